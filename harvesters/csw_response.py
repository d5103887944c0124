"""What a catalogue service for the web answers: the DCAT in it, and where it goes on.

Servers tell the next position as they please: zero at the end or in the middle, above the number
of matches, or lower than where they are, which would never end. Comments stand among the records,
and exceptions come with status 200.
"""

import re
import xml.etree.ElementTree as ET
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from schemas.errors import NotRdfError, UnparseableError
from schemas.findings import Finding
from schemas.namespaces import DCAT, RDF
from schemas.rdf.hardening import check_well_formed
from schemas.rules.page_codes import PAGE_RECORDS_UNREAD

#: The schema in which records are asked for: that of DCAT in RDF/XML.
DCAT_SCHEMA: Final = DCAT
PAGE_SIZE: Final = 100
_POSITION: Final = "startPosition"
_DOCUMENT: Final = f"{{{RDF}}}RDF"
_WHOLE_NUMBER: Final = re.compile(r"\s*(\d{1,9})\s*", re.ASCII)
_LONGEST_SHOWN: Final = 300


class CswPage(msgspec.Struct, frozen=True):
    """The DCAT of an answer as RDF/XML, the next page's address, and what is to be said of it."""

    rdf: bytes
    next_page: str | None
    findings: tuple[Finding, ...]


def first_page(endpoint: str) -> str:
    """Give the address that asks a service for its first records."""
    asked = {
        "service": "CSW",
        "version": "2.0.2",
        "request": "GetRecords",
        "typeNames": "csw:Record",
        "resultType": "results",
        "elementSetName": "full",
        "outputSchema": DCAT_SCHEMA,
        "maxRecords": str(PAGE_SIZE),
        _POSITION: "1",
    }
    parts = urlsplit(endpoint)
    fixed = {name.casefold() for name in asked}
    own = [(n, v) for n, v in parse_qsl(parts.query) if n.casefold() not in fixed]
    return parts._replace(query=urlencode([*own, *asked.items()]), fragment="").geturl()


def unwrapped(data: bytes, address: str) -> CswPage:
    """Take an answer apart; raise ``UnreadableError`` for an exception or what is no answer."""
    check_well_formed(data)
    try:
        root = ET.fromstring(data)  # noqa: S314 - entity definitions were refused just above
    except ET.ParseError as error:
        raise UnparseableError(str(error), error.position[0]) from error
    if _local(root) == "ExceptionReport":
        raise NotRdfError(_words_of(root))
    results = next((each for each in root.iter() if _local(each) == "SearchResults"), None)
    if results is None:
        raise NotRdfError("this is no answer of a catalogue service: give its GetRecords address")
    rdf, unread = _as_rdf(results)
    findings = (PAGE_RECORDS_UNREAD.at("record", f"{unread} records"),) if unread else ()
    return CswPage(rdf, _next_page(results, address), findings)


def next_position(told: int | None, matched: int, returned: int, start: int) -> int | None:
    """Say where the next page begins; nothing at the end.

    A position that does not lead on is given as the present one: whoever follows it sees that the
    service goes in a circle, and that records may be missing.
    """
    if told is None:
        told = start + returned
    if not returned or not told or told > matched:
        return None
    return max(told, start)


def _next_page(results: ET.Element, address: str) -> str | None:
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    start = _number(query.get(_POSITION)) or 1
    returned = _number(results.get("numberOfRecordsReturned"))
    position = next_position(
        _number(results.get("nextRecord")),
        _number(results.get("numberOfRecordsMatched")) or 0,
        len(results) if returned is None else returned,
        start,
    )
    if position is None:
        return None
    return parts._replace(query=urlencode({**query, _POSITION: str(position)})).geturl()


def _as_rdf(results: ET.Element) -> tuple[bytes, int]:
    """Put what is RDF into one document, and count what is not."""
    document = ET.Element(_DOCUMENT)
    unread = 0
    for record in results:
        if record.tag == _DOCUMENT:
            document.extend(record)
        elif record.tag.startswith("{" + DCAT):
            document.append(record)
        else:
            unread += 1
    return ET.tostring(document, encoding="utf-8", xml_declaration=True), unread


def _words_of(report: ET.Element) -> str:
    words = " ".join("".join(report.itertext()).split())[:_LONGEST_SHOWN]
    return (
        f"the service answered with an exception ({words or 'without words'}): check that it is a "
        f"CSW 2.0.2 that offers records in {DCAT_SCHEMA}"
    )


def _number(written: str | None) -> int | None:
    found = _WHOLE_NUMBER.fullmatch(written or "")
    return int(found[1]) if found else None


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
