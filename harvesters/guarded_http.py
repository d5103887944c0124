"""The only door to the outside: one GET, guarded from the address to the last byte.

Schemes http and https, ports 80 and 443 unless allowed, no user-info, public addresses only
(checked where the connection is made, see ``guarded_transport``), redirects by hand through the
same checks, one deadline over everything, limits on the size as sent and as unpacked, no proxy or
certificate taken from the environment. The body goes to a temporary file.
"""

import contextlib
import datetime as dt
import ssl
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

import httpx2
import msgspec

from harvesters import download, errors, retrying
from harvesters.addresses import Endpoint
from harvesters.fetch_folder import FetchFolder
from harvesters.guarded_transport import (
    BrokenOffError,
    Clock,
    ConnectionRefusedByGuardError,
    Deadline,
    DeadlineExceededError,
    GuardedBackend,
    GuardedTransport,
    Resolver,
    UnreachableError,
    resolve,
)
from harvesters.retrying import TryAgainError

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_NOT_MODIFIED: Final = 304
_OK: Final = 200
_ALLOW_SETTING: Final = "WAYLEAVE_HARVEST_ALLOW"
SIZE_SETTING: Final = "WAYLEAVE_FEED_LIMIT_MB"
_DEADLINE_SETTING: Final = "WAYLEAVE_PAGE_SECONDS"
_ACCEPT: Final = (
    "text/turtle, application/ld+json, application/rdf+xml, application/n-triples, "
    "application/trig, application/n-quads, application/json;q=0.5, */*;q=0.1"
)


class FetchPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """What the operator permits.

    ``allowed`` are hosts, as written in URLs, and ports that may be fetched although they are not
    public or not on port 80 or 443; never link-local ones. Sizes in bytes, times in seconds.
    """

    allowed: frozenset[Endpoint] = frozenset()
    max_bytes: int = 200_000_000
    deadline: float = 600.0
    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    max_redirects: int = 5
    patience: retrying.Patience = retrying.Patience()
    user_agent: str = "Wayleave/0.1 (catalogue harvester)"


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """An answer. ``url`` is where it came from in the end; ``path`` is absent on 304."""

    url: str
    status: int
    media_type: str | None
    path: Path | None
    size: int = 0
    digest: str = ""
    etag: str | None = None
    last_modified: str | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that nothing changed since the validators given."""
        return self.status == _NOT_MODIFIED

    def discard(self) -> None:
        """Remove the temporary file."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)


