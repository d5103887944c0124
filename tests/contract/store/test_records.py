"""Records: written once, changed with their past kept, retired and brought back."""

import datetime as dt

import msgspec
import pytest
from sqlalchemy import select

from catalogue.domain.record import FieldClass, Hiding, RecordState, Visibility
from catalogue.domain.source import Source
from catalogue.errors import NotFoundError, RefusedError
from catalogue.store import (
    IDENTIFIER_LIMIT,
    IdentifierTakenError,
    KnownRecord,
    RecordWrite,
    Store,
    Topic,
    tables,
)
from schemas.model import AccessRights, Organisation, PartialDate, Precision
from schemas.model.text import text
from tests.contract.store.records import (
    LATER,
    NOW,
    REPORT,
    dataset,
    new_id,
    new_source,
    write,
)

HIDING = Hiding(reason="Names witnesses", approver="Head of data", review_on=dt.date(2026, 12, 1))
OPENED = frozenset({FieldClass.VARIABLES})


def put(store: Store, source: Source, *writes: RecordWrite, at: dt.datetime = NOW) -> None:
    with store.unit_of_work() as work:
        work.records.put_many(source.id, writes, at=at, run_id="run")


def test_a_record_is_read_as_it_was_written(store: Store, source: Source) -> None:
    new = write("one")
    put(store, source, new)
    with store.reading() as work:
        record = work.records.get(new.id)
        graph = work.records.source_graph(new.id)
    assert (record.id, record.source, record.identifier) == (new.id, "land", "one")
    assert (record.revision, record.digest) == (1, new.digest)
    assert record.state is RecordState.ACTIVE
    assert record.resource == new.resource
    assert record.report == REPORT
    assert record.visibility == Visibility()
    assert record.first_seen_at == record.changed_at == NOW
    assert record.first_seen_at.tzinfo is dt.UTC
    assert graph == new.graph


def test_a_change_counts_a_revision_and_keeps_what_was_before(store: Store, source: Source) -> None:
    first = write("one", title="Land use")
    put(store, source, first)
    second = write("one", first.id, title="Land use in Wales")
    put(store, source, second, at=LATER)
    with store.reading() as work:
        record = work.records.get(first.id)
        past, current = work.records.revisions(first.id)
        graph = work.records.source_graph(first.id)
    assert (record.revision, record.resource) == (2, second.resource)
    assert (record.first_seen_at, record.changed_at) == (NOW, LATER)
    assert (past.number, past.resource, past.at, past.run_id) == (1, first.resource, NOW, "run")
    assert (current.number, current.resource, current.at) == (2, second.resource, LATER)
    assert graph == second.graph


def test_the_moment_of_change_moves_on_although_the_clock_went_back(
    store: Store, source: Source
) -> None:
    first = write("one")
    put(store, source, first, at=LATER)
    put(store, source, write("one", first.id, title="Changed"), at=NOW)
    with store.reading() as work:
        assert work.records.get(first.id).changed_at > LATER


def test_known_records_come_with_identifier_digest_and_state(store: Store, source: Source) -> None:
    one, two = write("one"), write("two")
    put(store, source, one, two)
    with store.unit_of_work() as work:
        work.records.retire_many([two.id], at=LATER)
    with store.reading() as work:
        known = sorted(work.records.known(source.id))
    assert known == [
        KnownRecord("one", one.id, one.digest, RecordState.ACTIVE),
        KnownRecord("two", two.id, two.digest, RecordState.RETIRED),
    ]


def test_two_sources_may_use_the_same_identifier(store: Store, source: Source) -> None:
    other = new_source("rivers")
    with store.unit_of_work() as work:
        work.sources.add(other)
    ours, theirs = write("one", title="Ours"), write("one", title="Theirs")
    put(store, source, ours)
    put(store, other, theirs)
    with store.reading() as work:
        assert work.records.get(ours.id).resource == ours.resource
        assert work.records.get(theirs.id).resource == theirs.resource


def test_a_second_record_of_one_identifier_is_refused_and_nothing_written(
    store: Store, source: Source
) -> None:
    first = write("one")
    put(store, source, first)
    with pytest.raises(IdentifierTakenError, match="same identifier"):
        put(store, source, write("two"), write("one"))
    with store.reading() as work:
        assert [known.id for known in work.records.known(source.id)] == [first.id]
        assert work.outbox.pending().count == 1


def test_a_source_cannot_write_over_the_record_of_another(store: Store, source: Source) -> None:
    other = new_source("rivers")
    with store.unit_of_work() as work:
        work.sources.add(other)
    ours = write("one")
    put(store, source, ours)
    with pytest.raises(RefusedError, match="another source"):
        put(store, other, write("one", ours.id, title="Theirs"))
    with store.reading() as work:
        assert work.records.get(ours.id).resource == ours.resource


