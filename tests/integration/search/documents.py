"""Batches of documents, told apart by their revision."""

from search.document import SearchDocument


def batch(revision: int, size: int = 200) -> list[SearchDocument]:
    """Return ``size`` documents as they are in a revision."""
    return [
        SearchDocument(
            id=f"record-{number:05d}",
            version=revision,
            digest=f"digest-{revision}-{number}",
            source="invented",
            identifier=f"https://data.example/{number}",
            type="Dataset",
            title=f"Badger count {number}",
            description="badger sett woodland pasture " * 10,
            publisher=f"revision-{revision}",
        )
        for number in range(size)
    ]
