"""The folder that fetched bodies are kept in: it goes with its client, however that ends.

A process that was killed removes nothing, so whoever comes next does it. What tells a folder in use
from one left behind is a lock on the folder itself, which ends with the process that holds it.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Final

_PREFIX: Final = "wayleave-fetch-"


class FetchFolder:
    """A folder of this process's own in the system's folder for temporary files."""

    def __init__(self) -> None:
        sweep()
        self.path, descriptor = _locked_folder()
        self._remove = weakref.finalize(self, _removed, self.path, descriptor)

    def remove(self) -> None:
        """Remove the folder with all that is in it; harmless when it is gone."""
        self._remove()


def _removed(path: Path, descriptor: int) -> None:
    shutil.rmtree(path, ignore_errors=True)
    os.close(descriptor)


def sweep() -> None:
    """Remove the folders of this user that nobody holds any more."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):  # somebody else's, in use, or gone meanwhile
            _remove_if_left(path)


def _remove_if_left(path: Path) -> None:
    descriptor = _opened(path)
    try:
        if os.fstat(descriptor).st_uid == os.geteuid() and _is_locked(descriptor):
            shutil.rmtree(path)
    finally:
        os.close(descriptor)


def _locked_folder() -> tuple[Path, int]:
    while True:
        path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        # Between the making and the locking somebody may have swept it away.
        with contextlib.suppress(FileNotFoundError):
            descriptor = _opened(path)
            if _is_locked(descriptor) and path.exists():
                return path, descriptor
            os.close(descriptor)


def _opened(path: Path) -> int:
    """Open a folder and nothing else; no child of this process inherits it."""
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)


def _is_locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
