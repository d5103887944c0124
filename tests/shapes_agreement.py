"""What shapes and rules say of the same records, side by side, and where they may differ."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from schemas.findings import Severity
from schemas.rdf.page import read_page
from schemas.reading import ReadOptions, RecordReading
from schemas.shacl.conformance import conformance
from schemas.shacl.engines import EngineName, engine
from schemas.shacl.profile import codes_of_violations
from schemas.shacl.results import Result
from schemas.shacl.shapes import uk_profile

TODAY: Final = dt.date(2026, 11, 23)
_SERIOUS: Final = {Severity.BLOCKER, Severity.ERROR}

#: Rules that are violations by their weight, and that shapes cannot express.
BEYOND_SHAPES: Final[Mapping[str, str]] = {
    "DATE-IN-FUTURE": "shapes do not know what day it is",
    "ISSUED-AFTER-MODIFIED": "dates of different precision cannot be compared in SHACL Core",
    "IDENTIFIER-DUPLICATE": "shapes look at one record at a time",
    "IDENTIFIER-IRI-BAD": "an address that is none never reaches a graph",
    "NOT-PUBLISHED": "whether a record is a draft is no property of the standard",
    "RECORD-UNREADABLE": "what cannot be read has no graph",
    "RECORD-TOO-LARGE": "what is too large has no graph",
    "RECORD-REFUSED": "the store's own limits are no part of the standard",
}
#: Rules that refuse a record before its graph is kept: there is nothing for shapes to look at.
WITHOUT_GRAPH: Final = frozenset({"CLASSIFICATION-REFUSED", "IDENTIFIER-MISSING"})


class Compared(msgspec.Struct, frozen=True):
    """The codes of one record by its rules and by its shapes."""

    record: str
    by_rules: frozenset[str]
    by_shapes: frozenset[str]


def read(data: bytes, name: str) -> list[RecordReading]:
    """Read a file to its end."""
    page = read_page(
        data,
        media_type=None,
        name=name,
        base_iri=f"https://examples.example/{name}",
        today=TODAY,
        options=ReadOptions(),
    )
    return list(page.records)


def compared(
    records: Sequence[RecordReading], name: EngineName = EngineName.FAST
) -> Iterator[Compared]:
    """Give both sets of codes for each record, of what both can express."""
    known = codes_of_violations()
    found = conformance([each.graph for each in records], uk_profile(), engine(name))
    for record, results in zip(records, found, strict=True):
        by_rules = {f.code for f in record.report.findings if f.severity in _SERIOUS}
        if not record.graph:
            by_rules -= WITHOUT_GRAPH
        yield Compared(
            record.identifier, frozenset(by_rules & known), frozenset(_violations(results))
        )


def _violations(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        if result.severity in _SERIOUS:
            yield result.code or result.shape
