"""The pages and the worker of one machine, kept running together by the process that began them."""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

from frontend.cli import output

_LOOKED_AT_EVERY = 0.2
#: A worker that cannot live is not begun without pause.
_PAUSE = 5.0
_PATIENCE = 30.0
#: What a shell adds to the number of the signal that ended a process.
_SIGNALLED = 128


class Together:
    """Two processes: when the pages end, all ends; when the worker ends, another is begun."""

    def __init__(self, pages: Sequence[str], worker: Sequence[str]) -> None:
        self._pages_command = pages
        self._worker_command = worker
        self._pages: subprocess.Popen[bytes] | None = None
        self._begun_at = 0.0

    def run(self) -> int:
        """Run both until the pages end; return how they ended."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._pass_on)
        # Each leads a group of its own: Ctrl-C reaches this process, which tells the others.
        self._pages = subprocess.Popen(self._pages_command, process_group=0)  # noqa: S603 - ours
        worker = self._worker()
        while (status := self._pages.poll()) is None:
            if worker.poll() is not None and time.monotonic() > self._begun_at + _PAUSE:
                output.note("wayleave: The worker ended; another one begins.")
                worker = self._worker()
            time.sleep(_LOOKED_AT_EVERY)
        _end(worker)
        return status if status >= 0 else _SIGNALLED - status

    def _worker(self) -> subprocess.Popen[bytes]:
        self._begun_at = time.monotonic()
        return subprocess.Popen(  # noqa: S603 - ours
            self._worker_command, process_group=0, stdin=subprocess.DEVNULL
        )

    def _pass_on(self, number: int, _frame: FrameType | None) -> None:
        if self._pages is not None:
            self._pages.send_signal(number)


def worker_command() -> list[str]:
    """Return the command that does the work that pages leave behind."""
    return [sys.executable, "-m", "frontend.cli", "worker"]


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()  # whatever it was at is done again by the next one
        process.wait()
