"""The embedded engine: tantivy indexes in a folder, for one machine and nothing to install."""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy

from search.allocation import limit_arenas
from search.document import SearchDocument
from search.engine import NOTHING
from search.errors import EngineUnavailableError, IndexDamagedError
from search.folding import encodable
from search.limits import check_query
from search.query import Hit, SearchQuery, SearchResult, nothing_found
from search.suggestions import INSIDE, START, best, sought
from search.tantivy_faults import faults_told
from search.tantivy_folder import IndexFolder, is_index_name
from search.tantivy_queries import anything, besides
from search.tantivy_reader import Reader, Snapshot
from search.tantivy_schema import SUGGESTION, layout
from search.tantivy_search import answer
from search.tantivy_similar import similar_hits
from search.tantivy_writer import Builder, held_documents, write_changes

_PATIENCE = 10.0


class TantivyEngine:
    """Implements ``SearchEngine`` on tantivy; ``home`` holds a folder for each index.

    A writer waits ``patience`` seconds for another before it gives up. Readers never wait.
    """

    def __init__(self, home: Path, *, patience: float = _PATIENCE) -> None:
        limit_arenas()
        self._home = home
        self._patience = patience
        self._indexes: dict[str, tuple[IndexFolder, Reader]] = {}
        self._lock = threading.Lock()

    def apply(
        self, index: str, documents: Sequence[SearchDocument], deletions: Sequence[str] = ()
    ) -> None:
        """Write and delete documents; on return the change is durable and found by searches."""
        folder, _ = self._index(index)
        with faults_told(folder), folder.locked(self._patience):
            build = folder.current() or Builder(folder).finish()
            write_changes(folder.checked(build), documents, deletions)

    def is_built(self, index: str) -> bool:
        """Say whether the index was ever built; one that is damaged was."""
        folder, _ = self._index(index)
        with faults_told(folder):
            try:
                return folder.current() is not None
            except IndexDamagedError:
                return True

    def contents(self, index: str) -> Iterator[tuple[str, str]]:
        """Yield the id and digest of every document, as they were when asked."""
        with self._reading(index) as snapshot:
            if snapshot is None:
                return
            count = snapshot.searcher.num_docs
            for document_id, held in held_documents(snapshot.searcher, anything(), count):
                yield document_id, held.digest

    def search(self, index: str, query: SearchQuery) -> SearchResult:
        """Answer a query; raise ``QueryRefusedError`` for a page past the limit."""
        check_query(query)
        with self._reading(index) as snapshot:
            if snapshot is None:
                return nothing_found(query)
            return answer(snapshot.searcher, query, snapshot.kept_facets, snapshot.kept_titles)

    def suggest(
        self, index: str, prefix: str, limit: int = 8, without: frozenset[str] = NOTHING
    ) -> tuple[str, ...]:
        """Return titles and keywords that continue what is being typed, best first."""
        typed = sought(prefix)
        if not typed or limit < 1:
            return ()
        with self._reading(index) as snapshot:
            if snapshot is None:
                return ()
            documents = besides(tantivy.Query.all_query(), without)
            found = [
                pair
                for mark in (START, INSIDE)
                for pair in snapshot.searcher.terms_with_prefix(SUGGESTION, mark + typed, documents)
            ]
        return best(found, limit)

    def similar(
        self, index: str, document_id: str, limit: int = 6, without: frozenset[str] = NOTHING
    ) -> tuple[Hit, ...]:
        """Return the documents most like one; empty when it is not in the index."""
        with self._reading(index) as snapshot:
            if snapshot is None:
                return ()
            searcher, titles = snapshot.searcher, snapshot.kept_titles
            return similar_hits(searcher, titles, encodable(document_id), limit, without)

    @contextmanager
    def rebuild(self, index: str) -> Iterator[Builder]:
        """Build the index anew beside the old; swap on a clean exit, discard on an error.

        Writers to the index wait, or are told that it is busy, until this is done.
        """
        folder, _ = self._index(index)
        with contextlib.ExitStack() as held:
            with faults_told(folder):
                folder.clear_the_way()
                held.enter_context(folder.locked(self._patience))
                builder = Builder(folder)
            try:
                yield builder
                builder.finish()
            except BaseException:
                builder.abandon()
                raise

    def check(self) -> None:
        """Raise a ``SearchError`` that says what is wrong when the engine cannot serve."""
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            indexes = sorted(path.name for path in self._home.iterdir() if path.is_dir())
        except OSError as error:
            raise EngineUnavailableError(
                f"The folder of the search indexes, {self._home}, cannot be used; "
                "mend its permissions or name another."
            ) from error
        for index in filter(is_index_name, indexes):
            with self._reading(index) as snapshot:
                if snapshot is not None:
                    snapshot.searcher.search(anything(), limit=1)

    def close(self) -> None:
        """Let go of files."""
        with self._lock:
            self._indexes.clear()

    def _index(self, index: str) -> tuple[IndexFolder, Reader]:
        with self._lock:
            if index not in self._indexes:
                folder = IndexFolder(self._home, index, layout())
                self._indexes[index] = (folder, Reader(folder))
            return self._indexes[index]

    @contextmanager
    def _reading(self, index: str) -> Iterator[Snapshot | None]:
        folder, reader = self._index(index)
        with faults_told(folder):
            yield reader.snapshot()
