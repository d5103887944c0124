"""What takes long to make: made by the first process of a test session, and shared by all."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]
) -> Path:
    """Return a folder that ``make`` fills; copy it before changing anything."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            beginning = shared / f"{name}.unfinished"
            shutil.rmtree(beginning, ignore_errors=True)
            beginning.mkdir()
            make(beginning)
            beginning.rename(made)
    return made