def test_a_record_of_a_source_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(RefusedError):
        put(store, new_source("gone"), write("one"))


def test_identifiers_differ_by_case_and_by_accents(store: Store, source: Source) -> None:
    identifiers = ["abc", "ABC", "Abc", "\u00e9", "e\u0301", "e"]
    put(store, source, *(write(identifier) for identifier in identifiers))
    with store.reading() as work:
        known = [known.identifier for known in work.records.known(source.id)]
    assert sorted(known) == sorted(identifiers)


@pytest.mark.parametrize("letter", ["x", "\u00e9"])
def test_the_longest_identifier_is_stored_and_a_longer_one_refused(
    store: Store, source: Source, letter: str
) -> None:
    longest = letter * (IDENTIFIER_LIMIT // len(letter.encode()))
    put(store, source, write(longest))
    with pytest.raises(RefusedError, match="longer than"):
        put(store, source, write(longest + letter))
    with store.reading() as work:
        assert [known.identifier for known in work.records.known(source.id)] == [longest]


def test_what_no_database_can_hold_is_dropped_alike_everywhere(
    store: Store, source: Source
) -> None:
    odd = write("o\0ne", resource=dataset("o\0ne", "Nul \0 and \ud800 alone, \\u0000 written"))
    put(store, source, odd)
    with store.reading() as work:
        record = work.records.get(odd.id)
    assert record.identifier == "one"
    title = record.resource.title[0].value
    assert title == "Nul  and \N{REPLACEMENT CHARACTER} alone, \\u0000 written"


def test_retired_records_stay_and_come_back_under_their_id(store: Store, source: Source) -> None:
    new = write("one")
    put(store, source, new)
    with store.unit_of_work() as work:
        assert work.records.retire_many([new.id], at=LATER, run_id="second") == 1
    with store.reading() as work:
        retired = work.records.get(new.id)
    assert (retired.state, retired.revision) == (RecordState.RETIRED, 2)
    assert retired.resource == new.resource
    put(store, source, write("one", new.id), at=LATER)
    with store.reading() as work:
        returned = work.records.get(new.id)
        states = [revision.state.value for revision in work.records.revisions(new.id)]
    assert (returned.id, returned.state, returned.revision) == (new.id, RecordState.ACTIVE, 3)
    assert states == ["active", "retired", "active"]


def test_retiring_again_changes_nothing(store: Store, source: Source) -> None:
    new = write("one")
    put(store, source, new)
    for expected in (1, 0):
        with store.unit_of_work() as work:
            assert work.records.retire_many([new.id, new_id()], at=LATER) == expected
    with store.reading() as work:
        assert work.records.get(new.id).revision == 2
        assert work.outbox.pending().count == 2


def test_the_owners_decision_is_a_revision_and_outlives_the_next_harvest(
    store: Store, source: Source
) -> None:
    new = write("one")
    put(store, source, new)
    decision = Visibility(opened=frozenset({FieldClass.VARIABLES}), hiding=HIDING)
    with store.unit_of_work() as work:
        work.records.set_visibility(new.id, decision, at=LATER)
    put(store, source, write("one", new.id, title="Changed"), at=LATER)
    with store.reading() as work:
        record = work.records.get(new.id)
        revisions = work.records.revisions(new.id)
        queued = work.outbox.pending().count
    assert (record.visibility, record.revision, queued) == (decision, 3, 3)
    assert [revision.visibility == decision for revision in revisions] == [False, True, True]
    assert [revision.run_id for revision in revisions] == ["run", None, "run"]


def test_a_decision_about_no_record_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError), store.unit_of_work() as work:
        work.records.set_visibility(new_id(), Visibility(), at=NOW)


def test_records_come_in_the_order_asked_for_and_unknown_ids_are_left_out(
    store: Store, source: Source
) -> None:
    writes = [write(str(number)) for number in range(1_203)]
    put(store, source, *writes)
    wanted = [new.id for new in reversed(writes)]
    with store.reading() as work:
        records = work.records.by_ids([new_id(), *wanted, wanted[0]])
    assert [record.id for record in records] == wanted


def test_all_ids_retired_ones_too_are_paged_through_once_each(store: Store, source: Source) -> None:
    writes = [write(str(number)) for number in range(25)]
    put(store, source, *writes)
    with store.unit_of_work() as work:
        work.records.retire_many([writes[0].id], at=LATER)
    seen: list[str] = []
    with store.reading() as work:
        while page := work.records.all_ids(after=seen[-1] if seen else "", limit=10):
            seen += page
    assert seen == sorted(new.id for new in writes)


