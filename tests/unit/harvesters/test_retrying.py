"""When a server is asked again."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.retrying import Backoff, Patience, TryAgainError, parse_retry_after

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("0", 0.0),
        ("120", 120.0),
        ("Mon, 23 Nov 2026 12:02:00 GMT", 120.0),
        ("Mon, 23 Nov 2026 12:02:00", 120.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-3", None),
        ("1.5", None),
        ("²", None),
    ],
)
def test_the_pause_that_is_asked_for_is_read(header: str | None, seconds: float | None) -> None:
    assert parse_retry_after(header, lambda: NOW) == seconds


@given(st.text())
def test_no_header_whatever_breaks_the_reading(header: str) -> None:
    seconds = parse_retry_after(header, lambda: NOW)
    assert seconds is None or seconds >= 0


@given(
    st.lists(st.one_of(st.none(), st.floats(0, 1e6)), min_size=1, max_size=8),
    st.floats(0, 1e3),
    st.integers(1, 6),
)
def test_waits_never_pass_the_deadline_the_cap_or_the_attempts(
    asked: list[float | None], budget: float, attempts: int
) -> None:
    slept: list[float] = []
    patience = Patience(attempts=attempts, longest_wait=60.0)
    backoff = Backoff(patience, slept.append, lambda: budget - sum(slept))
    for retry_after in asked:
        error = TryAgainError("https://data.example/", "busy", "wait", retry_after=retry_after)
        if not backoff.wait_after(error):
            break
    assert len(slept) < attempts
    assert sum(slept) <= budget
    assert all(wait <= 60.0 for wait in slept)
