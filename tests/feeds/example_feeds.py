"""The folder of real example feeds beside the repository; tests skip where it is not."""

import datetime as dt
import gzip
from pathlib import Path

import pytest

from schemas.rdf.page import read_page
from schemas.reading import PageEnd, ReadOptions, RecordReading

FEEDS = Path(__file__).parents[3] / "shared" / "feeds"
BASE = "https://feeds.example/catalogue"
TODAY = dt.date(2026, 11, 23)


def feed_bytes(path: str) -> bytes:
    """Give an example file, unpacked; skip the test when the files are not there."""
    file = FEEDS / path
    if not file.is_file():
        pytest.skip(f"the example feeds are not here: {file}")
    content = file.read_bytes()
    return gzip.decompress(content) if path.endswith(".gz") else content


def read_feed(path: str, options: ReadOptions | None = None) -> tuple[list[RecordReading], PageEnd]:
    """Read an example file to its end."""
    return read_bytes(feed_bytes(path), path, options)


def read_bytes(
    data: bytes, path: str, options: ReadOptions | None = None
) -> tuple[list[RecordReading], PageEnd]:
    """Read the bytes of an example file to their end."""
    page = read_page(
        data,
        media_type=None,
        name=path.removesuffix(".gz"),
        base_iri=BASE,
        today=TODAY,
        options=options or ReadOptions(),
    )
    return list(page.records), page.end
