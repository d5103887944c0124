"""Which documents of a batch an index has yet to learn; the same for every engine."""

from collections.abc import Iterable, Mapping

import msgspec

from search.document import SearchDocument


class Held(msgspec.Struct, frozen=True):
    """What an index holds of a document."""

    version: int
    digest: str


def changes(
    documents: Iterable[SearchDocument], deletions: Iterable[str], held: Mapping[str, Held]
) -> tuple[list[SearchDocument], list[str]]:
    """Return the documents to write and the ids to delete; a deletion outweighs a document."""
    doomed = set(deletions)
    newest = newest_of(document for document in documents if document.id not in doomed)
    changed = [document for document in newest if _is_news(document, held.get(document.id))]
    return changed, sorted(doomed & held.keys())


def newest_of(documents: Iterable[SearchDocument]) -> list[SearchDocument]:
    """Return one document an id; of equal versions the later."""
    newest: dict[str, SearchDocument] = {}
    for document in documents:
        if document.id not in newest or newest[document.id].version <= document.version:
            newest[document.id] = document
    return list(newest.values())


def _is_news(document: SearchDocument, held: Held | None) -> bool:
    return held is None or (held.version <= document.version and held.digest != document.digest)
