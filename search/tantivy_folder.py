"""The folder of one index: versioned builds, a link to the current one, and a writer's lock.

``<home>/<index>/current`` is a link to ``v000001`` and so on. A build is complete before the link
is moved to it, so a reader finds a whole index whenever a writer dies.
"""

import fcntl
import itertools
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.errors import IndexBusyError, IndexDamagedError

_NAME = re.compile(r"[a-z][a-z0-9+_-]{0,63}", re.ASCII)
_BUILD = re.compile(r"v\d{6,}", re.ASCII)
_STAMP = "layout.txt"
_META = "meta.json"
_FIRST_WAIT, _LONGEST_WAIT = 0.01, 0.5


class IndexFolder:
    """Where one index lives; ``layout`` is what a build must have been written with."""

    def __init__(self, home: Path, index: str, layout: str) -> None:
        if not is_index_name(index):
            raise ValueError(f"not a name of an index: {index!r}")
        self.index = index
        self.path = home / index
        self._layout = layout
        self._link = self.path / "current"

    def current(self) -> Path | None:
        """Return the build in use, or None before the first; raise when it is damaged."""
        try:
            target = self._link.readlink()
        except FileNotFoundError:
            return None
        except PermissionError:
            raise  # nothing is damaged: the engine names what is forbidden
        except OSError as error:
            raise self.damaged("its link to the current build is not a link") from error
        if not _BUILD.fullmatch(str(target)):
            raise self.damaged("its link leads elsewhere")
        return self.path / target

    def checked(self, build: Path) -> Path:
        """Return the build if this code can read what it was written with."""
        try:
            layout = (build / _STAMP).read_text(encoding="utf-8")
            (build / _META).stat()  # without it tantivy would start an empty index here
        except PermissionError:
            raise
        except (OSError, UnicodeDecodeError) as error:
            raise self.damaged("its build is missing or incomplete") from error
        if layout != self._layout:
            raise self.damaged("it was built by another version of this program")
        return build

    def damaged(self, reason: str) -> IndexDamagedError:
        """Return the error that says so, and what to do."""
        return IndexDamagedError(
            f"The search index {self.index!r} in {self.path} cannot be read: {reason}. "
            "Run 'wayleave reindex' to build it anew from the database."
        )

    def clear_the_way(self) -> None:
        """Move aside what stands where a folder belongs: a file, or a link that leads nowhere."""
        for place in (self.path.parent, self.path):
            if os.path.lexists(place) and not place.is_dir():
                place.rename(_free_name(place))

    @contextmanager
    def locked(self, patience: float) -> Iterator[None]:
        """Be the only writer; raise ``IndexBusyError`` after waiting ``patience`` seconds."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "writer.lock").open("a") as file:
            self._wait_for(file.fileno(), patience)
            yield  # closing the file lets go of the lock, as the end of the process does

    def _wait_for(self, descriptor: int, patience: float) -> None:
        deadline, wait = time.monotonic() + patience, _FIRST_WAIT
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() >= deadline:
                    raise self.busy() from error
            else:
                return
            time.sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT)

    def busy(self) -> IndexBusyError:
        """Return the error that says another process is writing."""
        return IndexBusyError(
            f"Another process is writing to the search index {self.index!r}; try again shortly."
        )

    def new_build(self) -> Path:
        """Make the folder of the next build, and remove what crashed builds left behind."""
        current = self._current_or_none()
        builds = [path for path in self.path.iterdir() if _BUILD.fullmatch(path.name)]
        # The link may lead to a build that is gone: its name is not given out again.
        taken = [*builds, current] if current else builds
        number = max((int(path.name[1:]) for path in taken), default=0) + 1
        for path in builds:
            if path != current:
                remove(path)
        build = self.path / f"v{number:06d}"
        build.mkdir()
        return build

    def adopt(self, build: Path) -> None:
        """Make a finished build the current one and remove the old."""
        old = self._current_or_none()
        (build / _STAMP).write_text(self._layout, encoding="utf-8")
        _make_durable(build / _STAMP, build)
        fresh = self.path / "next"
        remove(fresh)
        fresh.symlink_to(build.name)
        if old is None:
            remove(self._link)  # a folder in the link's place cannot be replaced
        fresh.replace(self._link)
        _make_durable(self.path)
        if old is not None:
            remove(old)

    def discard(self, build: Path) -> None:
        """Remove a build, unless it has become the current one."""
        if build != self._current_or_none():
            remove(build)

    def _current_or_none(self) -> Path | None:
        """Return the build in use; a new build mends a damaged link, whatever is wrong with it."""
        try:
            return self.current()
        except IndexDamagedError:
            return None


def is_index_name(name: str) -> bool:
    """Say whether a folder of this name is an index's."""
    return _NAME.fullmatch(name) is not None


def remove(path: Path) -> None:
    """Remove a folder, file or link, if it is there; what cannot be removed now, is next time."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _free_name(place: Path) -> Path:
    """Name what is moved aside; the dot keeps it from being taken for an index."""
    names = (place.with_name(f"{place.name}.aside-{n}") for n in itertools.count(1))
    return next(name for name in names if not os.path.lexists(name))


def _make_durable(*paths: Path) -> None:
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
