"""The outbox: in order, at least once, and only what was claimed is done."""

from catalogue.store import Store, Topic
from tests.contract.store.records import LATER, NOW


def test_rows_are_claimed_in_order_and_stay_until_done(store: Store) -> None:
    with store.unit_of_work() as work:
        work.outbox.add(Topic.INDEX, ["a", "b"], LATER)
        work.outbox.add(Topic.INDEX, ["a"], NOW)
    with store.unit_of_work() as work:
        first = work.outbox.claim(2)
    with store.unit_of_work() as work:
        again = work.outbox.claim(10)
    assert [row.record_id for row in first] == ["a", "b"]
    assert [(row.record_id, row.attempts) for row in again] == [("a", 2), ("b", 2), ("a", 1)]


def test_what_was_added_after_the_claim_is_not_done_with_it(store: Store) -> None:
    with store.unit_of_work() as work:
        work.outbox.add(Topic.INDEX, ["a"], NOW)
        claimed = work.outbox.claim(10)
    with store.unit_of_work() as work:
        work.outbox.add(Topic.INDEX, ["a"], LATER)
    with store.unit_of_work() as work:
        work.outbox.done(claimed)
    with store.unit_of_work() as work:
        (left,) = work.outbox.claim(10)
    assert left.enqueued_at == LATER


def test_the_number_of_a_row_that_is_gone_is_never_given_out_again(store: Store) -> None:
    numbers = []
    for _ in range(2):
        with store.unit_of_work() as work:
            work.outbox.add(Topic.INDEX, ["a"], NOW)
            rows = work.outbox.claim(10)
            work.outbox.done(rows)
        numbers += [row.number for row in rows]
    assert len(set(numbers)) == 2


def test_done_twice_is_harmless_and_done_with_many_rows_deletes_them_all(store: Store) -> None:
    with store.unit_of_work() as work:
        work.outbox.add(Topic.INDEX, [str(number) for number in range(1_300)], NOW)
        rows = work.outbox.claim(2_000)
    for _ in range(2):
        with store.unit_of_work() as work:
            work.outbox.done(rows)
    with store.reading() as work:
        assert work.outbox.pending().count == 0


def test_pending_tells_how_many_and_since_when(store: Store) -> None:
    with store.unit_of_work() as work:
        assert (work.outbox.pending().count, work.outbox.pending().oldest) == (0, None)
        work.outbox.add(Topic.INDEX, ["a"], LATER)
        work.outbox.add(Topic.INDEX, ["b"], NOW)
        pending = work.outbox.pending()
    assert (pending.count, pending.oldest) == (2, NOW)


def test_all_that_waits_can_be_forgotten_by_number_and_nothing_added_meanwhile(
    store: Store,
) -> None:
    with store.unit_of_work() as work:
        work.outbox.add(Topic.INDEX, [f"r{number}" for number in range(1_200)], NOW)
    with store.reading() as work:
        numbers = work.outbox.numbers()
    with store.unit_of_work() as work:
        work.outbox.add(Topic.INDEX, ["late"], LATER)
        work.outbox.forget(numbers)
    with store.unit_of_work() as work:
        assert [row.record_id for row in work.outbox.claim(10)] == ["late"]
    assert numbers == sorted(numbers)
    assert len(numbers) == 1_200
