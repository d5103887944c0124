"""The port that every engine implements; ``tests/contract`` holds what each must do."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Final, Protocol

from search.document import SearchDocument
from search.query import Hit, SearchQuery, SearchResult

#: No ids.
NOTHING: Final[frozenset[str]] = frozenset()


class Rebuild(Protocol):
    """An index under construction; readers see the old one until it is swapped in."""

    def add(self, documents: Iterable[SearchDocument]) -> None:
        """Write documents to the new index; none may have an id that came before.

        Remembering the ids of a whole catalogue would cost more memory than all the rest.
        """


class SearchEngine(Protocol):
    """Indexes by name, each created when first written to; one never built answers as empty.

    ``without`` are ids of documents that no answer may show any effect of, scores apart.
    """

    def is_built(self, index: str) -> bool:
        """Say whether the index was ever written to or rebuilt, and is not gone since."""

    def apply(
        self, index: str, documents: Sequence[SearchDocument], deletions: Sequence[str] = ()
    ) -> None:
        """Write and delete documents; on return the change is durable and found by searches.

        A document whose stored version is newer, or whose digest is the same, is left alone. How
        often words stood in deleted or replaced documents may count in scores until ``rebuild``.
        """

    def contents(self, index: str) -> Iterator[tuple[str, str]]:
        """Yield the id and digest of every document, in no order."""

    def search(self, index: str, query: SearchQuery) -> SearchResult:
        """Answer a query; raise ``QueryRefusedError`` for a page past the limit."""

    def suggest(
        self, index: str, prefix: str, limit: int = 8, without: frozenset[str] = NOTHING
    ) -> tuple[str, ...]:
        """Return titles and keywords that continue what is being typed, best first."""

    def similar(
        self, index: str, document_id: str, limit: int = 6, without: frozenset[str] = NOTHING
    ) -> tuple[Hit, ...]:
        """Return the documents most like one; empty when it is not in the index."""

    def rebuild(self, index: str) -> AbstractContextManager[Rebuild]:
        """Build the index anew beside the old; swap on a clean exit, discard on an error."""

    def check(self) -> None:
        """Raise a ``SearchError`` that says what is wrong when the engine cannot serve."""

    def close(self) -> None:
        """Let go of files and connections."""
