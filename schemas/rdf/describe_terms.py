"""Terms for the values of the model: IRIs where they can be, literals of the right type."""

import decimal
import functools
import re
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from schemas.model import BoundingBox, LangString, PartialDate, Precision
from schemas.namespaces import GEO, IANA_MEDIA_TYPE, XSD
from schemas.rules.checks import is_email

_LANGUAGES: Final = "http://id.loc.gov/vocabulary/iso639-1/"
# The lengths that no two readers disagree about, in whole units.
_DURATION: Final = re.compile(
    r"-?P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?",
    re.ASCII,
)
_HEX: Final = re.compile(r"([0-9A-Fa-f]{2})+")
_PLAIN_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+\-]*")
_TWO_LETTERS: Final = 2
_DATE_TYPES: Final = {
    Precision.YEAR: NamedNode(XSD + "gYear"),
    Precision.MONTH: NamedNode(XSD + "gYearMonth"),
    Precision.DAY: NamedNode(XSD + "date"),
    Precision.TIME: NamedNode(XSD + "dateTime"),
}
_WKT: Final = NamedNode(GEO + "wktLiteral")
_GEOJSON: Final = NamedNode(GEO + "geoJSONLiteral")
_DECIMAL: Final = NamedNode(XSD + "decimal")
_DURATION_TYPE: Final = NamedNode(XSD + "duration")
_HEX_TYPE: Final = NamedNode(XSD + "hexBinary")
_INTEGER: Final = NamedNode(XSD + "integer")
_SIZE: Final = NamedNode(XSD + "nonNegativeInteger")
_BOOLEAN: Final = NamedNode(XSD + "boolean")


@functools.lru_cache(maxsize=16_384)
def named(iri: str) -> NamedNode | None:
    """Make an IRI; nothing for a text that is none."""
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def link(target: str) -> NamedNode | Literal:
    """Point to something by its IRI, or else by the text it is known by."""
    return named(target) or Literal(target)


def lang(value: LangString) -> Literal:
    """Write a text in its language."""
    if value.language is None:
        return Literal(value.value)
    return Literal(value.value, language=value.language)


def date(value: PartialDate) -> Literal:
    """Write a date in the type of its precision."""
    return Literal(value.lexical, datatype=_DATE_TYPES[value.precision])


def number(value: float) -> Literal:
    """Write a number so that the same one is read again, never with an exponent."""
    return Literal(f"{decimal.Decimal(repr(value)):f}", datatype=_DECIMAL)


def duration(value: str) -> Literal | None:
    """Write a length of time; nothing for a text that is none."""
    return Literal(value, datatype=_DURATION_TYPE) if _DURATION.fullmatch(value) else None


def hexadecimal(value: str) -> Literal | None:
    """Write the digits of a checksum; nothing for a text that is none."""
    return Literal(value, datatype=_HEX_TYPE) if _HEX.fullmatch(value) else None


def whole(value: int) -> Literal:
    """Write a whole number."""
    return Literal(str(value), datatype=_INTEGER)


def size(value: int) -> Literal:
    """Write a number of bytes, in the type that DCAT 3 gives it."""
    return Literal(str(value), datatype=_SIZE)


def truth(value: bool) -> Literal:  # noqa: FBT001 - the value itself
    """Write yes or no."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def mailbox(value: str) -> NamedNode | Literal:
    """Write an e-mail address as vCard wants it; what is none stays text."""
    return NamedNode("mailto:" + quote(value, safe="@+")) if is_email(value) else Literal(value)


def telephone(value: str) -> NamedNode:
    """Write a telephone number as vCard wants it."""
    return NamedNode("tel:" + quote(value, safe="+"))


def media_type(value: str) -> NamedNode | None:
    """Write a media type by its address in the registry, as DCAT 3 wants it, where it has one."""
    if _PLAIN_MEDIA_TYPE.fullmatch(value):
        return NamedNode(IANA_MEDIA_TYPE + value)
    return None


def language(tag: str) -> NamedNode | None:
    """Write a language by its address where it has one."""
    if len(tag) == _TWO_LETTERS and tag.isalpha():
        return NamedNode(_LANGUAGES + tag)
    return None


def box(value: BoundingBox) -> Literal:
    """Write a box as the polygon around it."""
    west, south, east, north = value.west, value.south, value.east, value.north
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    points = ", ".join(f"{x!r} {y!r}" for x, y in corners)
    return Literal(f"POLYGON(({points}))", datatype=_WKT)


def geometry(value: str) -> Literal:
    """Write a geometry as it came."""
    return Literal(value, datatype=_GEOJSON if value.startswith("{") else _WKT)
