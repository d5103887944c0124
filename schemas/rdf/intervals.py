"""Periods that are told by an address of reference.data.gov.uk or a length of time.

Everything is worked out from what is written; no address is ever fetched.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from schemas.model import PeriodOfTime
from schemas.rdf.read_dates import partial_date

_ADDRESS: Final = re.compile(
    r"https?://reference\.data\.gov\.uk/(?:id|doc)/"
    r"(?:gregorian-interval/(?P<start>\d{4}-\d\d-\d\d)T[\d:]+/(?P<length>P\w+)"
    r"|(?:gregorian-)?(?P<kind>year|half|quarter|month|day)/(?P<value>[\d\-QH]+)"
    r"|government-(?P<fiscal>year|half|quarter)/(?P<from>\d{4})-\d{2,4}(?:/[QH](?P<part>\d))?)$"
)
_LENGTH: Final = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?")
_PART_OF_YEAR: Final = re.compile(r"(\d{4})-[QH](\d)")
_MONTHS: Final = {"year": 12, "half": 6, "quarter": 3}
#: A year of the UK government begins in April.
_APRIL: Final = 4


def interval(address: str) -> PeriodOfTime | None:
    """Read an interval of reference.data.gov.uk from its address."""
    found = _ADDRESS.match(address)
    if found is None:
        return None
    parts = found.groupdict()
    for name, read in _READ.items():
        if parts[name]:
            return read(parts)
    return None


def lasting(start: str, length: str) -> PeriodOfTime | None:
    """Read a start and how long from then on: "2010-01-01" and "P1Y"."""
    first, found = partial_date(start), _LENGTH.fullmatch(length)
    if first is None or found is None:
        return None
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    if not (years or months) or weeks or days or first.lexical[8:10] not in {"", "01"}:
        # To a day it cannot be told without knowing which calendar was meant.
        return PeriodOfTime(start=first)
    return PeriodOfTime(
        start=first, end=partial_date(_month_after(first.lexical, years * 12 + months - 1))
    )


def _month_after(first: str, months: int) -> str:
    index = int(first[:4]) * 12 + int(first[5:7] or 1) - 1 + months
    return f"{index // 12:04}-{index % 12 + 1:02}"


def _within(first: str, months: int) -> PeriodOfTime:
    return PeriodOfTime(
        start=partial_date(first), end=partial_date(_month_after(first, months - 1))
    )


def _by_length(parts: Mapping[str, str]) -> PeriodOfTime | None:
    return lasting(parts["start"], parts["length"])


def _by_calendar(parts: Mapping[str, str]) -> PeriodOfTime | None:
    kind, value = parts["kind"], parts["value"]
    part = _PART_OF_YEAR.fullmatch(value)
    if part and kind in _MONTHS:
        months = _MONTHS[kind]
        return _within(f"{part[1]}-{(int(part[2]) - 1) * months + 1:02}", months)
    whole = partial_date(value)
    return PeriodOfTime(start=whole, end=whole) if whole else None


def _by_government(parts: Mapping[str, str]) -> PeriodOfTime | None:
    months = _MONTHS[parts["fiscal"]]
    later = (int(parts["part"] or 1) - 1) * months
    return _within(_month_after(f"{parts['from']}-{_APRIL:02}", later), months)


_READ: Final[Mapping[str, Callable[[Mapping[str, str]], PeriodOfTime | None]]] = MappingProxyType(
    {"length": _by_length, "kind": _by_calendar, "fiscal": _by_government}
)
