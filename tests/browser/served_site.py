"""A site served as the product serves it, by gunicorn, on a free port of the loopback address."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Self

from catalogue.settings import Settings
from frontend.wiring import Installation

_SECONDS_TO_STOP = 15


class ServedSite:
    """A home being served; ``installation`` opens the same home in this process."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.home = home
        self.log = home / "server.log"
        with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
            self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            self._environment = {
                "WAYLEAVE_HOME": str(home),
                "WAYLEAVE_PUBLIC_URL": self.url,
                **environment,
            }
            self._process = self._started(listener)
        self.installation = Installation(Settings.from_env(self._environment))

    def _started(self, listener: socket.socket) -> subprocess.Popen[bytes]:
        """Start the server with a socket that listens already: whoever connects waits for it."""
        arguments = [sys.executable, "-m", "gunicorn", "--config", "python:frontend.gunicorn_conf"]
        arguments += ["--bind", f"fd://{listener.fileno()}", "--workers", "1", "--threads", "4"]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                arguments,
                env={**os.environ, **self._environment},
                pass_fds=[listener.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Stop the server, and let go of the installation."""
        self.installation.close()
        ended = self._process.poll()
        assert ended is None, f"the server ended by itself: {self.log.read_text()[-2_000:]}"
        self._process.terminate()
        try:
            self._process.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:  # pragma: no cover - a server that hangs
            self._process.kill()
            self._process.wait()
            raise
