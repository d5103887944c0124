"""Dates that keep the precision they were written with, and periods of time."""

import datetime as dt
import enum

from schemas.model.base import Value
from schemas.model.text import Text

_MONTHS = 12


class Precision(enum.StrEnum):
    """How exactly a date was given."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


class PartialDate(Value, frozen=True, kw_only=True):
    """A date as far as it is known.

    ``lexical`` is ISO 8601 in the stated precision: ``2015``, ``2015-04``, ``2015-04-01``, or a
    time stamp in UTC such as ``2015-04-01T09:30:00Z``. Years run from 0001 to 9999.
    """

    lexical: str
    precision: Precision

    def earliest(self) -> dt.datetime:
        """Return the first instant that the date can mean, in UTC."""
        if self.precision is Precision.TIME:
            return dt.datetime.fromisoformat(self.lexical).astimezone(dt.UTC)
        parts = [int(part) for part in self.lexical.split("-")]
        year, month, day = (*parts, 1, 1)[:3]
        return dt.datetime(year, month, day, tzinfo=dt.UTC)

    def latest(self) -> dt.datetime:
        """Return the last second that the date can mean, in UTC."""
        start = self.earliest()
        if self.precision is Precision.TIME:
            return start
        if self.precision is Precision.DAY:
            return start.replace(hour=23, minute=59, second=59)
        month = start.month if self.precision is Precision.MONTH else _MONTHS
        return _last_second_of_month(start.year, month)


def _last_second_of_month(year: int, month: int) -> dt.datetime:
    first = dt.datetime(year, month, 28, 23, 59, 59, tzinfo=dt.UTC)
    following = first + dt.timedelta(days=4) if year < dt.MAXYEAR or month < _MONTHS else first
    if following.month == month:
        return first.replace(day=31)
    return following - dt.timedelta(days=following.day)


class PeriodOfTime(Value, frozen=True, kw_only=True):
    """A period with a start, an end, or both (dct:PeriodOfTime)."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    label: Text = ()
