"""A small server on the loopback address that answers as it is told, well or badly."""

import contextlib
import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Self

import msgspec


class Request(msgspec.Struct, frozen=True):
    """What was asked: the method, the target as sent, the headers in lower case, and by whom."""

    method: str
    target: str
    headers: dict[str, str]
    peer: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What to send. ``pause`` is waited between the pieces of what drips, in seconds.

    ``declared`` is the length claimed when it is not that of the body.
    """

    body: bytes = b""
    status: int = 200
    media_type: str = "text/turtle"
    headers: dict[str, str] = {}
    declared: int | None = None
    pause: float = 0.0
    drips_head: bool = False
    drips_body: bool = False

    @property
    def head(self) -> bytes:
        """The status line and the headers."""
        length = len(self.body) if self.declared is None else self.declared
        fields = {"content-type": self.media_type, "content-length": str(length), **self.headers}
        lines = [f"HTTP/1.1 {self.status} Told", *(f"{k}: {v}" for k, v in fields.items() if v)]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


Script = Callable[[Request], Answer]


class FeedServer:
    """Serves a script: a mapping of targets to answers, or a function of the request."""

    def __init__(self, script: Script | Mapping[str, Answer]) -> None:
        self.requests: list[Request] = []
        self._script = script
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):
                    while outer.serve_one(self):
                        pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, request: object, client_address: object) -> None:
                """Say nothing: clients that break off are the point of some tests."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    @property
    def allowed(self) -> frozenset[tuple[str, int]]:
        """What a policy must allow for this server to be fetched from."""
        return frozenset({("127.0.0.1", self.port)})

    def url(self, target: str = "/") -> str:
        """Give the full address of a target."""
        return f"http://127.0.0.1:{self.port}{target}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def serve_one(self, handler: socketserver.StreamRequestHandler) -> bool:
        """Answer one request; False when the connection is to be closed."""
        request = _read_request(handler)
        if request is None:
            return False
        self.requests.append(request)
        answer = self._answer(request)
        for piece in _pieces(answer):
            handler.wfile.write(piece)
            handler.wfile.flush()
        complete = answer.declared is None or answer.declared == len(answer.body)
        if not complete:
            handler.connection.shutdown(socket.SHUT_RDWR)
        return complete and answer.headers.get("connection") != "close"

    def _answer(self, request: Request) -> Answer:
        if callable(self._script):
            return self._script(request)
        missing = Answer(status=404, body=b"no such page", media_type="text/plain")
        return self._script.get(request.target, missing)


def _read_request(handler: socketserver.StreamRequestHandler) -> Request | None:
    line = handler.rfile.readline().decode("latin-1").split(" ")
    if len(line) < 2:
        return None
    headers = {}
    while field := handler.rfile.readline().decode("latin-1").strip():
        name, _, value = field.partition(":")
        headers[name.lower()] = value.strip()
    return Request(line[0], line[1], headers, peer=str(handler.client_address))


def _pieces(answer: Answer) -> Iterator[bytes]:
    yield from _dripped(answer.head, answer.pause) if answer.drips_head else [answer.head]
    yield from _dripped(answer.body, answer.pause) if answer.drips_body else [answer.body]


def _dripped(content: bytes, pause: float) -> Iterator[bytes]:
    for place in range(len(content)):
        time.sleep(pause)
        yield content[place : place + 1]
