"""Writing to one build of a tantivy index, and nothing that need not be written."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import tantivy

from search.changes import Held, changes
from search.document import SearchDocument
from search.sort_keys import id_of
from search.tantivy_faults import faults_told
from search.tantivy_folder import IndexFolder
from search.tantivy_queries import ids_query
from search.tantivy_schema import DIGEST, ID, TITLE_KEY, VERSION, as_tantivy, open_index

_HEAP = 16_000_000  # two audiences are written at once, and a harvest is to stay under 300 MB
_UNCOMMITTED = 2_000  # what waits in the writer's queue, up to 10,000 documents, is memory too
_THREADS = 1  # with more, which documents share a segment is a matter of chance


def write_changes(
    build: Path, documents: Sequence[SearchDocument], deletions: Sequence[str]
) -> None:
    """Write what differs from the index; touch nothing when nothing does.

    A document rewritten as it was would leave a tombstone, and tombstones count in scores.
    """
    index = open_index(str(build))
    index.reload()
    searcher = index.searcher()
    ids = {document.id for document in documents} | set(deletions)
    held = dict(held_documents(searcher, ids_query(ids), len(ids)))
    changed, removed = changes(documents, deletions, held)
    if not changed and not removed:
        return
    writer = index.writer(_HEAP, _THREADS)
    # A writer that was killed while it committed leaves a list of deletions behind, and the next
    # commit of the same number would refuse to write over it.
    writer.garbage_collect_files()
    for id_ in [*removed, *(document.id for document in changed if document.id in held)]:
        writer.delete_documents_by_term(ID, id_)
    for document in changed:
        writer.add_document(as_tantivy(document))
    writer.commit()
    writer.wait_merging_threads()


def held_documents(
    searcher: tantivy.Searcher, query: tantivy.Query, limit: int
) -> Iterator[tuple[str, Held]]:
    """Yield the id, version and digest of the documents that a query finds."""
    for _, address in searcher.search(query, limit=max(limit, 1), count=False).hits:
        document = searcher.doc(address)
        held = Held(int(str(document.get_first(VERSION))), str(document.get_first(DIGEST)))
        yield id_of(str(document.get_first(TITLE_KEY))), held


class Builder:
    """Writes a build from nothing beside the current one."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._build = folder.new_build()
        self._uncommitted = 0
        self._writer = open_index(str(self._build)).writer(_HEAP, _THREADS)

    def add(self, documents: Iterable[SearchDocument]) -> None:
        """Write documents to the new index."""
        for document in documents:
            prepared = as_tantivy(document)
            with faults_told(self._folder):
                self._add(prepared)

    def _add(self, prepared: tantivy.Document) -> None:
        self._writer.add_document(prepared)
        self._uncommitted += 1
        if self._uncommitted >= _UNCOMMITTED:
            self._writer.commit()
            self._uncommitted = 0

    def finish(self) -> Path:
        """Make the build durable and the current one."""
        with faults_told(self._folder):
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._folder.adopt(self._build)
        return self._build

    def abandon(self) -> None:
        """Remove what was written."""
        with contextlib.suppress(
            ValueError, OSError, RuntimeError
        ):  # the fault that led here is being raised
            self._writer.wait_merging_threads()
        self._folder.discard(self._build)
