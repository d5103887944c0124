"""What publishers are shown: figures, lists, reports, deeds; the same on both databases."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import msgspec
import pytest

from catalogue.domain.deed import Deed, DeedKind
from catalogue.domain.record import Hiding, RecordState, Visibility
from catalogue.domain.run import Outcome, RecordOutcome, Run, RunState
from catalogue.domain.source import Source
from catalogue.errors import RefusedError
from catalogue.services.deciding import Decisions
from catalogue.store import RecordWrite, Store
from catalogue.store.quality_counts import Quality
from catalogue.store.record_lists import RecordFilter, RecordLists
from catalogue.store.record_writing import PublicCount
from catalogue.store.run_reports import OutcomeFilter, RunReports
from catalogue.store.source_figures import RecordFigures, SourceFigures
from schemas.findings import Conformance, Report
from schemas.model import AccessRights, Dataset, Organisation, text
from tests.contract.store.records import LATER, NOW, new_id, new_run, new_source, write

REVIEW = NOW.date() + dt.timedelta(days=90)
HIDDEN = Visibility(hiding=Hiding(reason="r", approver="a", review_on=REVIEW))


def described(identifier: str, title: str, met: int, *, publisher: str = "Rivers") -> RecordWrite:
    """Make a record with so many of ten mandatory properties."""
    resource = Dataset(
        identifier=identifier,
        title=text(title),
        access_rights=AccessRights.OPEN,
        publisher=Organisation(name=text(publisher)),
    )
    conformance = Conformance(
        mandatory_met=met, mandatory_total=10, recommended_met=0, recommended_total=5
    )
    return msgspec.structs.replace(
        write(identifier, resource=resource),
        report=Report(conformance=conformance),
        public=PublicCount(met=met, total=10),
    )


def put(store: Store, source: Source, *writes: RecordWrite) -> None:
    with store.unit_of_work() as work:
        work.records.put_many(source.id, list(writes), at=NOW)


def hide(store: Store, one: RecordWrite) -> None:
    with store.unit_of_work() as work:
        work.records.set_visibility(one.id, HIDDEN, at=LATER)


@pytest.fixture
def three(store: Store, source: Source) -> tuple[RecordWrite, ...]:
    """Store a good, a fair and a bad record; the fair one is hidden."""
    good, fair, bad = (
        described("a", "Ponds", 10),
        described("b", "Brooks 100%", 9),
        described("c", "Weirs", 4, publisher="Weir Board"),
    )
    put(store, source, good, fair, bad)
    hide(store, fair)
    return good, fair, bad


def test_records_are_listed_the_worst_first(
    store: Store, source: Source, three: tuple[RecordWrite, ...]
) -> None:
    wanted = RecordFilter(sources=frozenset({source.name}))
    with store.reading() as work:
        lists = RecordLists(work.connection)
        assert lists.ids(wanted) == [one.id for one in reversed(three)]
        assert lists.ids(wanted, 1, 1) == [three[1].id]
        assert lists.count(wanted) == 3
        assert lists.by_conformance({source.name}) == [(source.name, (1, 1, 1))]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"only_gaps": True}, "cb"),
        ({"only_hidden": True}, "b"),
        ({"words": "WEIR"}, "c"),
        ({"words": "%"}, "b"),
        ({"words": "_"}, ""),
        ({"type": "DataService"}, ""),
        ({"access_rights": "OPEN"}, "cba"),
        ({"sources": frozenset()}, ""),
        ({"sources": frozenset({"other"})}, ""),
    ],
)
def test_lists_are_filtered(
    store: Store,
    source: Source,
    three: tuple[RecordWrite, ...],
    changes: dict[str, object],
    expected: str,
) -> None:
    everything = RecordFilter(sources=frozenset({source.name}))
    wanted = msgspec.structs.replace(everything, **changes)
    identifiers = {one.id: one.identifier for one in three}
    with store.reading() as work:
        lists = RecordLists(work.connection)
        assert "".join(identifiers[id_] for id_ in lists.ids(wanted)) == expected
        assert lists.count(wanted) == len(expected)


@pytest.mark.usefixtures("three")
def test_the_figures_of_sources_are_counted(store: Store, source: Source) -> None:
    with store.unit_of_work() as work:
        work.sources.add(new_source("empty"))
        work.records.retire_many(work.records.all_ids()[:1], at=LATER)
    with store.reading() as work:
        figures = SourceFigures(work.connection)
        records = figures.records({source.name, "empty"})
        assert set(records) == {source.name}
        assert records[source.name].active == 2
        assert records[source.name].retired == 1
        assert figures.records(()) == {}


def test_the_next_review_is_the_first_of_all(
    store: Store, source: Source, three: tuple[RecordWrite, ...]
) -> None:
    sooner = Visibility(
        hiding=Hiding(reason="r", approver="a", review_on=REVIEW - dt.timedelta(days=9))
    )
    with store.unit_of_work() as work:
        work.records.set_visibility(three[0].id, sooner, at=LATER)
    with store.reading() as work:
        figures = SourceFigures(work.connection)
        assert figures.next_reviews({source.name}) == {source.name: REVIEW - dt.timedelta(days=9)}
        assert figures.records({source.name})[source.name] == RecordFigures(
            active=3, complete=1, hidden=2, retired=0
        )


def ended(store: Store, source: Source, state: RunState) -> Run:
    """Store a run that ended in a state."""
    with store.unit_of_work() as work:
        run = work.runs.start(source.id, new_run(source))
        run = msgspec.structs.replace(run, state=state, ended_at=LATER)
        work.runs.finish(run)
    return run


def test_the_latest_run_is_told_also_without_failed_ones(store: Store, source: Source) -> None:
    first = ended(store, source, RunState.COMPLETED)
    last = ended(store, source, RunState.FAILED)
    with store.reading() as work:
        figures = SourceFigures(work.connection)
        assert figures.latest_runs({source.name}) == [last]
        assert figures.latest_runs({source.name}, but_not=RunState.FAILED) == [first]


def outcome(one: RecordWrite, kind: Outcome) -> RecordOutcome:
    return RecordOutcome(
        identifier=one.identifier,
        id=one.id if kind is not Outcome.REJECTED else None,
        title=f"Title of {one.identifier}",
        type="Dataset",
        outcome=kind,
    )


def test_outcomes_are_told_by_kind_and_without_hidden_records(
    store: Store, source: Source, three: tuple[RecordWrite, ...]
) -> None:
    run = ended(store, source, RunState.COMPLETED)
    told = [outcome(one, Outcome.CREATED) for one in three]
    told.append(outcome(three[1], Outcome.REJECTED))  # what a hidden record is now described as
    with store.unit_of_work() as work:
        work.runs.add_outcomes(run.id, told)
    owners = OutcomeFilter(run_id=run.id, with_hidden=True)
    others = OutcomeFilter(run_id=run.id)
    with store.reading() as work:
        reports = RunReports(work.connection)
        assert reports.counts(owners) == {Outcome.CREATED: 3, Outcome.REJECTED: 1}
        assert reports.counts(others) == {Outcome.CREATED: 2}
        assert list(reports.stream(owners)) == told
        created = msgspec.structs.replace(owners, outcome=Outcome.CREATED)
        assert reports.page(created, 1, 1) == [told[1]]
        named = msgspec.structs.replace(owners, words="TITLE OF c")
        assert reports.page(named, 0, 9) == [told[2]]


def test_held_records_are_told_by_title_and_without_hidden_ones(
    store: Store, source: Source, three: tuple[RecordWrite, ...]
) -> None:
    run = ended(store, source, RunState.HELD)
    with store.unit_of_work() as work:
        work.runs.hold(run.id, [one.id for one in three])
    with store.reading() as work:
        reports = RunReports(work.connection)
        by_title = [three[1].id, three[0].id, three[2].id]
        assert reports.held(run.id, with_hidden=True) == by_title
        assert reports.held(run.id, with_hidden=False) == [three[0].id, three[2].id]


@pytest.mark.usefixtures("three")
def test_quality_is_counted_by_publisher_hidden_records_apart(store: Store) -> None:
    with store.reading() as work:
        quality = Quality(work.connection)
        assert sorted(quality.shown()) == [("Rivers", 1, 0, 0), ("Weir Board", 0, 0, 1)]
        (hidden,) = quality.hidden()
        assert hidden.counts == ("Rivers", 0, 1, 0)
        assert hidden.hiding == HIDDEN.hiding


def test_what_was_never_counted_is_not_taken_for_good(store: Store, source: Source) -> None:
    put(store, source, write("old"))
    with store.reading() as work:
        assert [one[1:] for one in Quality(work.connection).shown()] == [(0, 0, 1)]


def test_a_locked_run_is_the_run(store: Store, source: Source) -> None:
    run = ended(store, source, RunState.HELD)
    with store.unit_of_work() as work:
        assert work.runs.locked(run.id) == run
        assert work.runs.find(new_id()) is None


def test_deeds_are_told_the_latest_first_by_source_and_by_subject(store: Store) -> None:
    first = Deed(at=NOW, actor="p", kind=DeedKind.SOURCE_ADDED, source="land", words="From x.")
    about = Deed(at=NOW, actor=None, kind=DeedKind.HELD_KEPT, source="land", subject="run")
    last = msgspec.structs.replace(first, kind=DeedKind.SOURCE_CHANGED)
    with store.unit_of_work() as work:
        work.deeds.add([first, about])
        work.deeds.add([last])
        work.deeds.add([])
    with store.reading() as work:
        assert work.deeds.of_source("land") == [last, first]
        assert work.deeds.about("run") == [about]
        assert work.deeds.of_source("other") == []


def test_a_request_for_a_harvest_is_taken_once(store: Store, source: Source) -> None:
    with store.unit_of_work() as work:
        work.harvest_requests.add(source.id, NOW, "p")
        work.harvest_requests.add(source.id, LATER, "q")
    with store.reading() as work:
        (waiting,) = work.harvest_requests.all()
        assert (waiting.source, waiting.asked_at, waiting.asked_by) == ("land", LATER, "q")
    with store.unit_of_work() as work:
        assert work.harvest_requests.take(source.id)
        assert not work.harvest_requests.take(source.id)


def test_a_request_goes_with_its_source(store: Store, source: Source) -> None:
    with store.unit_of_work() as work:
        work.harvest_requests.add(source.id, NOW, "p")
        work.sources.remove(source.name, LATER)
    with store.reading() as work:
        assert work.harvest_requests.all() == []


def test_of_two_decisions_at_once_one_is_taken_and_one_is_refused(
    store: Store, source: Source, three: tuple[RecordWrite, ...]
) -> None:
    run = ended(store, source, RunState.HELD)
    with store.unit_of_work() as work:
        work.runs.hold(run.id, [three[0].id])
    together = Barrier(2)

    def decide(*, is_to_retire: bool) -> bool:
        together.wait(10)
        try:
            Decisions(store, lambda: LATER).decide_held_run(run.id, is_to_retire=is_to_retire)
        except RefusedError:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        taken = [threads.submit(decide, is_to_retire=choice) for choice in (True, False)]
        results = [each.result(30) for each in taken]
    assert sorted(results) == [False, True]
    with store.reading() as work:
        (deed,) = work.deeds.about(run.id)
        active = work.records.count(source.id)[RecordState.ACTIVE]
    assert (deed.kind is DeedKind.HELD_RETIRED) is results[0]
    assert active == (2 if results[0] else 3)
