"""Comparing every index with the database, document by document."""

from collections.abc import Mapping, Sequence

import msgspec

from catalogue.policy.audiences import Audience
from catalogue.services.indexing import ALL_AUDIENCES, documents_for
from catalogue.store.store import Store
from search.engine import SearchEngine

_BATCH = 500


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """How one index differs: documents that it lacks, holds as they were, or should not hold."""

    missing: int = 0
    stale: int = 0
    extra: int = 0

    @property
    def total(self) -> int:
        """How many documents differ."""
        return self.missing + self.stale + self.extra


class Reconciliation(msgspec.Struct, frozen=True, kw_only=True):
    """What a comparison found; ``records`` are those of the database, retired ones too."""

    records: int
    audiences: Mapping[Audience, Drift]

    @property
    def differences(self) -> int:
        """How many documents differ, over all indexes."""
        return sum(drift.total for drift in self.audiences.values())


class Reconciling:
    """The use case of comparing. What still waits in the outbox counts as a difference.

    Memory: some 150 bytes for every document of every index.
    """

    def __init__(
        self, store: Store, engine: SearchEngine, audiences: Sequence[Audience] = ALL_AUDIENCES
    ) -> None:
        self._store = store
        self._engine = engine
        self._audiences = tuple(audiences)

    def reconcile(self) -> Reconciliation:
        """Compare ids and digests."""
        comparisons = {a: _Comparison(self._engine, a) for a in self._audiences}
        records = 0
        after = ""
        while ids := self._compare_after(after, comparisons):
            records += len(ids)
            after = ids[-1]
        return Reconciliation(
            records=records, audiences={a: c.drift() for a, c in comparisons.items()}
        )

    def _compare_after(
        self, after: str, comparisons: Mapping[Audience, "_Comparison"]
    ) -> list[str]:
        with self._store.reading() as work:
            ids = work.records.all_ids(after, _BATCH)
            records = work.records.by_ids(ids)
        for record in records:
            for audience, document in documents_for(record, self._audiences).items():
                if document is not None:
                    comparisons[audience].expect(document.id, document.digest)
        return ids


class _Comparison:
    """One index against what is expected of it."""

    def __init__(self, engine: SearchEngine, audience: Audience) -> None:
        self._held = {_packed(*pair) for pair in engine.contents(audience.value)}
        self._unmet: set[str] = set()

    def expect(self, document_id: str, digest: str) -> None:
        """Tick off a document, or note that it is not there as it should be."""
        try:
            self._held.remove(_packed(document_id, digest))
        except KeyError:
            self._unmet.add(document_id)

    def drift(self) -> Drift:
        """Tell what is left over on either side."""
        left = {packed.partition(" ")[2] for packed in self._held}
        return Drift(
            missing=len(self._unmet - left),
            stale=len(self._unmet & left),
            extra=len(left - self._unmet),
        )


def _packed(document_id: str, digest: str) -> str:
    return f"{digest} {document_id}"
