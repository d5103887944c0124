"""Who may see a record: what an owner may decide, and what nobody may."""

import datetime as dt

import pytest

from catalogue.domain.record import FieldClass, Hiding, Visibility
from catalogue.domain.source import Source
from catalogue.errors import NotFoundError, RefusedError
from catalogue.services.deciding import Decisions
from catalogue.store.store import Store
from tests.integration.publishing.conftest import NOW, Harvest, reading

IN_A_MONTH = NOW.date() + dt.timedelta(days=30)


def hidden(
    *, reason: str = "A live operation", approver: str = "R. Example", days: int
) -> Visibility:
    review_on = NOW.date() + dt.timedelta(days=days)
    return Visibility(hiding=Hiding(reason=reason, approver=approver, review_on=review_on))


@pytest.mark.parametrize("letter", ["A", "E", "F", "G", "H"])
def test_only_variables_counts_and_technical_detail_can_be_opened(
    store: Store, letter: str
) -> None:
    with pytest.raises(RefusedError, match="B, C and D"):
        Decisions(store, lambda: NOW).set_visibility(
            "any", Visibility(opened=frozenset({FieldClass(letter)}))
        )


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_hiding_needs_a_review_within_twelve_months(store: Store, days: int) -> None:
    with pytest.raises(RefusedError, match="12 months"):
        Decisions(store, lambda: NOW).set_visibility("any", hidden(days=days))


@pytest.mark.parametrize(("reason", "approver"), [(" ", "R. Example"), ("A reason", "")])
def test_hiding_needs_a_reason_and_an_approver(store: Store, reason: str, approver: str) -> None:
    with pytest.raises(RefusedError, match="reason"):
        Decisions(store, lambda: NOW).set_visibility(
            "any", hidden(reason=reason, approver=approver, days=30)
        )


def test_a_decision_is_a_revision_and_survives_the_next_harvest(
    store: Store, source: Source, harvest: Harvest
) -> None:
    _, outcomes = harvest(source, [reading("a")])
    record_id = outcomes[0].id
    assert record_id is not None
    Decisions(store, lambda: NOW).set_visibility(record_id, hidden(days=30))
    harvest(source, [reading("a", "Changed")])
    with store.reading() as work:
        record = work.records.get(record_id)
    assert record.visibility == hidden(days=30)
    assert record.revision == 3


def test_deciding_about_a_record_that_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(NotFoundError):
        Decisions(store, lambda: NOW).set_visibility("absent", Visibility())


def test_a_run_that_is_not_held_cannot_be_decided(
    store: Store, source: Source, harvest: Harvest
) -> None:
    run, _ = harvest(source, [reading("a")])
    with pytest.raises(RefusedError, match="only a held run"):
        Decisions(store, lambda: NOW).decide_held_run(run.id, is_to_retire=True)


@pytest.mark.parametrize("set_back", [dt.timedelta(0), dt.timedelta(days=400)])
def test_a_held_run_that_a_later_run_superseded_cannot_be_decided(
    store: Store, source: Source, harvest: Harvest, set_back: dt.timedelta
) -> None:
    feed = [reading(f"r{number}") for number in range(50)]
    harvest(source, feed)
    held, _ = harvest(source, feed[:10])
    harvest.now -= set_back  # the machine's clock
    harvest(source, feed)
    with pytest.raises(RefusedError, match="superseded"):
        Decisions(store, lambda: NOW).decide_held_run(held.id, is_to_retire=True)
