"""A mail server of a few lines on the loopback address, which takes mails as plain text."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 mail.example")
        for line in self.rfile:
            command = line.decode().strip()
            self._heard(command)
            match command.partition(" ")[0].lower():
                case "ehlo":
                    self._say("250-mail.example", "250 HELP")
                case "data":
                    self._say("354 go on")
                    self._take()
                    self._say("250 taken")
                case "quit":
                    self._say("221 goodbye")
                    return
                case _:
                    self._say("250 well")

    def _take(self) -> None:
        for line in self.rfile:
            if line.strip() == b".":
                return
            self._heard(line.decode().strip())

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())

    def _heard(self, line: str) -> None:
        if isinstance(self.server, MailServer):
            self.server.heard.append(line)


class MailServer(socketserver.ThreadingTCPServer):
    """Hears mails, and everything else that was said to it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.heard: list[str] = []

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.server_address[1])


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Run a mail server."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
