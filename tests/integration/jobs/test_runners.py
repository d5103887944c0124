"""Both runners do what the outbox holds: all of it, in spite of errors and of kill -9."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from catalogue.domain.record import Visibility
from catalogue.domain.source import Source
from catalogue.errors import StoreUnavailableError
from catalogue.jobs.crash_points import VARIABLE
from catalogue.jobs.runner import Runner, runner_for
from catalogue.jobs.tasks import INDEX_LOCK, TaskContext, drain_outbox, is_anything_to_do
from catalogue.store import IdentifierTakenError, RecordWrite, Store
from search.errors import EngineUnavailableError
from tests.contract.store.records import LATER, NOW, write
from tests.integration.jobs.file_index import FileIndex

STEPS = ("drain.after-claim", "drain.after-index", "drain.after-done", "drain.after-index:2")


def put(store: Store, source: Source, count: int) -> list[RecordWrite]:
    writes = [write(str(number)) for number in range(count)]
    with store.unit_of_work() as work:
        work.records.put_many(source.id, writes, at=NOW)
    return writes


def put_twice(store: Store, source: Source) -> None:
    with store.unit_of_work() as work:
        work.records.put_many(source.id, [write("one")], at=NOW)
        work.records.put_many(source.id, [write("one")], at=NOW)


def pending(store: Store) -> int:
    with store.reading() as work:
        return work.outbox.pending().count


def test_what_was_committed_is_indexed(
    store: Store, source: Source, runner: Runner, index: FileIndex
) -> None:
    writes = put(store, source, 3)
    runner.nudge()
    runner.work(until_idle=True)
    assert index.contents == {new.id: 1 for new in writes}
    assert pending(store) == 0


def test_what_was_rolled_back_is_not(
    store: Store, source: Source, runner: Runner, index: FileIndex
) -> None:
    with pytest.raises(IdentifierTakenError):
        put_twice(store, source)
    runner.nudge()
    runner.work(until_idle=True)
    assert index.contents == {}
    assert pending(store) == 0


def test_working_without_a_nudge_finds_what_a_crash_left(
    store: Store, source: Source, runner: Runner, index: FileIndex
) -> None:
    put(store, source, 2)
    runner.work(until_idle=True)
    assert len(index.contents) == 2


def test_working_twice_and_nudging_twice_does_no_harm(
    store: Store, source: Source, runner: Runner, index: FileIndex
) -> None:
    writes = put(store, source, 2)
    for _ in range(2):
        runner.nudge()
        runner.nudge()
        runner.work(until_idle=True)
    assert index.contents == {new.id: 1 for new in writes}


def test_a_removed_source_is_dropped_from_the_index(
    store: Store, source: Source, runner: Runner, index: FileIndex
) -> None:
    put(store, source, 2)
    runner.work(until_idle=True)
    with store.unit_of_work() as work:
        work.sources.remove(source.name, at=LATER)
    runner.work(until_idle=True)
    assert index.contents == {}


def test_more_than_one_batch_is_drained_with_each_record_once_a_batch(
    store: Store, source: Source, index: FileIndex
) -> None:
    first, *_ = put(store, source, 700)
    with store.unit_of_work() as work:
        work.records.retire_many([first.id], at=LATER)
    batches: list[Sequence[str]] = []

    def record_batch(record_ids: Sequence[str]) -> None:
        batches.append(record_ids)
        index(record_ids)

    assert drain_outbox(TaskContext(store=store, index=record_batch, batch=500)) == 701
    assert [len(batch) for batch in batches] == [500, 201]
    assert index.contents[first.id] == 2


def test_an_index_out_of_reach_loses_nothing_and_is_reported(
    store: Store, source: Source, index: FileIndex
) -> None:
    def refuse(record_ids: Sequence[str]) -> None:
        raise EngineUnavailableError(f"no engine for {len(record_ids)} records")

    writes = put(store, source, 3)
    broken = runner_for(TaskContext(store=store, index=refuse))
    broken.prepare()
    with pytest.raises(EngineUnavailableError, match="3 records"):
        broken.work(until_idle=True)
    assert pending(store) == 3
    mended = runner_for(TaskContext(store=store, index=index))
    mended.work(until_idle=True)
    assert index.contents == {new.id: 1 for new in writes}


def test_a_change_made_during_a_drain_is_drained_too(
    store: Store, source: Source, index: FileIndex
) -> None:
    (first,) = put(store, source, 1)

    def change_meanwhile(record_ids: Sequence[str]) -> None:
        index(record_ids)
        if index.contents[first.id] == 1:
            with store.unit_of_work() as work:
                work.records.retire_many([first.id], at=LATER)

    runner = runner_for(TaskContext(store=store, index=change_meanwhile))
    runner.prepare()
    runner.work(until_idle=True)
    assert index.contents == {first.id: 2}
    assert pending(store) == 0


def test_a_drain_waits_while_another_process_writes_an_index(
    store: Store, source: Source, index: FileIndex
) -> None:
    put(store, source, 1)
    released = threading.Event()
    pauses: list[dict[str, int]] = []

    def pause(seconds: float) -> None:
        pauses.append(index.contents)
        released.set()
        holder.join(timeout=30 + seconds)

    def hold() -> None:
        with store.exclusive(INDEX_LOCK):
            held.set()
            released.wait(timeout=30)

    held = threading.Event()
    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(timeout=30)
    assert drain_outbox(TaskContext(store=store, index=index, pause=pause)) == 1
    assert pauses == [{}]
    assert len(index.contents) == 1


@pytest.mark.parametrize(("changed", "is_bulk"), [(9, False), (10, True), (20, True)])
def test_a_change_of_half_the_catalogue_has_the_indexes_built_anew(
    store: Store, source: Source, index: FileIndex, changed: int, *, is_bulk: bool
) -> None:
    writes = put(store, source, 20)
    drain_outbox(TaskContext(store=store, index=index))
    with store.unit_of_work() as work:
        for write in writes[:changed]:
            work.records.set_visibility(write.id, Visibility(), at=LATER)
    rebuilt: list[int] = []

    def rebuild() -> None:
        index.rebuild()
        rebuilt.append(pending(store))

    context = TaskContext(store=store, index=index, rebuild=rebuild, bulk=10)
    assert drain_outbox(context) == changed
    assert bool(rebuilt) == is_bulk
    assert len(index.contents) == len(writes)
    assert pending(store) == 0


def test_an_index_that_is_gone_is_built_anew_before_anything_else_is_done(
    store: Store, source: Source, index: FileIndex
) -> None:
    writes = put(store, source, 3)
    built: list[str] = []

    def rebuild() -> None:
        built.append("built")
        index.rebuild()

    context = TaskContext(store=store, index=index, rebuild=rebuild, is_built=lambda: bool(built))
    drain_outbox(msgspec.structs.replace(context, is_built=lambda: False))
    assert not built  # all that there is waits: that is a first harvest
    assert is_anything_to_do(context)
    with store.unit_of_work() as work:
        work.records.set_visibility(writes[0].id, Visibility(), at=LATER)
    assert drain_outbox(context) == 1
    assert built == ["built"]
    assert len(index.contents) == len(writes)
    assert not is_anything_to_do(context)
    assert drain_outbox(context) == 0


def test_a_large_change_of_a_larger_catalogue_is_not_a_reason_to_rebuild(
    store: Store, source: Source, index: FileIndex
) -> None:
    writes = put(store, source, 50)
    drain_outbox(TaskContext(store=store, index=index))
    with store.unit_of_work() as work:
        for write in writes[:20]:
            work.records.set_visibility(write.id, Visibility(), at=LATER)
    context = TaskContext(store=store, index=index, rebuild=pytest.fail, bulk=10)
    assert drain_outbox(context) == 20


@pytest.mark.slow
def test_a_worker_killed_after_a_rebuild_leaves_all_to_the_next(
    store: Store, source: Source, runner: Runner, index: FileIndex, tmp_path: Path
) -> None:
    writes = put(store, source, 20)
    killed = worked(store, tmp_path, "bulk", "drain.after-rebuild")
    assert killed == -signal.SIGKILL
    assert pending(store) == 20
    runner.work(until_idle=True)
    assert index.contents == {new.id: 1 for new in writes}
    assert pending(store) == 0


def worked(store: Store, folder: Path, how: str, step: str) -> int:
    """Let a process drain until a step; return how it ended."""
    url = store.place.url.render_as_string(hide_password=False)
    worker = [sys.executable, "-m", "tests.integration.jobs.drain_process", url]
    return subprocess.run(
        [*worker, str(folder / "index"), how],
        env={**os.environ, VARIABLE: step},
        check=False,
        timeout=60,
    ).returncode


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_any_step_leaves_all_to_the_next(
    store: Store, source: Source, runner: Runner, index: FileIndex, tmp_path: Path, step: str
) -> None:
    writes = put(store, source, 600)
    assert worked(store, tmp_path, "once", step) == -signal.SIGKILL
    assert pending(store) == {"drain.after-done": 100, "drain.after-index:2": 100}.get(step, 600)
    runner.work(until_idle=True)
    assert index.contents == {new.id: 1 for new in writes}
    assert pending(store) == 0


@pytest.mark.postgresql
def test_jobs_in_a_database_that_was_not_set_up_say_what_to_do(
    blank_postgresql_url: str, index: FileIndex
) -> None:
    store = Store.open(blank_postgresql_url)
    runner = runner_for(TaskContext(store=store, index=index))
    with pytest.raises(StoreUnavailableError, match="wayleave init"):
        runner.nudge()
    store.close()
