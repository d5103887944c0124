"""Reading a small document in a dialect, as the tests of this folder do."""

import datetime as dt

from schemas.rdf.page import read_page
from schemas.reading import PageEnd, ReadOptions, RecordReading

TODAY = dt.date(2026, 11, 26)


def read(
    text: str | bytes, name: str = "feed", *, reads_parts: bool = False
) -> tuple[list[RecordReading], PageEnd]:
    """Read a document as a page of a feed."""
    page = read_page(
        text if isinstance(text, bytes) else text.encode(),
        media_type=None,
        name=name,
        base_iri="https://feed.example/feed",
        today=TODAY,
        options=ReadOptions(reads_parts=reads_parts),
    )
    return list(page.records), page.end


def codes_of(reading: RecordReading) -> set[tuple[str, str]]:
    """Give the codes and places of what was remarked."""
    return {(finding.code, finding.path) for finding in reading.report.findings}
