"""The whole of what everybody may see: for sitemaps, feeds and dumps, read from the database.

A hidden record is never named to anybody by these: one that was public and is hidden now is simply
no longer among them.
"""

from collections.abc import Iterator, Sequence

from catalogue.policy.projection import ProjectedRecord
from catalogue.services.seeing import seen_by_everyone
from catalogue.store.store import Store

_BATCH = 500


class PublicCatalogue:
    """The use case of listing the public catalogue."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self) -> int:
        """Count the records that everybody may know of."""
        with self._store.reading() as work:
            return work.records.unhidden_count()

    def ids(self, offset: int, limit: int) -> Sequence[str]:
        """Return a stretch of the ids of these records, in their order."""
        with self._store.reading() as work:
            return work.records.unhidden_ids(offset=offset, limit=limit)

    def records(self, ids: Sequence[str]) -> list[ProjectedRecord]:
        """Return some of these records in the order asked for."""
        with self._store.reading() as work:
            return seen_by_everyone(work, work.records.by_ids(ids))

    def all(self) -> Iterator[ProjectedRecord]:
        """Yield every one of these records, reading some at a time."""
        after = ""
        while True:
            with self._store.reading() as work:
                ids = work.records.unhidden_ids(after=after, limit=_BATCH)
                records = seen_by_everyone(work, work.records.by_ids(ids))
            if not ids:
                return
            yield from records
            after = ids[-1]
