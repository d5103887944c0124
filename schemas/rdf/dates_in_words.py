"""Dates as people write them, as ISO 8601: month names, other orders, the dates of mails."""

import re
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH: Final = r"(?P<month>[a-z]{3,9})\.?"
_YEAR: Final = r"(?P<year>\d{4})"
_WEEKDAY: Final = r"(?:[a-z]{3,9},?\s+)?"
_ZONE: Final = r"(?P<zone>GMT|UTC|Z|[+-]\d\d:?\d\d)?"
_NAMED: Final = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}(?:{_DAY}[\s/,-]+)?{_MONTH},?[\s/-]+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_DAY}\s+{_MONTH}\s+{_YEAR},?\s+(?P<time>\d\d:\d\d(?::\d\d)?)\s*{_ZONE}",
    )
)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:\s+00:00(?::00)?)?", re.ASCII)
_TWELVE: Final = 12


def in_iso(written: str) -> str | None:
    """Give the ISO 8601 form of a date that can mean only one day, month or moment.

    Of two numbers before the year the first is the day, as in the UK, if it is past 12; up to 12
    it could be the month of a feed that came from elsewhere, and nothing is given.
    """
    first = _YEAR_FIRST.fullmatch(written)
    if first:
        return f"{first[1]}-{first[2]:>02}-{first[3]:>02}"
    last = _YEAR_LAST.fullmatch(written)
    if last:
        return f"{last[4]}-{last[3]:>02}-{last[1]}" if int(last[1]) > _TWELVE else None
    return next((iso for named in _NAMED if (iso := _named(named.fullmatch(written)))), None)


def _named(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    parts = found.groupdict()
    month = _MONTHS.get(parts["month"].lower())
    if month is None:
        return None
    day = f"-{parts['day']:>02}" if parts["day"] else ""
    time = f"T{parts['time']}" if parts.get("time") else ""
    zone = (parts.get("zone") or "").upper().replace("GMT", "UTC")
    return f"{parts['year']}-{month:02}{day}{time}{zone}"
