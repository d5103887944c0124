"""Where the pages of a feed come from: a server, or files beside each other."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import quote, unquote, urldefrag, urlsplit

import msgspec

from harvesters import download, errors
from harvesters.guarded_http import SIZE_SETTING, GuardedClient


class PageFile(msgspec.Struct, frozen=True, kw_only=True):
    """A page at hand: what people call it, the base of its relative IRIs, its bytes in a file."""

    location: str
    base_iri: str
    path: Path
    media_type: str | None
    name: str
    digest: str


class NextPage(msgspec.Struct, frozen=True, kw_only=True):
    """Where a link leads; ``address`` is absent when that page is not to be had."""

    link: str
    address: str | None
    is_rebased: bool = False


class Pages(Protocol):
    """A place that pages come from, each under an address."""

    @property
    def first(self) -> str:
        """The address of the first page."""

    def open(self, address: str) -> AbstractContextManager[PageFile]:
        """Have a page at hand for the time of a context."""

    def follow(self, links: tuple[str, ...], page: PageFile) -> NextPage | None:
        """Choose where the links of a page to its next lead; None when there are none.

        Raise ``PagingError`` for a link that must not be followed and means a broken feed.
        """


def address_key(address: str) -> str:
    """Give the form under which two spellings of one address are the same."""
    bare, _ = urldefrag(address)
    parts = urlsplit(bare)
    host = (parts.hostname or "").lower()
    port = _port(parts.port, parts.scheme)
    return parts._replace(scheme=parts.scheme.lower(), netloc=host + port).geturl()


def _port(port: int | None, scheme: str) -> str:
    return "" if port in {None, {"http": 80, "https": 443}.get(scheme.lower())} else f":{port}"


class RemotePages:
    """Pages of a server, through the guarded door."""

    def __init__(self, client: GuardedClient, url: str) -> None:
        self.first = url
        self._client = client

    @contextmanager
    def open(self, address: str) -> Iterator[PageFile]:
        """Fetch a page; the base of its IRIs is where redirects led."""
        fetched = self._client.fetch(address)
        assert fetched.path is not None  # noqa: S101 - the request was not conditional
        try:
            yield PageFile(
                location=fetched.url,
                base_iri=fetched.url,
                path=fetched.path,
                media_type=fetched.media_type,
                name=unquote(urlsplit(fetched.url).path.rpartition("/")[2]),
                digest=fetched.digest,
            )
        finally:
            fetched.discard()

    def follow(self, links: tuple[str, ...], page: PageFile) -> NextPage | None:
        """Take the preferred link if it stays on the server, or can be led back to it.

        Behind a proxy, catalogues link to themselves as localhost, under an inner name or as http.
        With the same path as the page it is taken as meant for the server we are talking to.
        """
        if not links:
            return None
        link = links[0]
        try:
            address = _address_on_server(page.location, link)
        except ValueError:
            address = None
        if address is None:
            raise errors.PagingError(
                page.location,
                f"the link to the next page leads to another server: {link[:200]}",
                "The publisher must link to pages on the server of the feed.",
            )
        return NextPage(link=link, address=address, is_rebased=address != link)


def _address_on_server(page: str, link: str) -> str | None:
    """Give the address that a link means on a page's server, or None when it means another."""
    here, there = urlsplit(page), urlsplit(link)
    same_host = there.hostname == here.hostname
    if same_host and (there.scheme, there.port) == (here.scheme, here.port):
        return link
    if same_host and (here.scheme, there.scheme) == ("http", "https") and there.port is None:
        return link
    if there.path == here.path and there.scheme in {"http", "https"}:
        return there._replace(scheme=here.scheme, netloc=here.netloc).geturl()
    return None


def _why_no_file(path: Path) -> str:
    if path.is_dir():
        return "is a folder"
    return "is a device or pipe, not a file" if path.exists() else "there is no such file"


_PAGE_IN_QUERY: Final = re.compile(
    r"(?:^|&)(?:page|p|pageno|pagenumber)=(\d+)(?:&|$)", re.IGNORECASE
)
_LAST_NUMBER: Final = re.compile(r"\d+(?=\D*$)")


class LocalPages:
    """Pages that are files of one folder, given by an operator.

    The base of relative IRIs is ``https://NAME.invalid/FILE``, NAME being the source's. So a
    relative IRI never becomes a ``file:`` path that tells where the server keeps its files, two
    sources never share one, the same feed gives the same IRIs wherever it lies, and as ``.invalid``
    is reserved nobody will ever be led to a wrong place by it.

    A link to the next page is never fetched: it leads to the file beside this one that has its
    name, or, as pages saved from a server are named by number, its page number.
    """

    def __init__(self, path: Path, source: str, most_bytes: int) -> None:
        self.first = path.name
        self._folder = path.parent
        self._source = re.sub(r"[^a-z0-9]+", "-", source.lower()).strip("-") or "file"
        self._most_bytes = most_bytes

    @contextmanager
    def open(self, address: str) -> Iterator[PageFile]:
        """Check a file and give it as it lies."""
        path = self._folder / address
        written = self._measured(path)
        yield PageFile(
            location=str(path),
            base_iri=f"https://{self._source}.invalid/{quote(address)}",
            path=path.resolve(),
            media_type=None,
            name=address,
            digest=written.digest,
        )

    def _measured(self, path: Path) -> download.Downloaded:
        limit = download.SizeLimit(str(path), self._most_bytes, SIZE_SETTING)
        written = download.Downloaded()
        try:
            if not path.is_file():
                fix = "Give the path of a feed, or its URL."
                raise errors.FetchError(str(path), _why_no_file(path), fix)
            limit.check(path.stat().st_size, "given")
            written.measure(download.read_file(path), limit)
        except OSError as error:
            cause = f"cannot be opened ({error.strerror})"
            raise errors.FetchError(str(path), cause, "Check the file's permissions.") from error
        if not written.size:
            fix = "Fetch it again."
            raise errors.PageUnreadableError(str(path), "the file is empty", fix)
        return written

    def follow(self, links: tuple[str, ...], page: PageFile) -> NextPage | None:
        """Find the file that the preferred link means."""
        if not links:
            return None
        link = links[0]
        for name in self._names(link, page.name):
            if self._is_beside(name):
                return NextPage(link=link, address=name)
        return NextPage(link=link, address=None)

    @staticmethod
    def _names(link: str, current: str) -> Iterator[str]:
        try:
            parts = urlsplit(link)
        except ValueError:
            return
        number = _PAGE_IN_QUERY.search(parts.query)
        if number is None:
            yield unquote(parts.path.rpartition("/")[2])
        elif _LAST_NUMBER.search(Path(current).stem):
            stem = _LAST_NUMBER.sub(number[1], Path(current).stem)
            yield stem + Path(current).suffix

    def _is_beside(self, name: str) -> bool:
        """Whether a name, which came from the feed, is a file of this very folder."""
        if not name or name.startswith(".") or any(sign in name for sign in "/\\\0"):
            return False
        path = (self._folder / name).resolve()
        return path.parent == self._folder.resolve() and path.is_file()
