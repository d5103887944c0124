"""``wayleave serve`` on one machine: the pages and a worker, begun and ended as one."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

_PATIENCE = 60

#: Notes its process id, then waits for ever, or ends as it is told.
_PART = """
import os, pathlib, sys, time
file = pathlib.Path(sys.argv[1])
with file.open("a") as out:
    out.write(f"{os.getpid()}\\n")
time.sleep(0 if sys.argv[2] == "end" else 600)
sys.exit(int(sys.argv[3]))
"""
_WHOLE = """
import json, sys
from frontend.cli import together
together._PAUSE = 0.0
sys.exit(together.Together(*json.loads(sys.argv[1])).run())
"""


def _part(file: Path, how: str, status: int = 0) -> list[str]:
    return [sys.executable, "-c", _PART, str(file), how, str(status)]


def _whole(pages: list[str], worker: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", _WHOLE, json.dumps([pages, worker])])


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def _ids(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_when_the_pages_end_the_worker_ends_and_their_status_is_told(tmp_path: Path) -> None:
    worker = tmp_path / "worker"
    whole = _whole(_part(tmp_path / "pages", "end", 3), _part(worker, "wait"))
    assert whole.wait(_PATIENCE) == 3
    assert not any(_lives(one) for one in _ids(worker))


def test_a_worker_that_ends_is_followed_by_another(tmp_path: Path) -> None:
    worker = tmp_path / "worker"
    whole = _whole(_part(tmp_path / "pages", "wait"), _part(worker, "end"))
    _until(lambda: len(_ids(worker)) >= 2)
    whole.send_signal(signal.SIGTERM)
    assert whole.wait(_PATIENCE) == 128 + signal.SIGTERM


def test_being_told_to_stop_ends_both(tmp_path: Path) -> None:
    pages, worker = tmp_path / "pages", tmp_path / "worker"
    whole = _whole(_part(pages, "wait"), _part(worker, "wait"))
    _until(lambda: bool(_ids(pages) and _ids(worker)))
    whole.send_signal(signal.SIGTERM)
    whole.wait(_PATIENCE)
    assert not any(_lives(one) for one in (*_ids(pages), *_ids(worker)))
