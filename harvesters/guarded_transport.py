"""The connection under the guard: addresses are checked where the connection is made.

A name is resolved once, every address it has must be allowed, and the connection goes to one of
exactly those addresses, so that a second, different answer of the name server (DNS rebinding)
changes nothing. TLS still checks the name.
"""

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Final, TypeVar

import httpcore2
import httpx2

from harvesters import addresses

Resolver = Callable[[str, int], tuple[str, ...]]
Clock = Callable[[], float]
_T = TypeVar("_T")

_READ_TIMEOUT: Final = 30.0


class ConnectionRefusedByGuardError(Exception):
    """The host has an address that may not be connected to."""


class DeadlineExceededError(Exception):
    """The time for the whole fetch is over."""


class UnreachableError(Exception):
    """No connection could be made, or it broke before an answer came: worth another try."""


class BrokenOffError(Exception):
    """The answer ended early, or is not HTTP."""


class Deadline:
    """The time by which a fetch must be over, whatever trickles in meanwhile."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._ends_at = clock()

    def restart(self, seconds: float) -> None:
        """Begin a new fetch."""
        self._ends_at = self._clock() + seconds

    @property
    def remaining(self) -> float:
        """Seconds left; below zero when it is over."""
        return self._ends_at - self._clock()

    def bound(self, call: Callable[[], _T]) -> _T:
        """Call what knows no timeout, and leave it behind when the fetch is over before it is.

        Asking for a name is such a call: a name server of the other side may take its time.
        """
        answers: queue.SimpleQueue[Future[_T]] = queue.SimpleQueue()

        def answer() -> None:
            future: Future[_T] = Future()
            try:
                future.set_result(call())
            except Exception as error:  # noqa: BLE001 - handed to the caller, whatever it is
                future.set_exception(error)
            answers.put(future)

        threading.Thread(target=answer, daemon=True).start()
        try:
            return answers.get(timeout=max(0.0, self.remaining)).result()
        except queue.Empty:
            raise DeadlineExceededError from None

    @contextmanager
    def cut(self, timeout: float | None) -> Iterator[float]:
        """Shorten a timeout to what is left, and tell the end of the fetch from a slow server."""
        remaining = self.remaining
        if remaining <= 0:
            raise DeadlineExceededError
        try:
            yield min(remaining, timeout or _READ_TIMEOUT)
        except httpcore2.TimeoutException as error:
            if self.remaining <= 0:
                raise DeadlineExceededError from error
            raise


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Ask the system for a host's addresses, in its order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedStream(httpcore2.NetworkStream):
    """A connection whose every read and write is held to the deadline.

    The check must be here: a server that sends one byte of a header a second never lets the code
    above see anything, and each single read stays below its own timeout.
    """

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        with self._deadline.cut(timeout) as limit:
            return self._stream.read(max_bytes, limit)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of a buffer."""
        with self._deadline.cut(timeout) as limit:
            self._stream.write(buffer, limit)

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Continue over TLS, under the same deadline."""
        with self._deadline.cut(timeout) as limit:
            stream = self._stream.start_tls(ssl_context, server_hostname, limit)
        return GuardedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """Pass on what the pool asks about the socket."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore2.NetworkBackend):
    """Makes connections to allowed addresses only."""

    def __init__(
        self,
        allowed: frozenset[addresses.Endpoint],
        deadline: Deadline,
        resolver: Resolver = resolve,
        backend: httpcore2.NetworkBackend | None = None,
    ) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._resolver = resolver
        self._backend = backend or httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of the host's addresses that answers, if all are allowed."""
        failure: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            try:
                with self._deadline.cut(timeout) as limit:
                    stream = self._backend.connect_tcp(
                        str(address), port, limit, local_address, socket_options
                    )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
                continue
            return GuardedStream(stream, self._deadline)
        raise failure

    def _checked(self, host: str, port: int) -> list[addresses.Address]:
        """Resolve once; one address that is not allowed refuses the host, whatever the others."""
        vouched = (host.lower(), port) in self._allowed
        try:
            names = self._deadline.bound(lambda: self._resolver(host, port))
            found = [ipaddress.ip_address(text) for text in names]
        except (OSError, ValueError) as error:
            raise httpcore2.ConnectError(f"the name {host} could not be resolved") from error
        for address in found:
            if not addresses.is_allowed(address, vouched=vouched):
                raise ConnectionRefusedByGuardError(f"{host} leads to {address}")
        return found


class _Body(httpx2.SyncByteStream):
    """The body as it comes off the wire, its errors translated."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _translated(BrokenOffError):
            yield from self._response.iter_stream()

    def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        self._response.close()


class GuardedTransport(httpx2.BaseTransport):
    """One request, one answer, no redirect, no proxy: over guarded connections."""

    def __init__(
        self, backend: httpcore2.NetworkBackend, tls: ssl.SSLContext | None = None
    ) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=tls or httpx2.create_ssl_context(trust_env=False),
            max_connections=2,
            max_keepalive_connections=1,
            keepalive_expiry=15,
            network_backend=backend,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request without a body and return the answer, its body still on the wire."""
        url = request.url
        inner = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        with _translated(UnreachableError):
            response = self._pool.handle_request(inner)
        return httpx2.Response(
            status_code=response.status, headers=response.headers, stream=_Body(response)
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


@contextmanager
def _translated(meaning: type[Exception]) -> Iterator[None]:
    try:
        yield
    except httpcore2.ProtocolError as error:
        raise BrokenOffError(str(error)) from error
    except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
        raise meaning(str(error) or type(error).__name__) from error
