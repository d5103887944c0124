"""Starting gunicorn, loading it with wrk, and telling what its workers hold in memory."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import psutil

_SCRIPT = Path(__file__).with_name("pages.lua")
_PATIENCE = 120


class Load(msgspec.Struct, frozen=True):
    """What a load came to: pages a second, milliseconds, and answers that were none."""

    per_second: float
    p50: float
    p99: float
    refused: int
    lost: int


class Server(msgspec.Struct, frozen=True):
    """A server that runs: where, and its first process."""

    address: str
    pid: int

    def fetch(self, path: str) -> bytes:
        """Return what is answered."""
        with urllib.request.urlopen(self.address + path) as response:  # noqa: S310 - our own
            body: bytes = response.read()
        return body

    def led_to(self, path: str) -> str:
        """Return the path that a path leads to: an answer is measured, not being sent on."""
        with urllib.request.urlopen(self.address + path) as response:  # noqa: S310 - our own
            url: str = response.url
        return url.removeprefix(self.address)

    def megabytes_of_workers(self) -> list[float]:
        """Tell the memory that each worker has for itself alone."""
        workers = psutil.Process(self.pid).children()
        return [worker.memory_full_info().uss / 1_000_000 for worker in workers]


@contextlib.contextmanager
def serving(
    arguments: Sequence[str], environment: Mapping[str, str], ready: str
) -> Iterator[Server]:
    """Keep a server running; ``PORT`` in the arguments stands for a free port."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    given = [each.replace("PORT", str(port)) for each in arguments]
    everything = {**os.environ, **environment, "WAYLEAVE_PUBLIC_URL": address}
    with subprocess.Popen(
        given, env=everything, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        server = Server(address, process.pid)
        try:
            _wait_for(server, ready, process)
            yield server
        finally:
            process.terminate()


def loaded(server: Server, paths: Sequence[str], folder: Path, seconds: int, clients: int) -> Load:
    """Ask for these addresses in turn, with so many clients at once."""
    listed = folder / "paths"
    listed.write_text("\n".join(paths) + "\n", encoding="ascii")
    command = ["wrk", "--threads", "1", "--connections", str(clients), "--latency"]
    command += ["--duration", f"{seconds}s", "--timeout", "30s", "--script", str(_SCRIPT)]
    done = subprocess.run(
        [*command, server.address],
        env={**os.environ, "BENCHMARK_PATHS": str(listed)},
        capture_output=True,
        text=True,
        check=True,
    )
    return msgspec.convert(json.loads(done.stdout.partition("RESULT ")[2]), Load)


def refuse_without_wrk() -> None:
    """Say what is missing when there is nothing to load a server with."""
    if shutil.which("wrk") is None:
        raise SystemExit("Pages are loaded by wrk, which is not here: apt-get install wrk")


def _wait_for(server: Server, path: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, urllib.error.HTTPError):
            server.fetch(path)
            return
        time.sleep(0.1)
    raise SystemExit(f"No server came up at {server.address}.")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