class GuardedClient:
    """Fetches feeds under a policy; for one thread. Temporary files go when it is closed.

    Certificates are checked against the system's, or as ``tls`` says; what the environment says
    about certificates does not count.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        resolver: Resolver = resolve,
        tls: ssl.SSLContext | None = None,
        clock: Clock = time.monotonic,
        sleep: retrying.Sleep = time.sleep,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self._policy = policy
        self._deadline = Deadline(clock)
        self._sleep = sleep
        self._now = now
        backend = GuardedBackend(policy.allowed, self._deadline, resolver)
        self._transport = GuardedTransport(backend, tls)
        self._folder = FetchFolder()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close connections and remove what was fetched."""
        self._transport.close()
        self._folder.remove()

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Fetch a URL to a temporary file; the validators make the request conditional."""
        headers = self._headers(etag, last_modified)
        self._deadline.restart(self._policy.deadline)
        backoff = retrying.Backoff(
            self._policy.patience, self._sleep, lambda: self._deadline.remaining
        )
        while True:
            try:
                return self._follow(url, headers)
            except TryAgainError as error:
                if not backoff.wait_after(error):
                    raise

    def _headers(self, etag: str | None, last_modified: str | None) -> dict[str, str]:
        headers = {
            "accept": _ACCEPT,
            "accept-encoding": "gzip, identity;q=0.5",
            "user-agent": self._policy.user_agent,
        }
        if etag:
            headers["if-none-match"] = etag
        if last_modified:
            headers["if-modified-since"] = last_modified
        return headers

    def _follow(self, url: str, headers: dict[str, str]) -> Fetched:
        target = _parsed(url, url)
        # Some servers send on to themselves until what they set is sent back. It is forgotten
        # after the fetch, and no other host ever gets it.
        cookies = httpx2.Cookies()
        for _ in range(self._policy.max_redirects + 1):
            self._check(target)
            with self._answer(target, headers, cookies) as response:
                # Not ``is_redirect``: a Location header on another status is no redirect.
                if response.status_code not in _REDIRECTS:
                    self._check_status(str(target), response, headers)
                    return self._receive(target, response)
                target = _redirected(target, response)
        raise errors.FetchError(
            url,
            f"more than {self._policy.max_redirects} redirects",
            "Give the address at which the feed is in the end.",
        )

    def _check(self, target: httpx2.URL) -> None:
        shown = str(target.copy_with(username=None, password=None))
        if target.scheme not in _DEFAULT_PORTS:
            fix = "Only http and https are fetched."
            raise errors.AddressRefusedError(shown, f"scheme {target.scheme!r} refused", fix)
        if target.userinfo:
            fix = "Give the address without name and password."
            raise errors.AddressRefusedError(shown, "user-info in the address refused", fix)
        host = target.raw_host.decode("ascii")
        if not host:
            fix = "Give a full address, for example https://data.example/catalog.ttl."
            raise errors.AddressRefusedError(shown, "no host in the address", fix)
        port = _DEFAULT_PORTS[target.scheme] if target.port is None else target.port
        if port not in _DEFAULT_PORTS.values() and (host, port) not in self._policy.allowed:
            raise errors.AddressRefusedError(
                shown, f"port {port} refused", f"Add {host}:{port} to {_ALLOW_SETTING} to allow it."
            )

    @contextlib.contextmanager
    def _answer(
        self, target: httpx2.URL, headers: dict[str, str], cookies: httpx2.Cookies
    ) -> Iterator[httpx2.Response]:
        timeouts = {
            "connect": self._policy.connect_timeout,
            "read": self._policy.read_timeout,
            "write": self._policy.read_timeout,
            "pool": self._policy.connect_timeout,
        }
        request = httpx2.Request("GET", target, headers=headers, extensions={"timeout": timeouts})
        cookies.set_cookie_header(request)
        with self._explained(str(target)):
            response = self._transport.handle_request(request)
            response.request = request
            cookies.extract_cookies(response)
            try:
                yield response
            finally:
                response.close()

    @contextlib.contextmanager
    def _explained(self, url: str) -> Iterator[None]:
        try:
            yield
        except ConnectionRefusedByGuardError as error:
            fix = f"If this is a catalogue of your own, add its host:port to {_ALLOW_SETTING}."
            cause = f"{error}, which is not a public address"
            raise errors.AddressRefusedError(url, cause, fix) from error
        except DeadlineExceededError as error:
            cause = f"not finished within {self._policy.deadline:g} seconds"
            raise errors.DeadlineError(url, cause, f"Raise {_DEADLINE_SETTING}.") from error
        except UnreachableError as error:
            cause = f"no answer ({error})"
            raise TryAgainError(url, cause, "Check the address, or try later.") from error
        except BrokenOffError as error:
            cause = f"the download was cut off ({error})"
            raise errors.CutOffError(url, cause, "Fetch it again.") from error

    def _receive(self, target: httpx2.URL, response: httpx2.Response) -> Fetched:
        header = response.headers.get
        answer = Fetched(
            url=str(target),
            status=response.status_code,
            media_type=_media_type(header("content-type")),
            path=None,
            etag=header("etag"),
            last_modified=header("last-modified"),
        )
        return answer if answer.is_unchanged else self._save(answer, response)

    def _check_status(self, url: str, response: httpx2.Response, headers: dict[str, str]) -> None:
        status = response.status_code
        cause = f"the server answered with status {status}"
        if status in retrying.STATUSES_TO_RETRY:
            after = retrying.parse_retry_after(response.headers.get("retry-after"), self._now)
            fix = "Try later." if after is None else f"Try again in {after:g} seconds."
            raise TryAgainError(url, cause, fix, retry_after=after)
        asked = "if-none-match" in headers or "if-modified-since" in headers
        if status != _OK and not (status == _NOT_MODIFIED and asked):
            raise errors.StatusError(url, cause, "Check the address in a browser.", status=status)

    def _save(self, answer: Fetched, response: httpx2.Response) -> Fetched:
        limit = download.SizeLimit(answer.url, self._policy.max_bytes, SIZE_SETTING)
        pieces = _decoded(response, limit)
        written = download.Downloaded()
        with _temporary(answer.url, self._folder.path) as file:
            written.write(pieces, file, limit)
        if not written.size:
            raise errors.PageUnreadableError(
                answer.url, "the answer is empty", "Check the address in a browser."
            )
        return msgspec.structs.replace(
            answer, path=Path(file.name), size=written.size, digest=written.digest
        )


def _parsed(url: str, shown: str) -> httpx2.URL:
    try:
        return httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        fix = "Give a full address, for example https://data.example/catalog.ttl."
        raise errors.AddressRefusedError(shown, f"not an address ({error})", fix) from error


def _redirected(target: httpx2.URL, response: httpx2.Response) -> httpx2.URL:
    location = response.headers.get("location")
    if not location:
        raise errors.StatusError(
            str(target),
            f"redirect {response.status_code} without a Location",
            "Give the address at which the feed is in the end.",
            status=response.status_code,
        )
    return target.join(_parsed(location, str(target)))


def _media_type(header: str | None) -> str | None:
    return header.partition(";")[0].strip().lower() or None if header else None


def _decoded(response: httpx2.Response, limit: download.SizeLimit) -> Iterator[bytes]:
    encoding = response.headers.get("content-encoding", "").strip().lower()
    # Unsized: a sized iterator gathers small pieces and keeps limits from being checked.
    wire = download.counted(response.iter_raw(), limit)
    if encoding in download.IDENTITY:
        return wire
    if encoding in download.GZIP:
        return download.unzipped(wire, limit.location)
    raise errors.PageUnreadableError(
        limit.location,
        f"content encoding {encoding!r}, though only gzip was asked for",
        "The publisher's server must honour Accept-Encoding.",
    )


@contextlib.contextmanager
def _temporary(url: str, folder: Path) -> Iterator[IO[bytes]]:
    """Open a file for a body; it goes again when the body does not arrive whole."""
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        try:
            yield file
        except BaseException as error:
            Path(file.name).unlink(missing_ok=True)
            if isinstance(error, OSError):
                fix = f"Make room in {folder.parent}."
                raise errors.FetchError(url, f"could not be kept ({error})", fix) from error
            raise
