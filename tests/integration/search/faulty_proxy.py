"""A proxy between client and server that stalls, resets, cuts answers short, or answers itself."""

import contextlib
import enum
import socket
import socketserver
import struct
import threading
from typing import Self
from urllib.parse import urlsplit


class Fault(enum.Enum):
    """What the proxy does to an exchange."""

    NONE = "none"
    STALL = "stall"
    RESET = "reset"
    CUT = "cut"
    NOISE = "noise"
    STRANGER = "stranger"
    OVERLOADED = "overloaded"
    UNAVAILABLE = "unavailable"


_HEAD = "HTTP/1.1 {} X\r\n{}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n"
_PRODUCT = "X-Elastic-Product: Elasticsearch\r\n"
_DETAIL = '{"error": {"type": "x", "reason": "secret-query-text"}, "status": 500}'


def _canned(status: int, body: str, product: str = _PRODUCT) -> bytes:
    return (_HEAD.format(status, product, len(body)) + body).encode()


CANNED = {
    Fault.NOISE: _canned(200, "<html>not JSON"),
    Fault.STRANGER: _canned(200, "{}", product=""),
    Fault.OVERLOADED: _canned(429, _DETAIL),
    Fault.UNAVAILABLE: _canned(503, _DETAIL),
}


class FaultyProxy:
    """Passes connections on to a server, or plays the fault that ``fault`` names at the time."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "", parts.port or 80)
        self.fault = Fault.NONE
        self.connections = 0
        self._stopped = threading.Event()
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):
                    outer.converse(self.request)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        """The proxy's address, with credentials that must show up nowhere."""
        return f"http://someone:secret-password@127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def converse(self, client: socket.socket) -> None:
        """Pass requests on one by one, each as the fault of the moment allows."""
        self.connections += 1
        with socket.create_connection(self._target) as server:
            while request := _message(client):
                if not self._answer(client, server, request):
                    return

    def _answer(self, client: socket.socket, server: socket.socket, request: bytes) -> bool:
        if self.fault in CANNED:
            client.sendall(CANNED[self.fault])
            return True
        if self.fault is Fault.STALL:
            self._stopped.wait(5)
            return False
        if self.fault is Fault.RESET:
            _reset(client)
            return False
        server.sendall(request)
        answer = _message(server, is_bodiless=request.startswith(b"HEAD"))
        if self.fault is Fault.CUT:
            client.sendall(answer[: len(answer) - 20])
            return False
        client.sendall(answer)
        return True


def _reset(connection: socket.socket) -> None:
    """Break a connection off so that the other end gets a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _message(connection: socket.socket, *, is_bodiless: bool = False) -> bytes:
    """Read one message of HTTP: its head and as much body as that says."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return b""
        received += piece
    while not is_bodiless and not _is_complete(received):
        received += connection.recv(65536)
    return received


def _is_complete(message: bytes) -> bool:
    head, _, body = message.partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode("latin-1").split("\r\n")[1:])
    lowered = {name.lower(): value for name, value in headers.items()}
    if lowered.get("transfer-encoding") == "chunked":
        return body.endswith(b"0\r\n\r\n")
    return len(body) >= int(lowered.get("content-length", 0))
