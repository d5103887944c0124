"""What the cells of the spreadsheet template mean: lists, days, line breaks."""

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from schemas.vocabularies import organisations, themes

if TYPE_CHECKING:
    from schemas.dialects.conversions import Converter
    from schemas.dialects.values import Json

# Addresses hold commas themselves: a comma parts two of them only before space or another address.
_BETWEEN_LINKS: Final = re.compile(r"[,;]\s+|[,;](?=https?://|urn:)|\s*\n\s*|\s+(?=https?://)")
_BETWEEN_WORDS: Final = re.compile(r"[,;\n]")
_ADDRESS: Final = re.compile(r"(?:https?://|urn:)\S+\Z")
# Spreadsheets count days from here; these are the days from 1954 to 2119.
_FIRST_DAY: Final = dt.date(1899, 12, 30)
_SERIAL: Final = re.compile(r"([2-7][0-9]{4})(?:\.[0-9]+)?")
_BRITISH: Final = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]((?:19|20)?[0-9]{2})")
_MIDNIGHT: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00(?::00(?:\.0+)?)?")
_CENTURY: Final = 2000
_HUNDRED: Final = 100


def _lines(value: "Json") -> "Iterable[Json]":
    """Break lines where the template has it written out."""
    yield value.replace("\\r\\n", "\n").replace("\\n", "\n") if isinstance(value, str) else value


def _links(value: "Json") -> "Iterable[Json]":
    """Part addresses and identifiers that stand in one cell."""
    if not isinstance(value, str):
        yield value
    else:
        parts = [part.strip(" ,;") for part in _BETWEEN_LINKS.split(value)]
        yield from filter(None, parts)


def _themes(value: "Json") -> "Iterable[Json]":
    """Part themes, whose labels hold commas themselves."""
    if not isinstance(value, str) or themes.lookup(value) or _ADDRESS.match(value):
        yield value
    elif "://" in value:
        yield from _links(value)
    else:
        yield from _known_parts(value, lambda name: themes.lookup(name) is not None)


def _bodies(value: "Json") -> "Iterable[Json]":
    """Part organisations, whose names hold commas themselves."""
    if not isinstance(value, str) or organisations.lookup(value):
        yield value
    elif "://" in value:
        yield from _links(value)
    else:
        parts = list(_known_parts(value, _is_body))
        yield from parts if all(map(_is_body_or_slug, parts)) else [value]


def _is_body(name: str) -> bool:
    return organisations.lookup(name) is not None


def _is_body_or_slug(name: str) -> bool:
    return " " not in name or _is_body(name)


def _known_parts(value: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """Part a text at commas, but take together what only together is known."""
    parts = [part.strip() for part in _BETWEEN_WORDS.split(value) if part.strip()]
    while parts:
        lengths = range(len(parts), 1, -1)
        count = next((n for n in lengths if is_known(", ".join(parts[:n]))), 1)
        yield ", ".join(parts[:count])
        parts = parts[count:]


def _day(value: "Json") -> "Iterable[Json]":
    """Read a day as spreadsheets count it, or as it is written in Britain: the day comes first."""
    written = value.strip() if isinstance(value, str) else ""
    if found := _SERIAL.fullmatch(written):
        yield (_FIRST_DAY + dt.timedelta(days=int(found[1]))).isoformat()
    elif found := _BRITISH.fullmatch(written):
        day, month, year = map(int, found.groups())
        yield _written_day(day, month, year if year >= _HUNDRED else _CENTURY + year) or value
    elif found := _MIDNIGHT.fullmatch(written):
        yield found[1]
    else:
        yield value


def _written_day(day: int, month: int, year: int) -> str:
    with contextlib.suppress(ValueError):
        return dt.date(year, month, day).isoformat()
    return ""


CONVERTERS: "Final[Mapping[str, Converter]]" = MappingProxyType(
    {"bodies": _bodies, "day": _day, "lines": _lines, "links": _links, "themes": _themes}
)
