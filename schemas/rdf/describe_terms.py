"""Terms for the values of the model: IRIs where they can be, literals of the right type."""

import functools
import re
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from schemas.model import BoundingBox, LangString, PartialDate, Precision
from schemas.namespaces import GEO, IANA_MEDIA_TYPE, XSD
from schemas.rules.checks import is_email

_LANGUAGES: Final = "http://id.loc.gov/vocabulary/iso639-1/"
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
_DOUBLE: Final = NamedNode(XSD + "double")
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
    """Write a number so that the same one is read again."""
    written = repr(value)
    return Literal(written, datatype=_DOUBLE if "e" in written else _DECIMAL)


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


def media_type(value: str) -> NamedNode | Literal:
    """Write a media type by its address in the registry, as DCAT 3 wants it."""
    if _PLAIN_MEDIA_TYPE.fullmatch(value):
        return NamedNode(IANA_MEDIA_TYPE + value)
    return Literal(value)


def language(tag: str) -> NamedNode | Literal:
    """Write a language by its address where it has one."""
    if len(tag) == _TWO_LETTERS and tag.isalpha():
        return NamedNode(_LANGUAGES + tag)
    return Literal(tag)


def box(value: BoundingBox) -> Literal:
    """Write a box as the polygon around it."""
    west, south, east, north = value.west, value.south, value.east, value.north
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    points = ", ".join(f"{x!r} {y!r}" for x, y in corners)
    return Literal(f"POLYGON(({points}))", datatype=_WKT)


def geometry(value: str) -> Literal:
    """Write a geometry as it came."""
    return Literal(value, datatype=_GEOJSON if value.startswith("{") else _WKT)
