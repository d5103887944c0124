"""Finding and reading records as an audience may see them.

What an index found is loaded again from the database and projected again before it is shown, so
that an index that lags behind a decision shows nothing that the decision took away. A record of
which somebody may see less than the index holds is left out of every answer until the index has
followed: its words would still be found, counted and suggested.
"""

from collections.abc import Sequence

import msgspec

from catalogue.errors import NotFoundError
from catalogue.policy.audiences import Audience, Tier
from catalogue.policy.projection import ProjectedRecord, may_be_known, project
from catalogue.services.facet_labels import label_of
from catalogue.services.found_records import FoundRecord, found_record
from catalogue.services.withholding import Withholding
from catalogue.store.store import Store
from search.engine import SearchEngine
from search.errors import EngineUnavailableError, IndexDamagedError
from search.matching import Matcher
from search.query import Facet, FacetCount, Hit, SearchQuery, SearchResult

_NO_TIERS: frozenset[Tier] = frozenset()

#: More withdrawals at once make a request that no engine is asked to take.
MOST_WITHDRAWN = 50_000
#: How often a search begins again because a decision came in between.
_ATTEMPTS = 3


class LabelledCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the hits hold a value, and what the value is called."""

    value: str
    label: str
    count: int


class DiscoveryResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found for an audience."""

    total: int
    hits: tuple[FoundRecord, ...]
    facets: dict[Facet, tuple[LabelledCount, ...]] = msgspec.field(default_factory=dict)


class Discovery:
    """The use case of finding and reading records."""

    def __init__(
        self, store: Store, engine: SearchEngine, most_withdrawn: int = MOST_WITHDRAWN
    ) -> None:
        self._store = store
        self._engine = engine
        self._most_withdrawn = most_withdrawn

    def search(self, audience: Audience, query: SearchQuery) -> DiscoveryResult:
        """Answer a query; what no longer may be shown is not counted either."""
        asked = msgspec.structs.replace(query, without=self._withdrawn())
        return self._answered(audience, asked, _ATTEMPTS)

    def suggest(self, audience: Audience, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Return titles and keywords of the audience's records that continue a prefix."""
        found = self._engine.suggest(audience.value, prefix, limit, self._withdrawn())
        if not found:
            self._refuse_unless_built(audience)
        return found

    def similar(
        self, audience: Audience, record_id: str, limit: int = 6
    ) -> tuple[FoundRecord, ...]:
        """Return the records most like one; raise ``NotFoundError`` as ``record`` does."""
        with self._store.reading() as work:
            record = work.records.find(record_id)
        if record is None or not may_be_known(record, audience.tiers):
            raise not_found(record_id)
        without = self._withdrawn()
        if record_id in without:
            return ()  # the index would compare by words that may not be seen
        hits = self._engine.similar(audience.value, record_id, limit, without)
        if not hits:
            self._refuse_unless_built(audience)
        return self._shown(audience, hits, "")

    def record(
        self, audience: Audience, record_id: str, tiers: frozenset[Tier] = _NO_TIERS
    ) -> ProjectedRecord:
        """Return a record as it may be seen.

        ``tiers`` are those that the viewer holds for this record beside the audience's. Raise
        ``NotFoundError``, in the same words for a record that is not there and for one that this
        viewer may not know of.
        """
        with self._store.reading() as work:
            record = work.records.find(record_id)
            # Before anything that takes time: a refusal must not tell by being slow.
            if record is None or not may_be_known(record, audience.tiers | tiers):
                raise not_found(record_id)
            withheld = Withholding(work, [record]).of(record, audience.tiers)
        projected = project(record, audience, tiers, withheld=withheld)
        if projected is None:
            raise not_found(record_id)
        return projected

    def _answered(self, audience: Audience, query: SearchQuery, attempts: int) -> DiscoveryResult:
        found = self._engine.search(audience.value, query)
        hits = self._shown(audience, found.hits, query.words if query.highlights else "")
        gone = {hit.id for hit in found.hits} - {hit.id for hit in hits}
        if gone and attempts > 1:
            # Decided about since, or in the index and not in the database: counted nowhere.
            asked = msgspec.structs.replace(query, without=query.without | gone)
            return self._answered(audience, asked, attempts - 1)
        if not found.total:
            self._refuse_unless_built(audience)
        return DiscoveryResult(total=found.total - len(gone), hits=hits, facets=_labelled(found))

    def _withdrawn(self) -> frozenset[str]:
        """Return what the index is to be asked without; ask for it first, the index second."""
        with self._store.reading() as work:
            withdrawn = work.outbox.withdrawn(self._most_withdrawn + 1)
        if len(withdrawn) > self._most_withdrawn:
            raise EngineUnavailableError(
                f"More than {self._most_withdrawn:,} decisions wait to reach the search indexes, "
                "which are not asked before. Wait for the worker, or run `wayleave worker --once`."
            )
        return withdrawn

    def _refuse_unless_built(self, audience: Audience) -> None:
        """Tell an index that is gone from one that holds nothing for this question."""
        if self._engine.is_built(audience.value):
            return
        with self._store.reading() as work:
            is_lost = work.records.is_any_settled()
        if is_lost:
            raise IndexDamagedError(
                f"The search index {audience.value!r} is gone, while the database holds records. "
                "Run `wayleave reindex` to build it anew."
            )

    def _shown(
        self, audience: Audience, hits: Sequence[Hit], words: str
    ) -> tuple[FoundRecord, ...]:
        if not hits:
            return ()
        with self._store.reading() as work:
            records = {r.id: r for r in work.records.by_ids([hit.id for hit in hits])}
        matcher = Matcher(words)
        shown = (
            found_record(records[hit.id], audience, hit, matcher)
            for hit in hits
            if hit.id in records
        )
        return tuple(each for each in shown if each is not None)


def not_found(record_id: str) -> NotFoundError:
    """Say that there is no such record, or none that one may know of."""
    return NotFoundError(f"There is no record with the id {record_id!r}.")


def _labelled(found: SearchResult) -> dict[Facet, tuple[LabelledCount, ...]]:
    return {
        facet: tuple(_labelled_count(facet, count) for count in counts)
        for facet, counts in found.facets.items()
    }


def _labelled_count(facet: Facet, count: FacetCount) -> LabelledCount:
    return LabelledCount(value=count.value, label=label_of(facet, count.value), count=count.count)
