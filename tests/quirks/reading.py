"""Reading the feeds of this folder: each holds one fault and is named after its number."""

import datetime as dt
from pathlib import Path
from typing import Final

from schemas.model import Dataset
from schemas.rdf.page import read_page
from schemas.reading import PageEnd, ReadOptions, RecordReading

FEEDS: Final = Path(__file__).parent / "feeds"
BASE: Final = "https://feeds.example/catalogue"
TODAY: Final = dt.date(2026, 11, 26)


def feed_bytes(name: str) -> bytes:
    """Give a feed of this folder as it is."""
    return (FEEDS / name).read_bytes()


def read_text(
    data: bytes, name: str, options: ReadOptions | None = None
) -> tuple[list[RecordReading], PageEnd]:
    """Read a feed to its end; the suffix of the name tells its syntax."""
    page = read_page(
        data,
        media_type=None,
        name=name,
        base_iri=f"{BASE}/{name}",
        today=TODAY,
        options=options or ReadOptions(),
    )
    return list(page.records), page.end


def read(name: str, options: ReadOptions | None = None) -> tuple[list[RecordReading], PageEnd]:
    """Read a feed of this folder to its end."""
    return read_text(feed_bytes(name), name, options)


def read_one(name: str) -> RecordReading:
    """Read a feed that holds one record."""
    (record,), _ = read(name)
    return record


def dataset_of(record: RecordReading) -> Dataset:
    """Give the dataset that was read."""
    assert isinstance(record.resource, Dataset)
    return record.resource


def read_dataset(name: str) -> tuple[Dataset, set[str]]:
    """Read a feed that holds one dataset: the dataset, and the codes of what was found."""
    record = read_one(name)
    return dataset_of(record), codes_of(record)


def codes_of(record: RecordReading) -> set[str]:
    """Give the codes of what was found about a record."""
    return {finding.code for finding in record.report.findings}


def page_codes(end: PageEnd) -> set[str]:
    """Give the codes of what was found about a page."""
    return {finding.code for finding in end.findings}
