"""An accreditation counts up to and including its last day, by the clock of London."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.person import Accreditation, AccreditationKind
from catalogue.services.viewers import accredited_until
from tests.people import NOW


def until(expires_on: dt.date) -> dt.datetime:
    end = accredited_until(
        Accreditation(
            number="1", kind=AccreditationKind.FULL, expires_on=expires_on, checked_at=NOW
        )
    )
    assert end is not None
    return end


def test_in_winter_it_ends_at_midnight_and_in_summer_an_hour_before_that_of_utc() -> None:
    assert until(dt.date(2027, 1, 31)) == dt.datetime(2027, 2, 1, tzinfo=dt.UTC)
    assert until(dt.date(2027, 6, 30)) == dt.datetime(2027, 6, 30, 23, tzinfo=dt.UTC)


def test_nobody_without_one_is_accredited() -> None:
    assert accredited_until(None) is None


@given(st.dates())
def test_every_date_of_the_register_has_an_end(expires_on: dt.date) -> None:
    assert until(expires_on).tzinfo is dt.UTC
