"""Values as words for people: dates, figures, sizes. These are the templates' filters."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from schemas.model.temporal import PartialDate, Precision

_LONDON = ZoneInfo("Europe/London")
_KILO = 1_000
_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def day(moment: dt.datetime | dt.date) -> str:
    """Write a day as GOV.UK does: 5 March 2026, in London."""
    if isinstance(moment, dt.datetime):
        moment = moment.astimezone(_LONDON).date()
    return f"{moment.day} {moment:%B %Y}"


def short_day(moment: dt.datetime) -> str:
    """Write a day where there is little room: 5 Mar 2026, in London."""
    local = moment.astimezone(_LONDON).date()
    return f"{local.day} {local:%b %Y}"


def moment_in_words(moment: dt.datetime) -> str:
    """Write a moment as GOV.UK does: 5 March 2026 at 4:05pm, in London."""
    local = moment.astimezone(_LONDON)
    clock = f"{local:%I:%M%p}".lower().lstrip("0")
    return f"{day(local)} at {clock}"


def partial_date(date: PartialDate) -> str:
    """Write a date as precisely as it is known, and no more."""
    start = date.earliest()
    match date.precision:
        case Precision.YEAR:
            return f"{start.year}"
        case Precision.MONTH:
            return f"{start:%B} {start.year}"
        case _:
            return f"{start.day} {start:%B} {start.year}"


def figure(number: float) -> str:
    """Write a number with commas."""
    return f"{number:,}"


def size(count: int) -> str:
    """Write a number of bytes in a unit that a person can judge."""
    amount = float(count)
    for unit in _UNITS:
        if amount < _KILO or unit == _UNITS[-1]:
            break
        amount /= _KILO
    exact = f"{amount:.0f}" if unit == "bytes" or amount >= 10 else f"{amount:.1f}"  # noqa: PLR2004
    return f"{exact} {unit}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Write a number with its noun: 1 record, 2 records."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}"


def isoformat(moment: dt.datetime | dt.date) -> str:
    """Write a moment for programs."""
    return moment.isoformat()


FILTERS: Mapping[str, Callable[..., Any]] = {
    "day": day,
    "moment": moment_in_words,
    "partial_date": partial_date,
    "figure": figure,
    "size": size,
    "counted": counted,
    "isoformat": isoformat,
}
