"""Moments keep their zone, and are refused without one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect, make_url

from catalogue.store.columns import UTCDateTime
from catalogue.store.encoding import after

SQLITE = make_url("sqlite://").get_dialect()()
POSTGRESQL = make_url("postgresql+psycopg://").get_dialect()()
MOMENTS = st.datetimes(
    min_value=dt.datetime(1, 1, 2),  # noqa: DTZ001 - Hypothesis adds the zone
    max_value=dt.datetime(9999, 12, 30),  # noqa: DTZ001 - as above
    timezones=st.timezones(),
)


@pytest.mark.parametrize("dialect", [SQLITE, POSTGRESQL])
def test_a_moment_without_a_zone_is_refused(dialect: Dialect) -> None:
    with pytest.raises(ValueError, match="time zone"):
        UTCDateTime().process_bind_param(dt.datetime(2026, 1, 1), dialect)  # noqa: DTZ001 - the fault


@given(MOMENTS)
def test_sqlite_gives_back_the_same_moment_in_utc(moment: dt.datetime) -> None:
    column, dialect = UTCDateTime(), SQLITE
    stored = column.process_bind_param(moment, dialect)
    assert stored is not None
    assert stored.tzinfo is None
    read = column.process_result_value(stored, dialect)
    assert read == moment.astimezone(dt.UTC)
    assert read is not None
    assert read.tzinfo is dt.UTC


@given(MOMENTS, MOMENTS)
def test_a_later_change_always_has_a_later_moment(now: dt.datetime, previous: dt.datetime) -> None:
    changed = after(now, previous)
    assert changed > previous
    assert changed >= now
