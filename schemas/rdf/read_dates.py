"""Dates from their written form, in the precision they were written with."""

import datetime as dt
import functools
import re
import zoneinfo
from typing import Final

from schemas.model import PartialDate, Precision
from schemas.rdf.dates_in_words import in_iso

_LONDON: Final = zoneinfo.ZoneInfo("Europe/London")
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_YEAR: Final = re.compile(r"(\d{4})(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_STAMP: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d|UTC)?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST: Final = 64


def partial_date(written: str) -> PartialDate | None:
    """Read a date; nothing for what is none or could mean two.

    A time without zone is a time in London. ISO 8601 comes first, then dates in words and in the
    order of the UK.
    """
    return _short_date(written.strip()) if len(written) <= _LONGEST else None


@functools.lru_cache(maxsize=16_384)
def _short_date(written: str) -> PartialDate | None:
    try:
        return _iso(written) or _iso(in_iso(written) or "")
    except (ValueError, OverflowError):
        return None


def _iso(written: str) -> PartialDate | None:
    return _day(written) or _coarse(written) or _stamp(written)


def _day(written: str) -> PartialDate | None:
    found = _DAY.fullmatch(written) or _COMPACT.fullmatch(written)
    if not found:
        return None
    day = dt.date(int(found[1]), int(found[2]), int(found[3]))
    return PartialDate(lexical=day.isoformat(), precision=Precision.DAY)


def _coarse(written: str) -> PartialDate | None:
    found = _MONTH.fullmatch(written)
    if found:
        first = dt.date(int(found[1]), int(found[2]), 1)
        return PartialDate(lexical=first.isoformat()[:7], precision=Precision.MONTH)
    found = _YEAR.fullmatch(written)
    if found and int(found[1]) > 0:
        return PartialDate(lexical=found[1], precision=Precision.YEAR)
    return None


def _stamp(written: str) -> PartialDate | None:
    found = _STAMP.fullmatch(written)
    if not found:
        return None
    day, minutes, seconds, zone = found[1], found[2], found[3] or ":00", found[4]
    at_midnight = minutes == "24:00" and seconds == ":00"
    if at_midnight:
        minutes = "00:00"
    moment = dt.datetime.fromisoformat(f"{day}T{minutes}{':59' if seconds == ':60' else seconds}")
    moment += dt.timedelta(days=1) if at_midnight else dt.timedelta()
    utc = _with_zone(moment, zone).astimezone(dt.UTC)
    lexical = utc.replace(tzinfo=None).isoformat() + "Z"
    return PartialDate(lexical=lexical, precision=Precision.TIME)


def _with_zone(moment: dt.datetime, zone: str | None) -> dt.datetime:
    if zone is None:
        return moment.replace(tzinfo=_LONDON)
    if zone.upper() in {"Z", "UTC"}:
        return moment.replace(tzinfo=dt.UTC)
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return moment.replace(tzinfo=dt.timezone(-offset if zone[0] == "-" else offset))
