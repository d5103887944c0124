"""Reading one tantivy index: always its newest state, across commits and swaps of builds."""

import threading
from pathlib import Path

import msgspec
import tantivy

from search.errors import IndexDamagedError
from search.tantivy_folder import IndexFolder
from search.tantivy_schema import open_index
from search.tantivy_search import KeptFacets, KeptTitles

_MOST_SWAPS = 20
_META = "meta.json"
_State = tuple[int, int, int]


class Snapshot(msgspec.Struct, frozen=True):
    """A searcher over one state of an index; the same state gives the same object."""

    searcher: tantivy.Searcher
    build: Path
    state: _State
    kept_facets: KeptFacets
    kept_titles: KeptTitles


class Reader:
    """Gives snapshots of an index that exists; threads may share it."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._index: tantivy.Index | None = None
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot | None:
        """Return the newest committed state, or None when there is no index yet."""
        failure: Exception | None = None
        for _ in range(_MOST_SWAPS):
            build = self._folder.current()
            if build is None:
                return None
            try:
                return self._current_snapshot(build)
            except (OSError, ValueError, IndexDamagedError) as error:
                failure = error
            if self._folder.current() == build:  # not swapped under us: the fault is in the index
                break
        raise failure or self._folder.damaged("its builds change without end")

    def _current_snapshot(self, build: Path) -> Snapshot:
        state = _state(build)
        known = self._snapshot
        if known is not None and known.build == build and known.state == state:
            return known
        with self._lock:
            return self._load(build, state)

    def _load(self, build: Path, state: _State) -> Snapshot:
        known = self._snapshot
        if self._index is None or known is None or known.build != build:
            self._index = open_index(str(self._folder.checked(build)))
        self._index.reload()
        self._snapshot = Snapshot(self._index.searcher(), build, state, KeptFacets(), KeptTitles())
        return self._snapshot


def _state(build: Path) -> _State:
    """Return what changes whenever a commit replaces the list of segments."""
    status = (build / _META).stat()
    return status.st_ino, status.st_mtime_ns, status.st_size
