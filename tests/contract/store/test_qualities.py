"""How good descriptions are, kept: the same on both databases."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import msgspec
import pytest

from catalogue.domain.kept_quality import (
    Gain,
    HistoryDay,
    KeptGap,
    KeptQuality,
    Measures,
    Scope,
    ScoreChange,
    Summary,
)
from catalogue.domain.record import Hiding, Visibility
from catalogue.domain.source import Source
from catalogue.services.quality.keeping import keep_day, measure_all
from catalogue.store import RecordWrite, Store
from schemas.model import Organisation, text
from tests.contract.store.records import LATER, NOW, dataset, new_source, write

DAY = NOW.date()
NEXT = DAY + dt.timedelta(days=1)
HIDING = Hiding(reason="r", approver="a", review_on=DAY + dt.timedelta(days=90))


def measures(score: int) -> Measures:
    return Measures((score,) * 6, (KeptGap("KEYWORD", 0, 2_000),))


def measured(identifier: str, score: int, record_id: str | None = None) -> RecordWrite:
    """Make a record of the weir board with such a score, in public 10 less."""
    board = Organisation(name=text("Weir Board"))
    one = write(identifier, record_id)
    return msgspec.structs.replace(
        one,
        resource=msgspec.structs.replace(dataset(identifier), publisher=board),
        quality=KeptQuality(full=measures(score), public=measures(score - 10), score=score),
    )


def put(store: Store, source: Source, *writes: RecordWrite, at: dt.datetime = NOW) -> None:
    with store.unit_of_work() as work:
        work.records.put_many(source.id, list(writes), at=at)


def summary(records: int, score: int) -> Summary:
    return Summary(
        records=records,
        score=score,
        parts=(score,) * 6,
        applies=(records,) * 6,
        bands=(records, 0, 0),
        gains=(Gain(key="KEYWORD", records=records, hundredths=333),),
    )


def test_what_was_measured_is_given_back_by_source(store: Store, source: Source) -> None:
    one, unmeasured = measured("a", 90), write("b")
    put(store, source, one, unmeasured)
    with store.reading() as work:
        assert list(work.qualities.of_sources([source.name], DAY)) == [(measures(90), 1)]
        assert list(work.qualities.of_sources([], DAY)) == []
        assert work.qualities.unmeasured(10) == [unmeasured.id]
        assert work.qualities.unmeasured(10, source.id) == [unmeasured.id]
        assert work.qualities.unmeasured(10, "another") == []


def test_equal_measures_are_counted_by_the_database(store: Store, source: Source) -> None:
    put(store, source, *(measured(str(n), 90) for n in range(3)), measured("x", 50))
    with store.reading() as work:
        found = work.qualities.of_sources([source.name], DAY)
        assert sorted(found, key=str) == [(measures(50), 1), (measures(90), 3)]


@pytest.mark.parametrize(("days", "score"), [(0, 100), (1, 50), (2, 0)])
def test_currency_falls_after_its_days_though_nothing_is_written(
    store: Store, source: Source, days: int, score: int
) -> None:
    falling = Measures((1, 1, None, 2, 3, 4), ())
    kept = KeptQuality(full=falling, public=falling, score=20, falls_after=(DAY, NEXT))
    put(store, source, msgspec.structs.replace(write("a"), quality=kept))
    day = DAY + dt.timedelta(days=days)
    with store.reading() as work:
        ((found, count),) = work.qualities.of_sources([source.name], day)
        assert (found, count) == (falling.with_currency(score), 1)
        assert found.scores[2] == score
        assert [gap.lost for gap in found.gaps] == [(100 - score) * 100] * (score < 100)


def test_a_publisher_has_the_public_scores_of_its_active_records_and_who_is_hidden(
    store: Store, source: Source
) -> None:
    shown, hidden, gone = measured("a", 90), measured("b", 50), measured("c", 70)
    put(store, source, shown, hidden, gone)
    with store.unit_of_work() as work:
        work.records.set_visibility(hidden.id, Visibility(hiding=HIDING), at=LATER)
        work.records.retire_many([gone.id], at=LATER)
    codes = ["Weir Board", "nobody"]
    with store.reading() as work:
        assert list(work.qualities.of_publishers(codes, DAY)) == [(measures(80), 1)]
        assert list(work.qualities.hidden_of_publishers(codes, DAY)) == [(measures(40), HIDING)]
        assert list(work.qualities.of_publishers(["Other Board"], DAY)) == []


def test_a_record_keeps_the_scores_that_it_had(store: Store, source: Source) -> None:
    one = measured("a", 50)
    put(store, source, one)
    again = [(60, 0), (60, 1), (70, 1), (40, 3)]
    for score, days in again:
        put(store, source, measured("a", score, one.id), at=NOW + dt.timedelta(days=days))
    with store.reading() as work:
        assert work.qualities.changes_of(one.id) == [
            ScoreChange(day=DAY, score=60),
            ScoreChange(day=NEXT, score=70),
            ScoreChange(day=DAY + dt.timedelta(days=3), score=40),
        ]


def test_what_was_measured_goes_with_its_record(store: Store, source: Source) -> None:
    one = measured("a", 50)
    put(store, source, one)
    put(store, source, measured("a", 60, one.id), at=NOW + dt.timedelta(days=1))
    with store.unit_of_work() as work:
        work.qualities.keep_day(
            Scope.SOURCE, source.name, HistoryDay(day=DAY, summary=summary(1, 5))
        )
        work.sources.remove(source.name, LATER)
    with store.reading() as work:
        assert work.qualities.changes_of(one.id) == []
        assert work.qualities.history(Scope.SOURCE, source.name) == []


def test_of_each_day_the_last_is_kept_and_the_days_come_in_their_order(store: Store) -> None:
    with store.unit_of_work() as work:
        for day, score in ((NEXT, 70), (DAY, 40), (DAY, 50)):
            kept = HistoryDay(day=day, summary=summary(2, score))
            work.qualities.keep_day(Scope.SOURCE, "weirs", kept)
        work.qualities.keep_day(
            Scope.ORGANISATION, "weirs", HistoryDay(day=DAY, summary=summary(9, 9))
        )
    with store.reading() as work:
        assert work.qualities.history(Scope.SOURCE, "weirs") == [
            HistoryDay(day=DAY, summary=summary(2, 50)),
            HistoryDay(day=NEXT, summary=summary(2, 70)),
        ]
        assert [one.day for one in work.qualities.history(Scope.SOURCE, "weirs", 1)] == [NEXT]
        assert len(work.qualities.history(Scope.ORGANISATION, "weirs")) == 1


def test_two_runs_of_an_organisation_that_end_at_once_both_keep_the_day(store: Store) -> None:
    together = Barrier(2)

    def keep(score: int) -> None:
        together.wait()
        with store.unit_of_work() as work:
            kept = HistoryDay(day=DAY, summary=summary(1, score))
            work.qualities.keep_day(Scope.ORGANISATION, "weirs", kept)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(keep, (10, 20)))
    with store.reading() as work:
        (kept,) = work.qualities.history(Scope.ORGANISATION, "weirs")
        assert kept.summary.score in {10, 20}


@pytest.fixture
def two_sources(store: Store, source: Source) -> tuple[Source, Source]:
    """Give one organisation two sources, of one and two records; one was never measured."""
    first = msgspec.structs.replace(source, organisation="weirs")
    second = msgspec.structs.replace(new_source("second"), organisation="weirs")
    with store.unit_of_work() as work:
        work.sources.update(first)
        work.sources.add(second)
    put(store, first, measured("a", 90))
    put(store, second, measured("b", 50), write("c"))
    return first, second


def test_a_day_of_a_source_is_also_one_of_its_organisation(
    store: Store, two_sources: tuple[Source, Source]
) -> None:
    first, second = two_sources
    keep_day(store, second, DAY)
    keep_day(store, first, DAY)
    with store.reading() as work:
        (own,) = work.qualities.history(Scope.SOURCE, first.name)
        (other,) = work.qualities.history(Scope.SOURCE, second.name)
        (whole,) = work.qualities.history(Scope.ORGANISATION, "weirs")
        assert work.qualities.unmeasured(10) == []
    assert (own.summary.records, own.summary.score) == (1, 90)
    assert other.summary.records == 2
    assert whole.summary.records == 3


@pytest.mark.usefixtures("two_sources")
def test_what_was_never_measured_is_measured_from_what_is_stored(store: Store) -> None:
    assert measure_all(store, DAY) == 1
    assert measure_all(store, DAY) == 0