def test_records_are_counted_by_state(store: Store, source: Source) -> None:
    other = new_source("rivers")
    with store.unit_of_work() as work:
        work.sources.add(other)
    one, two = write("one"), write("two")
    put(store, source, one, two)
    put(store, other, write("three"))
    with store.unit_of_work() as work:
        work.records.retire_many([two.id], at=LATER)
    with store.reading() as work:
        ours, everywhere = work.records.count(source.id), work.records.count()
    assert ours == {RecordState.ACTIVE: 1, RecordState.RETIRED: 1}
    assert everywhere == {RecordState.ACTIVE: 2, RecordState.RETIRED: 1}


def test_every_change_leaves_word_in_the_outbox_in_its_order(store: Store, source: Source) -> None:
    one, two = write("one"), write("two")
    put(store, source, one, two)
    with store.unit_of_work() as work:
        work.records.retire_many([one.id], at=LATER)
        work.records.set_visibility(two.id, Visibility(hiding=HIDING), at=LATER)
        rows = work.outbox.claim(10)
    assert [row.record_id for row in rows] == [one.id, two.id, one.id, two.id]
    assert [row.topic for row in rows] == [Topic.INDEX] * 2 + [Topic.WITHDRAW] * 2


RIGHTS = list(AccessRights)


@pytest.mark.parametrize("now", RIGHTS)
@pytest.mark.parametrize("before", RIGHTS)
def test_a_record_that_is_no_longer_open_is_withdrawn(
    store: Store, source: Source, before: AccessRights, now: AccessRights
) -> None:
    first = write("one")
    as_before = msgspec.structs.replace(first.resource, access_rights=before)
    as_now = msgspec.structs.replace(first.resource, access_rights=now)
    put(store, source, msgspec.structs.replace(first, resource=as_before))
    put(store, source, msgspec.structs.replace(first, resource=as_now))
    is_withdrawn = before is AccessRights.OPEN and now is not AccessRights.OPEN
    with store.reading() as work:
        assert work.outbox.withdrawn(9) == ({first.id} if is_withdrawn else set())


@pytest.mark.parametrize(
    ("before", "now", "is_withdrawn"),
    [
        (Visibility(), Visibility(hiding=HIDING), True),
        (Visibility(hiding=HIDING), Visibility(), False),
        (Visibility(), Visibility(opened=OPENED), False),
        (Visibility(opened=OPENED), Visibility(), True),
        (Visibility(opened=OPENED), Visibility(opened=OPENED), False),
    ],
)
def test_a_decision_that_takes_something_away_withdraws(
    store: Store, source: Source, before: Visibility, now: Visibility, *, is_withdrawn: bool
) -> None:
    one = write("one")
    put(store, source, one)
    with store.unit_of_work() as work:
        work.records.set_visibility(one.id, before, at=NOW)
        work.outbox.done(work.outbox.claim(9))
        work.records.set_visibility(one.id, now, at=LATER)
        assert work.outbox.withdrawn(9) == ({one.id} if is_withdrawn else set())


def test_withdrawals_are_told_up_to_a_limit_each_record_once(store: Store) -> None:
    with store.unit_of_work() as work:
        work.outbox.add(Topic.WITHDRAW, ["a", "b", "a", "c"], NOW)
        work.outbox.add(Topic.INDEX, ["d"], NOW)
        assert work.outbox.withdrawn(9) == {"a", "b", "c"}
        assert len(work.outbox.withdrawn(2)) == 2


def test_a_record_is_settled_when_nothing_about_it_waits(store: Store, source: Source) -> None:
    one = write("one")
    with store.reading() as work:
        assert not work.records.is_any_settled()
    put(store, source, one)
    with store.unit_of_work() as work:
        assert not work.records.is_any_settled()
        work.outbox.done(work.outbox.claim(9))
        assert work.records.is_any_settled()
        work.records.retire_many([one.id], at=LATER)
        work.outbox.done(work.outbox.claim(9))
        assert not work.records.is_any_settled()


def test_the_past_is_not_stored_twice(store: Store, source: Source) -> None:
    put(store, source, write("one"))
    with store.reading() as work:
        stored = work.connection.execute(select(tables.revisions)).all()
    assert stored == []


def test_what_is_filtered_stands_in_columns(store: Store, source: Source) -> None:
    resource = msgspec.structs.replace(
        dataset("one"),
        publisher=Organisation(name=text("Land Office"), slug="land-office"),
        modified=PartialDate(lexical="2025-04", precision=Precision.MONTH),
    )
    new = write("one", resource=resource)
    put(store, source, new)
    with store.unit_of_work() as work:
        work.records.set_visibility(new.id, Visibility(hiding=HIDING), at=LATER)
    with store.reading() as work:
        row = work.connection.execute(select(tables.records)).one()
    assert (row.type, row.title, row.access_rights) == ("Dataset", "Land use", "RESTRICTED")
    assert (row.publisher, row.modified) == ("land-office", dt.datetime(2025, 4, 1, tzinfo=dt.UTC))
    assert (row.usable, row.is_hidden, row.mandatory_met, row.mandatory_total) == (True, True, 7, 9)
