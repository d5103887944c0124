"""Runs: started once, ended or found interrupted, with what they did and what they hold."""

import datetime as dt

import msgspec
import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from catalogue.domain.run import (
    FindingCounts,
    Outcome,
    ReadCounts,
    RecordOutcome,
    Run,
    RunCounts,
    RunState,
)
from catalogue.domain.source import Source
from catalogue.errors import NotFoundError
from catalogue.services.running import as_it_stands
from catalogue.store import LockHeldError, Store, harvest_lock, tables
from schemas.findings import Finding, Severity
from tests.contract.store.records import LATER, NOW, new_id, new_run, new_source, write

COUNTS = RunCounts(
    pages=2, read=ReadCounts(datasets=3, services=1), created=2, findings=FindingCounts(warning=4)
)


def start(store: Store, source: Source) -> Run:
    with store.unit_of_work() as work:
        return work.runs.start(source.id, new_run(source))


def test_a_run_is_read_as_it_ended(store: Store, source: Source) -> None:
    run = start(store, source)
    ended = msgspec.structs.replace(
        run, state=RunState.FAILED, ended_at=LATER, counts=COUNTS, error="Page 3 was cut off."
    )
    with store.unit_of_work() as work:
        work.runs.finish(ended)
    with store.reading() as work:
        assert work.runs.get(run.id) == ended


def test_an_unknown_run_is_an_error(store: Store, source: Source) -> None:
    with store.unit_of_work() as work:
        with pytest.raises(NotFoundError, match="wayleave runs"):
            work.runs.get(new_id())
        with pytest.raises(NotFoundError):
            work.runs.finish(new_run(source))


def test_a_run_that_a_crash_left_running_is_failed_by_the_next_of_its_source(
    store: Store, source: Source
) -> None:
    other = new_source("rivers")
    with store.unit_of_work() as work:
        work.sources.add(other)
    crashed, elsewhere = start(store, source), start(store, other)
    current = start(store, source)
    with store.reading() as work:
        left = work.runs.get(crashed.id)
        states = [work.runs.get(run.id).state for run in (elsewhere, current)]
    assert left.state is RunState.FAILED
    assert left.error is not None
    assert "interrupted" in left.error
    assert left.ended_at == current.started_at
    assert states == [RunState.RUNNING, RunState.RUNNING]


def test_the_database_itself_refuses_a_second_running_run(store: Store, source: Source) -> None:
    start(store, source)
    row = {
        "id": new_id(),
        "source_id": source.id,
        "state": "running",
        "started_at": NOW,
        "counts": "{}",
    }
    with store.unit_of_work() as work:
        savepoint = work.connection.begin_nested()
        with pytest.raises(IntegrityError):
            work.connection.execute(insert(tables.runs), row)
        savepoint.rollback()


def test_a_source_is_harvested_by_one_at_a_time(store: Store, source: Source) -> None:
    lock = harvest_lock(source.id)
    with store.exclusive(lock):
        with pytest.raises(LockHeldError, match=lock), store.exclusive(lock):
            pytest.fail("the lock was given twice")
        with store.exclusive(harvest_lock("another")):
            pass
    for _ in range(20):
        with store.exclusive(lock):
            pass


def test_runs_are_listed_newest_first(store: Store, source: Source) -> None:
    other = new_source("rivers")
    with store.unit_of_work() as work:
        work.sources.add(other)
    older = start(store, source)
    newer = msgspec.structs.replace(new_run(other), started_at=LATER)
    with store.unit_of_work() as work:
        work.runs.start(other.id, newer)
    with store.reading() as work:
        assert [run.id for run in work.runs.list()] == [newer.id, older.id]
        assert [run.id for run in work.runs.list(limit=1)] == [newer.id]
        assert [run.source for run in work.runs.list(source.id)] == ["land"]


def test_a_run_begins_later_than_the_last_though_the_clock_was_set_back(
    store: Store, source: Source
) -> None:
    first = start(store, source)
    set_back = msgspec.structs.replace(new_run(source), started_at=NOW - dt.timedelta(days=1))
    with store.unit_of_work() as work:
        second = work.runs.start(source.id, set_back)
    assert second.started_at > first.started_at
    with store.unit_of_work() as work:
        work.runs.finish(msgspec.structs.replace(second, state=RunState.HELD))
    with store.reading() as work:
        assert [run.id for run in work.runs.list(source.id)] == [second.id, first.id]
        assert work.runs.get(second.id).started_at == second.started_at


def test_a_run_is_interrupted_when_nobody_holds_its_source_s_lock(
    store: Store, source: Source
) -> None:
    run = start(store, source)
    with store.exclusive(harvest_lock(source.id)):
        assert as_it_stands(store, run) == run
    left = as_it_stands(store, run)
    assert left.state is RunState.FAILED
    assert left.error is not None
    assert "interrupted" in left.error
    ended = msgspec.structs.replace(run, state=RunState.COMPLETED, ended_at=LATER)
    with store.unit_of_work() as work:
        work.runs.finish(ended)
    assert as_it_stands(store, run) == ended  # as it was read, it was running
    assert as_it_stands(store, ended) == ended


def test_looking_whether_a_lock_is_held_leaves_it_as_it_was(store: Store) -> None:
    assert not store.is_held("lock")
    with store.exclusive("lock"):
        assert store.is_held("lock")
        assert store.is_held("lock")
    assert not store.is_held("lock")


def test_outcomes_come_back_in_order_without_the_unchanged(store: Store, source: Source) -> None:
    run = start(store, source)
    finding = Finding(code="WL-9", severity=Severity.BLOCKER, path="title", fix="Give a title.")
    outcomes = [
        RecordOutcome(
            identifier=str(number),
            id=new_id() if outcome is not Outcome.REJECTED else None,
            title=f"Title {number}",
            type="Dataset",
            outcome=outcome,
            findings=(finding,) * number,
        )
        for number, outcome in enumerate(Outcome)
    ]
    with store.unit_of_work() as work:
        work.runs.add_outcomes(run.id, outcomes)
        work.runs.add_outcomes(run.id, [])
    with store.reading() as work:
        stored = list(work.runs.outcomes(run.id))
    assert stored == [outcome for outcome in outcomes if outcome.outcome is not Outcome.UNCHANGED]


def test_a_held_retirement_waits_until_somebody_decides(store: Store, source: Source) -> None:
    run = start(store, source)
    writes = [write(str(number)) for number in range(3)]
    ids = sorted(new.id for new in writes)
    with store.unit_of_work() as work:
        work.records.put_many(source.id, writes, at=NOW)
        work.runs.hold(run.id, ids)
    with store.unit_of_work() as work:
        assert work.runs.held(run.id) == ids
        work.records.retire_many(work.runs.held(run.id), at=LATER, run_id=run.id)
        work.runs.release(run.id)
    with store.reading() as work:
        assert work.runs.held(run.id) == []
        assert {record.state.value for record in work.records.by_ids(ids)} == {"retired"}
