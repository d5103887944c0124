"""Keeping the indexes true to the database, and seeing when they are not."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import pytest

from catalogue.domain.record import FieldClass, RecordState, Visibility
from catalogue.policy.audiences import Audience
from catalogue.services.discovery import Discovery
from catalogue.services.indexing import IndexingService
from catalogue.services.reconciling import Drift, Reconciling
from catalogue.store import Store
from schemas.model import text
from search.document import SearchDocument
from search.engine import Rebuild
from search.query import SearchQuery
from search.tantivy_engine import TantivyEngine
from tests.record_factory import NOW
from tests.record_store import drain, fill
from tests.unit.services.made import HIDDEN, a_record

LATER = NOW + dt.timedelta(hours=1)


class Interrupted(TantivyEngine):
    """An engine during whose first writing, or building, something else happens."""

    meanwhile: Callable[[], None] | None = None

    def apply(
        self, index: str, documents: Sequence[SearchDocument], deletions: Sequence[str] = ()
    ) -> None:
        self._happen()
        super().apply(index, documents, deletions)

    @contextlib.contextmanager
    def rebuild(self, index: str) -> Iterator[Rebuild]:  # type: ignore[override]  # narrower
        with super().rebuild(index) as builder:
            yield builder
            self._happen()

    def _happen(self) -> None:
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            meanwhile()


@pytest.fixture
def interrupted(engine: TantivyEngine) -> Interrupted:
    return Interrupted(engine._home)  # noqa: SLF001 - the same indexes, with something happening


def ids_in(engine: TantivyEngine, audience: Audience) -> set[str]:
    return {id_ for id_, _ in engine.contents(audience.value)}


def test_each_index_holds_the_records_that_its_audience_may_know_of(
    store: Store, engine: TantivyEngine, indexing: IndexingService
) -> None:
    shown, hidden = a_record("one"), a_record("two", HIDDEN)
    fill(store, [shown, hidden])
    indexing.index(drain(store))
    assert ids_in(engine, Audience.PUBLIC) == {shown.id}
    assert ids_in(engine, Audience.GOVERNMENT) == {shown.id}
    assert ids_in(engine, Audience.ACCREDITED) == {shown.id, hidden.id}
    assert ids_in(engine, Audience.ACCREDITED_AND_GOVERNMENT) == {shown.id, hidden.id}


def test_hiding_retiring_and_removing_take_a_record_out(
    store: Store, engine: TantivyEngine, indexing: IndexingService
) -> None:
    hidden, retired = a_record("one"), a_record("two")
    fill(store, [hidden, retired])
    indexing.index(drain(store))
    with store.unit_of_work() as work:
        work.records.set_visibility(hidden.id, HIDDEN, at=LATER)
        work.records.retire_many([retired.id], at=LATER)
    indexing.index([*drain(store), "never-was"])
    assert ids_in(engine, Audience.PUBLIC) == set()
    assert ids_in(engine, Audience.ACCREDITED) == {hidden.id}


def test_an_owner_s_opening_reaches_the_public_index(
    store: Store, indexing: IndexingService, discovery: Discovery
) -> None:
    record = a_record()
    fill(store, [record])
    indexing.index(drain(store))
    opened = Visibility(opened=frozenset({FieldClass.VARIABLES}))
    with store.unit_of_work() as work:
        work.records.set_visibility(record.id, opened, at=LATER)
    indexing.index(drain(store))
    assert discovery.search(Audience.PUBLIC, SearchQuery(words="kestrel")).total == 1


def test_a_slow_worker_does_not_bring_back_what_a_quick_one_took_away(
    store: Store, interrupted: Interrupted, indexing: IndexingService
) -> None:
    record = a_record()
    fill(store, [record])

    def hide() -> None:
        with store.unit_of_work() as work:
            work.records.set_visibility(record.id, HIDDEN, at=LATER)
        indexing.index([record.id])

    interrupted.meanwhile = hide
    IndexingService(store, interrupted).index([record.id])
    assert ids_in(interrupted, Audience.PUBLIC) == set()
    assert Reconciling(store, interrupted).reconcile().differences == 0


def test_a_rebuild_gives_what_indexing_one_by_one_does(
    store: Store, engine: TantivyEngine, indexing: IndexingService
) -> None:
    fill(
        store,
        [a_record("one"), a_record("two", HIDDEN), a_record("gone", state=RecordState.RETIRED)],
    )
    assert indexing.rebuild() == {
        Audience.PUBLIC: 1,
        Audience.ACCREDITED: 2,
        Audience.GOVERNMENT: 1,
        Audience.ACCREDITED_AND_GOVERNMENT: 2,
    }
    assert Reconciling(store, engine).reconcile().differences == 0


def test_more_records_than_a_batch_are_rebuilt_and_compared(
    store: Store, engine: TantivyEngine
) -> None:
    many = [a_record(f"record-{n}") for n in range(2_120)]
    fill(store, many)
    public = (Audience.PUBLIC,)
    assert IndexingService(store, engine, public).rebuild() == {Audience.PUBLIC: len(many)}
    found = Reconciling(store, engine, public).reconcile()
    assert (found.records, found.differences) == (len(many), 0)


def test_a_reconciliation_tells_missing_stale_and_extra_documents(
    store: Store, engine: TantivyEngine, indexing: IndexingService
) -> None:
    stale, extra, missing = a_record("stale"), a_record("extra"), a_record("missing")
    fill(store, [stale, extra])
    indexing.index(drain(store))
    fill(store, [missing, a_record("stale", title=text("Renamed"))])
    with store.unit_of_work() as work:
        work.records.set_visibility(extra.id, HIDDEN, at=LATER)
    found = Reconciling(store, engine).reconcile()
    assert found.records == 3
    assert found.audiences[Audience.PUBLIC] == Drift(missing=1, stale=1, extra=1)
    assert found.audiences[Audience.ACCREDITED] == Drift(missing=1, stale=1)
    assert found.differences == 3 + 2 + 3 + 2
    indexing.index(drain(store))
    assert Reconciling(store, engine).reconcile().differences == 0
