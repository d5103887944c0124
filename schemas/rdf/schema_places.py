"""Places as schema.org draws them: latitude first, in boxes of two corners and in points."""

import re
from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal

from schemas.namespaces import SCHEMA
from schemas.rdf.graph import Properties, Term

_CORNERS: Final = 4
_NUMBER: Final = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,20})?(?:[eE][+-]?\d)?")
_MOST_NORTH: Final = 90
_MOST_EAST: Final = 180


def drawn(node: Properties) -> str | None:
    """Give a box or point of schema.org as WKT, longitude first; nothing for any other node."""
    corners = _numbers(node.get(SCHEMA + "box", ()))
    if len(corners) == _CORNERS:
        south, west, north, east = corners
        if _is_on_earth(south, west) and _is_on_earth(north, east):
            around = ((west, south), (east, south), (east, north), (west, north), (west, south))
            return f"POLYGON(({', '.join(f'{x} {y}' for x, y in around)}))"
    latitude = _numbers(node.get(SCHEMA + "latitude", ()))
    longitude = _numbers(node.get(SCHEMA + "longitude", ()))
    if latitude and longitude and _is_on_earth(latitude[0], longitude[0]):
        return f"POINT({longitude[0]} {latitude[0]})"
    return None


def _numbers(terms: Sequence[Term]) -> list[float]:
    """Find the numbers of the first text; nothing when anything else stands there."""
    parts = terms[0].value.replace(",", " ").split() if terms else []
    is_text = bool(terms) and isinstance(terms[0], Literal) and len(parts) <= _CORNERS
    is_numbers = is_text and all(_NUMBER.fullmatch(part) for part in parts)
    return list(map(float, parts)) if is_numbers else []


def _is_on_earth(latitude: float, longitude: float) -> bool:
    return abs(latitude) <= _MOST_NORTH and abs(longitude) <= _MOST_EAST
