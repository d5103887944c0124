"""New, changed, unchanged, rejected and missing records; never another source's."""

from catalogue.domain.record import RecordState
from catalogue.domain.run import Outcome, RecordOutcome, RunState
from catalogue.domain.source import Source
from catalogue.services.deciding import Decisions
from catalogue.services.verdicts import ABOVE_OFFICIAL
from catalogue.store.store import Store
from schemas.findings import Finding, Report, Severity
from tests.integration.publishing.conftest import (
    CONFORMANCE,
    NOW,
    Count,
    Harvest,
    kept_source,
    reading,
)


def outcomes_of(outcomes: list[RecordOutcome]) -> list[Outcome]:
    return [outcome.outcome for outcome in outcomes]


def test_a_second_harvest_of_the_same_feed_writes_no_row(
    source: Source, harvest: Harvest, rows: Count
) -> None:
    feed = [reading("a", "Rivers"), reading("b", "Lakes")]
    _, first = harvest(source, feed)
    before = {name: rows(name) for name in ("records", "revisions", "outbox", "run_outcomes")}
    _, second = harvest(source, feed)
    assert outcomes_of(first) == [Outcome.CREATED, Outcome.CREATED]
    assert outcomes_of(second) == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert before == {name: rows(name) for name in before}


def test_a_changed_record_keeps_its_id_and_its_past(
    store: Store, source: Source, harvest: Harvest
) -> None:
    _, first = harvest(source, [reading("a", "Rivers")])
    _, second = harvest(source, [reading("a", "Rivers and lakes")])
    assert outcomes_of(second) == [Outcome.UPDATED]
    assert first[0].id is not None
    assert second[0].id == first[0].id
    with store.reading() as work:
        titles = [r.resource.title[0].value for r in work.records.revisions(first[0].id)]
    assert titles == ["Rivers", "Rivers and lakes"]


def test_an_unchanged_record_reports_the_findings_it_has(source: Source, harvest: Harvest) -> None:
    finding = Finding(code="X", severity=Severity.WARNING, path="summary", fix="Add a summary.")
    report = Report(findings=(finding,), conformance=CONFORMANCE)
    harvest(source, [reading("a", report=report)])
    unread = reading("a", resource=None, report=Report(conformance=CONFORMANCE), unchanged=True)
    _, outcomes = harvest(source, [unread])
    assert outcomes_of(outcomes) == [Outcome.UNCHANGED]
    assert outcomes[0].findings == (finding,)


def test_a_duplicate_identifier_is_rejected_and_the_finding_names_both_titles(
    source: Source, harvest: Harvest
) -> None:
    _, outcomes = harvest(source, [reading("a", "Rivers"), reading("a", "Lakes")])
    assert outcomes_of(outcomes) == [Outcome.CREATED, Outcome.REJECTED]
    fix = outcomes[1].findings[-1].fix
    assert "Rivers" in fix
    assert "Lakes" in fix


def test_two_feeds_with_one_identifier_never_touch_each_other(
    store: Store, source: Source, harvest: Harvest
) -> None:
    other = kept_source(store, "lakes")
    _, first = harvest(source, [reading("a", "Rivers")])
    _, second = harvest(other, [reading("a", "Lakes")])
    _, third = harvest(other, [reading("a", "Lakes again")])
    assert first[0].id != second[0].id == third[0].id
    with store.reading() as work:
        assert first[0].id is not None
        assert work.records.get(first[0].id).resource.title[0].value == "Rivers"


def test_a_record_that_the_store_refuses_does_not_stop_the_others(
    source: Source, harvest: Harvest
) -> None:
    _, outcomes = harvest(source, [reading("a"), reading("x" * 5000), reading("b")])
    assert outcomes_of(outcomes) == [Outcome.CREATED, Outcome.REJECTED, Outcome.CREATED]
    assert "shorter" in outcomes[1].findings[-1].fix


def test_a_rejected_record_keeps_its_last_good_description(
    store: Store, source: Source, harvest: Harvest
) -> None:
    _, first = harvest(source, [reading("a"), reading("b")])
    _, second = harvest(source, [reading("a", resource=None), reading("b")])
    assert outcomes_of(second) == [Outcome.REJECTED, Outcome.UNCHANGED]
    assert first[0].id is not None
    with store.reading() as work:
        assert work.records.get(first[0].id).state is RecordState.ACTIVE


