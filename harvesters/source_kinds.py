"""The kinds of catalogues that can be harvested, found by entry point.

A kind only *yields* pages; the loop in ``run`` decides what becomes of them. Others add theirs
from outside by declaring a class in the group ``wayleave.source_kinds``.
"""

import datetime as dt
from collections.abc import Generator, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Final, Protocol

import msgspec

from catalogue.domain.source import Source
from harvesters.errors import UnknownSourceKindError
from harvesters.guarded_http import FetchPolicy
from harvesters.sandbox import COMMAND
from schemas.reading import PageEnd, RecordReading

GROUP: Final = "wayleave.source_kinds"


class Equipment(msgspec.Struct, frozen=True, kw_only=True):
    """What a kind is given to work with.

    Limits are per page: bytes of memory and seconds of waiting for the process that reads; the
    policy says what may be fetched, and how large a file from disk may be. ``reads_parts`` is for
    who checks a file: distributions and contacts that belong to no record are judged too.
    """

    today: dt.date
    policy: FetchPolicy = FetchPolicy()
    sandbox_memory_bytes: int = 2 << 30
    page_seconds: float = 600.0
    most_pages: int = 10_000
    reading_command: tuple[str, ...] = COMMAND
    reads_parts: bool = False


class Page(Protocol):
    """One page of a feed, read while it is iterated over."""

    @property
    def url(self) -> str:
        """Where the page is, as told to people."""

    @property
    def records(self) -> Iterator[RecordReading]:
        """The records, once; it raises ``FeedError`` when the page turns out unreadable."""

    @property
    def end(self) -> PageEnd:
        """What is known after the last record was taken."""


class SourceKind(Protocol):
    """One sort of catalogue."""

    def fetch(self, source: Source, *, known: Mapping[str, str]) -> Generator[Page]:
        """Yield the pages of a source in order.

        ``known`` maps identifiers to the digests that the catalogue has. Raise ``FeedError`` when
        the feed cannot be read, and ``FeedIncompleteError`` after the last page that could be had
        when more may exist.
        """


class SourceKindFactory(Protocol):
    """What an entry point leads to: a class made with equipment."""

    def __call__(self, equipment: Equipment) -> SourceKind:
        """Make the kind."""


def known_kinds() -> tuple[str, ...]:
    """Name the kinds that are installed."""
    return tuple(sorted(entry.name for entry in _entries()))


def source_kind(name: str, equipment: Equipment) -> SourceKind:
    """Make the kind of a name; raise ``UnknownSourceKindError`` listing those there are."""
    for entry in _entries():
        if entry.name == name:
            factory: SourceKindFactory = entry.load()
            return factory(equipment)
    known = ", ".join(known_kinds()) or "none"
    raise UnknownSourceKindError(f"There is no source kind {name!r}; installed are: {known}.")


def _entries() -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=GROUP))
