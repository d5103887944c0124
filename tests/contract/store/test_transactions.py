"""Units of work: all or nothing, one state of the database for readers, room for two writers."""

import threading

import pytest

from catalogue.domain.source import Source
from catalogue.errors import StoreUnavailableError
from catalogue.store import Store
from tests.contract.store.records import LATER, NOW, new_source, write


def fail_after_writing(store: Store, source: Source) -> None:
    with store.unit_of_work() as work:
        work.records.put_many(source.id, [write("one")], at=NOW)
        raise KeyboardInterrupt


def test_whatever_ends_a_unit_of_work_early_undoes_all_of_it(store: Store, source: Source) -> None:
    with pytest.raises(KeyboardInterrupt):
        fail_after_writing(store, source)
    with store.reading() as work:
        assert list(work.records.known(source.id)) == []
        assert work.outbox.pending().count == 0


def test_a_reader_sees_one_state_although_others_write(store: Store, source: Source) -> None:
    new = write("one")
    with store.unit_of_work() as work:
        work.records.put_many(source.id, [new], at=NOW)
    with store.reading() as reading:
        before = reading.records.get(new.id)
        with store.unit_of_work() as work:
            work.records.retire_many([new.id], at=LATER)
        assert reading.records.get(new.id) == before
    with store.reading() as reading:
        assert reading.records.get(new.id).revision == 2


def test_what_is_streamed_is_unmoved_by_a_writer(store: Store, source: Source) -> None:
    writes = [write(str(number)) for number in range(4_500)]
    with store.unit_of_work() as work:
        work.records.put_many(source.id, writes, at=NOW)
    with store.reading() as reading:
        stream = reading.records.known(source.id)
        first = next(stream)
        with store.unit_of_work() as work:
            work.records.retire_many([new.id for new in writes], at=LATER)
        known = [first, *stream]
    assert {entry.identifier for entry in known} == {new.identifier for new in writes}
    assert {entry.state.value for entry in known} == {"active"}


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(StoreUnavailableError), store.reading() as work:
        work.sources.add(new_source("sneaked"))


def test_two_threads_that_change_the_same_records_both_get_through(
    store: Store, source: Source
) -> None:
    writes = [write(str(number)) for number in range(40)]
    with store.unit_of_work() as work:
        work.records.put_many(source.id, writes, at=NOW)
    patient = Store.open(store.place.url.render_as_string(hide_password=False))
    barrier = threading.Barrier(2, timeout=30)

    def change(order: int) -> None:
        for round_ in range(5):
            barrier.wait()
            again = [write(new.identifier, new.id, title=f"{order}{round_}") for new in writes]
            with patient.unit_of_work() as work:
                work.records.put_many(source.id, again[::order], at=LATER)

    threads = [threading.Thread(target=change, args=(order,)) for order in (1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    patient.close()
    with store.reading() as work:
        records = work.records.by_ids([new.id for new in writes])
        histories = [len(work.records.revisions(record.id)) for record in records]
    assert {record.revision for record in records} == {11}
    assert set(histories) == {11}
