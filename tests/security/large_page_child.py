"""A sandbox child with room for no page in memory; with ``full`` there is none on disk either."""

import functools
import sqlite3
import sys

import schemas.rdf.page
from harvesters import sandbox_limits
from harvesters.sandbox_child import PageReading, RdfReader, main
from harvesters.sandbox_protocol import Begin, ReadPage
from schemas.rdf.indexing import Room
from schemas.rdf.parse import parse


class LargePageReader(RdfReader):
    """The reader of RDF, for which every page is large."""

    large = 1


def open_named_database(_data: bytes, page: ReadPage, _run: Begin) -> PageReading:
    """Open a database that is a file with a name."""
    sqlite3.connect(page.path + ".sqlite")
    raise AssertionError("it was opened")


if __name__ == "__main__":
    if "full" in sys.argv:
        sandbox_limits._INDEX_PER_BYTE = 0  # type: ignore[misc]  # noqa: SLF001 - a full disk
    little = functools.partial(parse, room=Room(page=0, stretch=1_000))
    schemas.rdf.page.parse = little  # type: ignore[attr-defined]  # only the room differs
    main({"rdf": LargePageReader(), "database": open_named_database})
