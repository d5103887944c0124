"""What the examples of the exchange model must give: each with the fault that its tooling names.

The rows are those of the table of LinkML's results: a file, a location in it, a fault. A fault is
found when a finding stands at that location with one of the codes that say so.
"""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from schemas.findings import Finding
from schemas.rdf.page import read_page
from schemas.reading import ReadOptions, RecordReading

STANDARD: Final = Path(__file__).parents[3] / "shared" / "standard" / "data"
EXAMPLES: Final = STANDARD / "examples"
TABLE: Final = STANDARD / "expected-linkml-results.csv"
TODAY: Final = dt.date(2026, 11, 23)
_PARTS: Final = {"Distribution": "distribution.", "ContactPoint": "contactPoint."}
# Under each fault of the table the codes that tell of it; "-MISSING" stands for the whole family.
_SAID_BY: Final = {
    "pattern mismatch": ("CONTACT-EMAIL-INVALID", "MEDIA-TYPE-INVALID", "VALUE-MAPPED"),
    "not an ISO date": ("DATE-PRECISION", "DATE-UNREADABLE"),
    "not in enumeration": ("-UNKNOWN", "ORG-NOT-IN-REGISTER", "VALUE-MAPPED", "VALUE-REPEATED"),
    "wrong type": ("VALUE-SHAPE",),
    # What was written under another name is read, and no longer missing.
    "missing required": ("-MISSING", "PROPERTY-MISSPELT"),
    "unknown property": ("PROPERTY-MISSPELT", "PROPERTY-NOT-READ"),
}


class Row(msgspec.Struct, frozen=True):
    """One row of the table: for a valid example without location and fault."""

    file: str
    of: str
    location: str
    fault: str

    @property
    def is_valid(self) -> bool:
        """Whether the example is one of those that are valid."""
        return not self.fault

    @property
    def property(self) -> str:
        """The property that the row is about, as the example writes it."""
        named = self.location.strip("/").partition("/")[0]
        return named or self.fault.partition(": ")[2]


class Outcome(msgspec.Struct, frozen=True):
    """A row, whether what it expects was found, and what was found in words."""

    row: Row
    is_met: bool
    found: str


def rows(table: Path) -> list[Row]:
    """Read the table of expected results."""
    with table.open(encoding="utf-8", newline="") as file:
        return [Row(r["file"], r["class"], r["location"], r["fault"]) for r in csv.DictReader(file)]


def outcome(row: Row, examples: Path) -> Outcome:
    """Read an example and hold it against its row."""
    (reading,) = readings((examples / row.file).read_bytes(), row.file)
    if row.is_valid:
        return Outcome(row, *_of_valid(reading))
    told = list(_telling(row, reading))
    return Outcome(row, bool(told), "; ".join(map(_in_words, told)) or "nothing")


def readings(data: bytes, name: str) -> list[RecordReading]:
    """Read a document as somebody checks it."""
    page = read_page(
        data,
        media_type=None,
        name=name,
        base_iri="https://examples.example/",
        today=TODAY,
        options=ReadOptions(reads_parts=True),
    )
    return list(page.records)


def _of_valid(reading: RecordReading) -> tuple[bool, str]:
    counts = reading.report.conformance
    met = f"{counts.mandatory_as_stands} of {counts.mandatory_total} mandatory as written"
    is_met = reading.report.usable and counts.mandatory_as_stands == counts.mandatory_total
    return is_met, f"{'usable' if reading.report.usable else 'not usable'}, {met}"


def _telling(row: Row, reading: RecordReading) -> Iterator[Finding]:
    prefix = _PARTS.get(row.of, "")
    kind = row.fault.partition(":")[0].partition(",")[0]
    for finding in reading.report.findings:
        at = (finding.path, finding.value if finding.code == "PROPERTY-MISSPELT" else None)
        is_here = f"{prefix}{row.property}" in at or row.property in at
        if is_here and finding.code.endswith(_SAID_BY[kind]):
            yield finding


def _in_words(finding: Finding) -> str:
    value = f" “{finding.value}”" if finding.value else ""
    line = f", line {finding.line}" if finding.line else ""
    return f"{finding.code} at {finding.path}{value}{line}"
