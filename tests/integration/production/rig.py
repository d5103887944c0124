"""A catalogue of servers, its parts started as an operator starts them, on the loopback address."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from catalogue.settings import Settings
from frontend.wiring import Installation

_PATIENCE = 60


class Answer(msgspec.Struct, frozen=True):
    """What came back over HTTP."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        return json.loads(self.text)


class Production:
    """The settings of one installation, and what is started with them."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = {**os.environ, **environment, "WAYLEAVE_PUBLIC_URL": self.url}

    def installation(self) -> Installation:
        """Open the same database and search engine in this process."""
        return Installation(Settings.from_env(self._environment))

    def command(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            _command(*arguments),
            env=self._environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    @contextlib.contextmanager
    def running(self, name: str, *arguments: object) -> Iterator[subprocess.Popen[bytes]]:
        """Keep a command running; what it writes goes to a log of its name."""
        with (
            self.log(name).open("ab") as log,
            subprocess.Popen(
                _command(*arguments),
                env=self._environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            ) as process,
        ):
            try:
                yield process
            finally:
                if process.poll() is None:
                    process.send_signal(signal.SIGTERM)
                    process.wait(_PATIENCE)

    def log(self, name: str) -> Path:
        """Name the file that a running command writes to."""
        return self.folder / f"{name}.log"

    def get(self, address: str, accept: str = "text/html") -> Answer:
        """Fetch over HTTP."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request("GET", address, headers={"Accept": accept})
            response = connection.getresponse()
            text = response.read().decode()
        return Answer(response.status, dict(response.headers), text)

    def find(self, words: str) -> list[dict[str, Any]]:
        """Search by the API; return what was found."""
        results: list[dict[str, Any]] = self.get(f"/api/v1/search?q={words}").json["results"]
        return results

    def is_up(self) -> bool:
        """Tell whether the pages are served and everything behind them answers."""
        with contextlib.suppress(OSError):
            return self.get("/readyz").status == 200
        return False


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until something holds; a minute is for a machine that is very busy."""
    deadline = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.05)


def _command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "frontend.cli", *map(str, arguments)]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
