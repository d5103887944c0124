"""Working days in England and Wales: counting them, and the moment at which a deadline passes.

A day belongs to the calendar in London. A deadline passes at the end of its day there.
"""

import datetime as dt
import zoneinfo

from catalogue.domain.bank_holidays import BANK_HOLIDAYS

LONDON = zoneinfo.ZoneInfo("Europe/London")
_SATURDAY = 5
_DAY = dt.timedelta(days=1)


def day_in_london(moment: dt.datetime) -> dt.date:
    """Tell which day it is in London at a moment."""
    return moment.astimezone(LONDON).date()


def is_working_day(day: dt.date) -> bool:
    """Tell whether a day is neither of a weekend nor a bank holiday."""
    return day.weekday() < _SATURDAY and day not in BANK_HOLIDAYS


def working_days_after(start: dt.date, end: dt.date) -> int:
    """Count the working days after one day, up to and with another; none when that is earlier.

    Intervals that meet add up: what is counted from a to c is what is counted from a to b and from
    b to c.
    """
    span = range(1, (end - start).days + 1)
    return sum(is_working_day(start + days * _DAY) for days in span)


def nth_working_day_after(start: dt.date, count: int) -> dt.date:
    """Return the working day that comes so many working days after a day; with 0, that day."""
    day = start
    left = count
    while left > 0:
        day += _DAY
        left -= is_working_day(day)
    return day


def end_of_day(day: dt.date) -> dt.datetime:
    """Return the moment in UTC at which a day ends in London."""
    midnight = dt.datetime.combine(day + _DAY, dt.time(), tzinfo=LONDON)
    return midnight.astimezone(dt.UTC)
