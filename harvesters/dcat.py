"""DCAT catalogues in any RDF syntax, from a URL or a file, page by page.

How paging ends decides what the loop may do:

* no further link: the feed was read whole;
* a link to a page already read, or to a file that is not there: what was read stands, the page's
  end carries a warning, and ``FeedIncompleteError`` follows, so that nothing is retired;
* another address with the very bytes of an earlier page (the server ignores its page parameter, so
  this would go on for ever), a link to another host, or more pages than allowed: ``PagingError``,
  the run fails;
* no record on any page: ``EmptyFeedError``, the run fails: a catalogue that holds nothing is far
  more often broken than empty.
"""

import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack
from math import ceil
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import msgspec

from catalogue.domain.source import Source
from harvesters import errors
from harvesters.errors import FeedError
from harvesters.feed_page import FeedPage, begun
from harvesters.guarded_http import GuardedClient
from harvesters.pages import LocalPages, PageFile, Pages, RemotePages, address_key
from harvesters.sandbox import Reading, Sandbox
from harvesters.sandbox_protocol import Begin
from harvesters.source_kinds import Equipment
from schemas.findings import Finding
from schemas.reading import PageEnd, RecordReading
from schemas.rules.page_codes import PAGE_LOOP, PAGE_NEXT_MISSING, PAGE_NEXT_REBASED

READER: Final = "rdf"
_NEXT: Final = "hydra:next"
# With a line break behind the colon as well: a visitor's address is never taken for a path.
_IS_URL: Final = re.compile(r"\s*https?:|.*://", re.IGNORECASE | re.DOTALL)


class DcatSourceKind:
    """Reads DCAT feeds: the source's location is a URL or the path of a file."""

    #: What the process that reads is to take a page for.
    reader = READER

    def __init__(self, equipment: Equipment) -> None:
        self._equipment = equipment

    def fetch(self, source: Source, *, known: Mapping[str, str]) -> Generator["DcatPage"]:
        """Yield the feed's pages; see the module on how it ends.

        Whoever may stop before the last page closes the iterator (``contextlib.closing``).
        """
        with ExitStack() as held:
            pages = self._pages(source, held)
            sandbox = held.enter_context(open_sandbox(self._equipment, source, known, self.reader))
            trail = _Trail(pages, self._equipment.most_pages)
            yield from _walk(trail, pages, sandbox, held)

    def _pages(self, source: Source, held: ExitStack) -> Pages:
        path = local_path(source.location)
        if path is not None:
            return LocalPages(path, source.name, self._equipment.policy.max_bytes)
        client = held.enter_context(GuardedClient(self._equipment.policy))
        return RemotePages(client, source.location)


def open_sandbox(
    equipment: Equipment, source: Source, known: Mapping[str, str], reader: str = READER
) -> Sandbox:
    """Make the process that reads a source's pages; it is started by the first page."""
    begin = Begin(
        reader=reader,
        today=equipment.today,
        is_open_by_nature=source.is_open_by_nature,
        reads_parts=equipment.reads_parts,
        keeps_rest=not equipment.reads_parts,
        known=dict(known),
        cpu_seconds=ceil(equipment.page_seconds),
        memory_bytes=equipment.sandbox_memory_bytes,
    )
    return Sandbox(begin, wall_seconds=equipment.page_seconds, command=equipment.reading_command)


def local_path(location: str) -> Path | None:
    """Give the path that a location means, or None when it is a URL of some server."""
    if location.lower().startswith("file:"):
        return Path(unquote(urlsplit(location).path))
    return None if _IS_URL.match(location) else Path(location)


def _walk(trail: "_Trail", pages: Pages, sandbox: Sandbox, held: ExitStack) -> Iterator["DcatPage"]:
    records = 0
    while trail.address is not None:
        with pages.open(trail.address) as file:
            trail.enter(file)
            page = DcatPage(file, begun(sandbox, file), trail, held)
            yield page
            # Whoever did not want the records still gets the right next page.
            page.finish()
            records += page.count
    if not records:
        fix = "Check that the address is the catalogue's; nothing was changed."
        raise errors.EmptyFeedError(pages.first, "the feed holds no record", fix)
    if trail.gap is not None:
        raise errors.FeedIncompleteError(trail.gap)


class DcatPage(FeedPage):
    """One page; its end also says what was odd about the way to the next."""

    def __init__(self, file: PageFile, reading: Reading, trail: "_Trail", held: ExitStack) -> None:
        super().__init__(file.location)
        self._file = file
        self._reading = reading
        self._trail = trail
        self._held = held

    def _read(self) -> Iterator[RecordReading]:
        try:
            yield from self._counted(self._reading.records)
            self._end = self._trail.leave(self._file, self._reading.end)
        except FeedError:
            # It is raised to whoever takes the records, while the iterator of pages stands still.
            self._held.close()
            raise


class _Trail:
    """The way through the pages so far: where next, and what must not happen twice.

    ``address`` is that of the next page; ``gap`` why pages may be missing.
    """

    def __init__(self, pages: Pages, most_pages: int) -> None:
        self.address: str | None = pages.first
        self.gap: Finding | None = None
        self._pages = pages
        self._most_pages = most_pages
        self._seen: set[str] = set()
        self._bodies: dict[str, str] = {}

    def enter(self, file: PageFile) -> None:
        """Note a page, under the address asked for and the one it came from."""
        earlier = self._bodies.get(file.digest)
        if earlier is not None:
            raise errors.PagingError(
                file.location,
                f"the page repeats {earlier} byte for byte, so paging would never end",
                "The publisher's server must honour its own page parameter.",
            )
        self._bodies[file.digest] = file.location
        if self.address is not None:
            self._seen |= {address_key(self.address), address_key(file.location)}

    def leave(self, file: PageFile, end: PageEnd) -> PageEnd:
        """Choose the next page and add to the end what is to be said about that."""
        self.address = None
        following = self._pages.follow(end.next_pages, file)
        if following is None:
            return end
        finding = None
        if following.address is None:
            finding = self.gap = _missing(following.link)
        elif address_key(following.address) in self._seen:
            finding = self.gap = _loop(following.link)
        else:
            self._check_count(file)
            self.address = following.address
            finding = _rebased(following.link, following.address) if following.is_rebased else None
        return _with(end, finding)

    def _check_count(self, file: PageFile) -> None:
        if len(self._bodies) >= self._most_pages:
            raise errors.PagingError(
                file.location,
                f"after {self._most_pages:,} pages there is still a next one",
                "Check the feed's paging; it does not seem to end.",
            )


def _with(end: PageEnd, finding: Finding | None) -> PageEnd:
    if finding is None:
        return end
    return msgspec.structs.replace(end, findings=(*end.findings, finding))


def _loop(link: str) -> Finding:
    return PAGE_LOOP.at(_NEXT, link)


def _missing(link: str) -> Finding:
    return PAGE_NEXT_MISSING.at(_NEXT, link)


def _rebased(link: str, address: str) -> Finding:
    fix = f"Link to the public address; {address[:200]} was read instead."
    return msgspec.structs.replace(PAGE_NEXT_REBASED.at(_NEXT, link), fix=fix)
