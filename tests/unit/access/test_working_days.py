"""Working days: they add up, skip weekends and holidays, and end at midnight in London."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.case_clock import DECISION_DAYS, CaseClock, has_passed
from catalogue.domain.case_state import ClockEffect
from catalogue.domain.working_days import (
    day_in_london,
    end_of_day,
    is_working_day,
    nth_working_day_after,
    working_days_after,
)

DAYS = st.dates(dt.date(2024, 12, 1), dt.date(2029, 1, 31))
_START = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
MOMENTS = st.integers(0, 4 * 365 * 24).map(lambda hours: _START + dt.timedelta(hours=hours))


@given(DAYS, DAYS, DAYS)
def test_intervals_that_meet_add_up(one: dt.date, two: dt.date, three: dt.date) -> None:
    first, middle, last = sorted((one, two, three))
    whole = working_days_after(first, last)
    assert whole == working_days_after(first, middle) + working_days_after(middle, last)


@given(DAYS, st.integers(1, 60))
def test_the_nth_working_day_after_a_day_is_a_working_day_and_the_nth(
    start: dt.date, count: int
) -> None:
    day = nth_working_day_after(start, count)
    assert is_working_day(day)
    assert working_days_after(start, day) == count


@given(DAYS, DAYS)
def test_no_count_is_negative(start: dt.date, end: dt.date) -> None:
    assert working_days_after(start, end) >= 0


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2026-04-02", 1, "2026-04-07"),  # over Easter
        ("2026-12-24", 1, "2026-12-29"),  # Boxing Day falls on a Saturday
        ("2027-12-24", 1, "2027-12-29"),  # Christmas on a Saturday, Boxing Day on a Sunday
        ("2026-11-27", 1, "2026-11-30"),  # a Friday
        ("2026-11-27", 0, "2026-11-27"),
    ],
)
def test_weekends_and_bank_holidays_are_left_out(start: str, count: int, expected: str) -> None:
    found = nth_working_day_after(dt.date.fromisoformat(start), count)
    assert found == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "end"),
    [("2026-01-15", "2026-01-16T00:00:00+00:00"), ("2026-07-15", "2026-07-15T23:00:00+00:00")],
)
def test_a_deadline_passes_at_midnight_in_london(day: str, end: str) -> None:
    moment = dt.datetime.fromisoformat(end)
    date = dt.date.fromisoformat(day)
    assert end_of_day(date) == moment
    assert not has_passed(date, moment - dt.timedelta(microseconds=1))
    assert has_passed(date, moment)


@given(st.lists(st.tuples(st.sampled_from(ClockEffect), st.integers(0, 400)), max_size=12), MOMENTS)
def test_a_clock_never_runs_backwards_and_counts_no_day_twice(
    events: list[tuple[ClockEffect, int]], start: dt.datetime
) -> None:
    clock, now, last = CaseClock(), start, 0
    for effect, hours in events:
        now += dt.timedelta(hours=hours)
        clock = clock.after(effect, now)
        ran, stood = clock.days_at(now)
        assert min(ran, stood) >= 0
        assert last <= ran + stood <= working_days_after(day_in_london(start), day_in_london(now))
        last = ran + stood


def test_time_that_the_applicant_has_does_not_shorten_the_owners() -> None:
    start = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
    clock = CaseClock().after(ClockEffect.START, start)
    stopped = clock.after(ClockEffect.STOP, start + dt.timedelta(days=7))
    assert stopped.decision_due() is None
    resumed = stopped.after(ClockEffect.RESUME, start + dt.timedelta(days=21))
    left = DECISION_DAYS - 5
    assert resumed.decision_due() == nth_working_day_after(dt.date(2026, 6, 22), left)
