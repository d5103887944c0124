"""Windows of time follow one another without a gap, and every moment lies in exactly one."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from catalogue.services.throttling import TooManyAttemptsError, window_end

MOMENTS = st.datetimes(
    min_value=dt.datetime(1971, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    max_value=dt.datetime(2200, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    timezones=st.just(dt.UTC),
)
WINDOWS = st.timedeltas(min_value=dt.timedelta(seconds=1), max_value=dt.timedelta(days=2))


@given(MOMENTS, WINDOWS)
def test_a_window_ends_after_the_moment_and_no_later_than_its_length(
    now: dt.datetime, window: dt.timedelta
) -> None:
    assert now < window_end(now, window) <= now + window


@given(MOMENTS, WINDOWS)
def test_the_next_window_begins_where_one_ends(now: dt.datetime, window: dt.timedelta) -> None:
    end = window_end(now, window)
    assert window_end(end - dt.timedelta(microseconds=1), window) == end
    assert window_end(end, window) == end + window


@given(st.integers(min_value=0, max_value=10**6))
def test_how_long_to_wait_is_said_in_minutes_and_never_none(seconds: int) -> None:
    said = str(TooManyAttemptsError(seconds))
    assert "a minute" in said or f"{-(-seconds // 60)} minutes" in said