def test_a_record_now_above_official_is_withdrawn_at_once(
    store: Store, source: Source, harvest: Harvest
) -> None:
    _, first = harvest(source, [reading("a")])
    finding = Finding(code=ABOVE_OFFICIAL, severity=Severity.BLOCKER, path="x", fix="Remove it.")
    report = Report(findings=(finding,), conformance=CONFORMANCE)
    _, second = harvest(source, [reading("a", title="", resource=None, report=report)])
    assert outcomes_of(second) == [Outcome.REJECTED]
    assert first[0].id is not None
    with store.reading() as work:
        assert work.records.get(first[0].id).state is RecordState.RETIRED


def test_what_a_complete_feed_no_longer_holds_is_retired_and_comes_back_under_its_id(
    store: Store, source: Source, harvest: Harvest
) -> None:
    _, first = harvest(source, [reading("a"), reading("b")])
    _, second = harvest(source, [reading("a")])
    _, third = harvest(source, [reading("a"), reading("b")])
    assert outcomes_of(second) == [Outcome.UNCHANGED, Outcome.RETIRED]
    assert outcomes_of(third) == [Outcome.UNCHANGED, Outcome.UPDATED]
    assert third[1].id == first[1].id
    with store.reading() as work:
        assert work.records.count() == {RecordState.ACTIVE: 2, RecordState.RETIRED: 0}


def test_twenty_missing_records_are_retired_and_twenty_one_are_held(
    store: Store, source: Source, harvest: Harvest
) -> None:
    feed = [reading(f"r{number}") for number in range(60)]
    harvest(source, feed)
    run, outcomes = harvest(source, feed[:40])
    assert run.state is RunState.COMPLETED
    assert outcomes_of(outcomes).count(Outcome.RETIRED) == 20
    run, outcomes = harvest(source, feed[:19])
    assert run.state is RunState.HELD
    assert outcomes_of(outcomes).count(Outcome.HELD) == 21
    with store.reading() as work:
        assert work.records.count()[RecordState.ACTIVE] == 40


def test_above_two_hundred_records_a_tenth_may_be_missing_and_no_more(
    source: Source, harvest: Harvest
) -> None:
    feed = [reading(f"r{number}") for number in range(300)]
    harvest(source, feed)
    run, _ = harvest(source, feed[:269])
    assert run.state is RunState.HELD
    run, outcomes = harvest(source, feed[:270])
    assert run.state is RunState.COMPLETED
    assert outcomes_of(outcomes).count(Outcome.RETIRED) == 30


def test_a_person_decides_to_retire_what_was_held(
    store: Store, source: Source, harvest: Harvest
) -> None:
    feed = [reading(f"r{number}") for number in range(50)]
    harvest(source, feed)
    run, _ = harvest(source, feed[:10])
    Decisions(store, lambda: NOW).decide_held_run(run.id, is_to_retire=True)
    with store.reading() as work:
        assert work.records.count() == {RecordState.ACTIVE: 10, RecordState.RETIRED: 40}
        assert work.runs.get(run.id).state is RunState.COMPLETED
        assert work.runs.get(run.id).counts.retired == 40


def test_a_person_decides_to_keep_what_was_held(
    store: Store, source: Source, harvest: Harvest
) -> None:
    feed = [reading(f"r{number}") for number in range(50)]
    harvest(source, feed)
    run, _ = harvest(source, feed[:10])
    Decisions(store, lambda: NOW).decide_held_run(run.id, is_to_retire=False)
    with store.reading() as work:
        assert work.records.count()[RecordState.ACTIVE] == 50
        assert work.runs.held(run.id) == []


def test_a_preview_says_what_would_be_done_and_writes_nothing(
    source: Source, harvest: Harvest, rows: Count
) -> None:
    tables = ("records", "revisions", "outbox", "runs", "run_outcomes", "held_retirements")
    harvest(source, [reading("a"), reading("b")])
    before = {name: rows(name) for name in tables}
    _, outcomes = harvest(source, [reading("a", "Changed"), reading("c")], is_preview=True)
    assert outcomes_of(outcomes) == [Outcome.UPDATED, Outcome.CREATED, Outcome.RETIRED]
    assert outcomes[1].id is None
    assert before == {name: rows(name) for name in tables}
