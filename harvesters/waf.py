"""Web-accessible folders: every metadata file that a folder of a web server lists.

A file that cannot be read, or is of a kind that is not read, loses itself alone: its page says so,
the others go in, and since its records may only be out of reach nothing is retired. A folder that
lists nothing fails the run.
"""

from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack
from typing import Final

import msgspec

from catalogue.domain.source import Source
from harvesters import errors
from harvesters.dcat import local_path, open_sandbox
from harvesters.errors import FeedError
from harvesters.feed_page import FeedPage, begun
from harvesters.folder_listing import files_and_folders
from harvesters.guarded_http import GuardedClient
from harvesters.pages import RemotePages
from harvesters.sandbox import Sandbox
from harvesters.source_kinds import Equipment
from schemas.findings import Finding
from schemas.reading import PageEnd, RecordReading
from schemas.rules.page_codes import PAGE_FILE_UNREAD

_PATH: Final = "file"
_LARGEST_LISTING: Final = 8 << 20
_DEEPEST: Final = 3
# The files that a person can mend; anything else, such as a server that is gone, ends the run.
_OF_ONE_FILE: Final = (errors.PageUnreadableError, errors.StatusError)


class WafSourceKind:
    """Reads the metadata files of a folder: the source's location is the folder's URL."""

    def __init__(self, equipment: Equipment) -> None:
        self._equipment = equipment

    def fetch(self, source: Source, *, known: Mapping[str, str]) -> Generator["WafPage"]:
        """Yield a page for each file, in the order in which they are listed."""
        if local_path(source.location) is not None:
            fix = "Give the URL of the folder; for files of this machine use the kind dcat."
            raise errors.FetchError(source.location, "is no URL of a folder", fix)
        with ExitStack() as held:
            client = held.enter_context(GuardedClient(self._equipment.policy))
            sandbox = held.enter_context(open_sandbox(self._equipment, source, known))
            files = self._files(client, source.location)
            yield from _read(files, RemotePages(client, source.location), sandbox)

    def _files(self, client: GuardedClient, location: str) -> list[str]:
        found: dict[str, None] = {}
        waiting = [(location, 0)]
        seen = {location}
        while waiting:
            address, depth = waiting.pop(0)
            files, folders = _listed(client, address)
            found.update(dict.fromkeys(files))
            new = [each for each in folders if each not in seen and depth < _DEEPEST]
            seen.update(new)
            waiting += [(each, depth + 1) for each in new]
            self._check_count(location, len(found) + len(seen))
        if not found:
            fix = "Check that the address is the folder's, and that it lists its files."
            raise errors.EmptyFeedError(location, "the folder lists no metadata file", fix)
        return list(found)

    def _check_count(self, location: str, count: int) -> None:
        most = self._equipment.most_pages
        if count > most:
            fix = "Give a folder with fewer files, or a feed that describes them together."
            raise errors.PagingError(location, f"the folder lists more than {most:,} files", fix)


def _listed(client: GuardedClient, address: str) -> tuple[list[str], list[str]]:
    fetched = client.fetch(address)
    assert fetched.path is not None  # noqa: S101 - the request was not conditional
    try:
        with fetched.path.open("rb") as file:
            listing = file.read(_LARGEST_LISTING)
    finally:
        fetched.discard()
    return files_and_folders(listing.decode("utf-8", errors="replace"), fetched.url)


def _read(files: list[str], pages: RemotePages, sandbox: Sandbox) -> Iterator["WafPage"]:
    records, gap = 0, None
    for address in files:
        page = WafPage(address, pages, sandbox)
        yield page
        page.finish()
        records += page.count
        gap = gap or page.gap
    if not records:
        fix = "Check that the files are DCAT, or another dialect that is read."
        raise errors.EmptyFeedError(pages.first, "no file of the folder holds a record", fix)
    if gap is not None:
        raise errors.FeedIncompleteError(gap)


class WafPage(FeedPage):
    """One file of the folder; ``gap`` is what was found when it could not be read."""

    def __init__(self, address: str, pages: RemotePages, sandbox: Sandbox) -> None:
        super().__init__(address)
        self.gap: Finding | None = None
        self._pages = pages
        self._sandbox = sandbox

    def _read(self) -> Iterator[RecordReading]:
        try:
            with self._pages.open(self.url) as file:
                reading = begun(self._sandbox, file)
                yield from self._counted(reading.records)
                self._end = reading.end
        except _OF_ONE_FILE as error:
            self.gap = _unread(self.url, error)
            self._end = PageEnd(findings=(self.gap,))


def _unread(address: str, error: FeedError) -> Finding:
    line = f" (line {error.line})" if error.line is not None else ""
    fix = f"{error.cause}{line}. The other files of the folder were read: correct this one."
    found = PAGE_FILE_UNREAD.at(_PATH, address, line=error.line)
    return msgspec.structs.replace(found, fix=fix)
