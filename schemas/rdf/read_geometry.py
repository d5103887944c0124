"""Boxes from the forms that feeds write places in: WKT, GeoJSON, and four numbers."""

import functools
import math
import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from schemas.model import BoundingBox
from schemas.rdf.outlines import Point, Ring, outline

_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_CRS: Final = re.compile(r"^\s*<([^<>]*)>\s*|^\s*SRID=(\d+)\s*;\s*", re.IGNORECASE)
_WKT: Final = re.compile(
    r"^\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION"
    r"|ENVELOPE|BOX2?D?)\s*(?:Z|M|ZM)?\s*\(",
    re.IGNORECASE,
)
_INNERMOST: Final = re.compile(r"\(([^()]*)\)")
_WORDS: Final = re.compile(r"[A-Za-z]{3,}")
_LATITUDE_FIRST: Final = re.compile(r"epsg(?:/0/|/9[\d.]*/|::?)(?:4326|4258)$")
_LONGITUDE_FIRST: Final = re.compile(r"crs84|^4326$|^4258$|ogc/1\.3$")
_AREAS: Final = frozenset({"POLYGON", "MULTIPOLYGON"})
_BOXES: Final = frozenset({"BOX", "BOX2D", "BOX2"})
_ENVELOPE: Final = "ENVELOPE"
_FOUR: Final = 4
_LONGEST: Final = 1_000_000
_SHORT: Final = 512
_DEEPEST: Final = 12


class Shape(msgspec.Struct, frozen=True):
    """Whether a text is a geometry at all, the box around it, and what of it is to be kept.

    ``kept`` is the geometry as it was written, or as it was repaired, or nothing when the box says
    all that is certain. It is ``elsewhere`` when its co-ordinates are not those of the globe.
    """

    is_geometry: bool
    box: BoundingBox | None = None
    kept: str | None = None
    is_repaired: bool = False
    is_elsewhere: bool = False

    @property
    def is_placed(self) -> bool:
        """Whether it could be told where on Earth it lies."""
        return self.box is not None or self.kept is not None


_NONE: Final = Shape(is_geometry=False)
#: A geometry that lies nowhere: not a number, or off the globe.
_NOWHERE: Final = Shape(is_geometry=True)


def shape(written: str) -> Shape:
    """Read a geometry; never fails."""
    if len(written) > _LONGEST:
        return _NONE
    return _short_shape(written) if len(written) <= _SHORT else _drawn(written)


@functools.lru_cache(maxsize=4096)
def _short_shape(written: str) -> Shape:
    return _drawn(written)


def _drawn(written: str) -> Shape:
    written = written.strip()
    if written.startswith("{"):
        return _geojson(written)
    return _wkt(written) or _numbers(written)


def _wkt(written: str) -> Shape | None:
    crs = _CRS.match(written)
    system = ((crs[1] or crs[2] or "") if crs else "").lower()
    text = written[crs.end() :] if crs else written
    kind = _WKT.match(text)
    if not kind:
        return _NONE if crs else None
    name = kind[1].upper()
    if name == _ENVELOPE:
        return _envelope(_numbers_in(text))
    rings = _rings_of(text[kind.end() - 1 :])
    if rings is None:
        return _NOWHERE if _INNERMOST.search(text) else _NONE
    if system and not _LONGITUDE_FIRST.search(system):
        if not _LATITUDE_FIRST.search(system):
            # Another system of co-ordinates, such as the National Grid.
            return Shape(is_geometry=True, kept=written, is_elsewhere=True)
        rings = [[(y, x) for x, y in ring] for ring in rings]
    kept = None if name in _BOXES else written
    return _judged(rings, kept, is_area=name in _AREAS or name in _BOXES)


def _envelope(numbers: Sequence[float]) -> Shape:
    if len(numbers) != _FOUR:
        return _NONE
    west, east, north, south = numbers
    return _framed(west, south, east, north) or _NOWHERE


def _judged(rings: Sequence[Ring], written: str | None, *, is_area: bool) -> Shape:
    found = outline(rings, is_area=is_area)
    if found is None:
        return _NOWHERE
    kept = written if found.is_sound else found.drawn
    return Shape(is_geometry=True, box=found.box, kept=kept, is_repaired=not found.is_sound)


def _numbers_in(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]


def _rings_of(text: str) -> list[list[Point]] | None:
    """Give the points of each pair of innermost brackets; nothing if one of them is none."""
    rings: list[list[Point]] = []
    for group in _INNERMOST.findall(text):
        rows = [_numbers_in(row) for row in group.split(",")]
        if _WORDS.search(group) or any(len(row) < 2 for row in rows):  # noqa: PLR2004
            return None
        rings.append([(row[0], row[1]) for row in rows])
    return rings or None


def _numbers(written: str) -> Shape:
    """Read "W,S,E,N"."""
    if _WORDS.search(written):
        return _NONE
    numbers = _numbers_in(written)
    return (_framed(*numbers) if len(numbers) == _FOUR else None) or _NONE


def _framed(west: float, south: float, east: float, north: float) -> Shape | None:
    """Make a box of its four sides if they are in order."""
    if south > north or west > east:
        return None
    corners = [(west, south), (east, north)]
    found = outline([corners], is_area=False)
    if found is None:
        return None
    if found.box is not None:
        return Shape(is_geometry=True, box=found.box, is_repaired=not found.is_sound)
    return _judged([corners], None, is_area=True)


def _geojson(written: str) -> Shape:
    try:
        found: object = msgspec.json.decode(written)
        parts = list(_parts(found, depth=0))
    except (msgspec.DecodeError, RecursionError, OverflowError):
        return _NONE
    rings = [ring for _, ring in parts]
    if not rings:
        return _NONE
    kinds = {kind for kind, _ in parts}
    kept = None if kinds == {_ENVELOPE} else written
    return _judged(rings, kept, is_area=kinds <= _AREAS)


def _parts(value: object, depth: int) -> Iterator[tuple[str, list[Point]]]:
    """Give the rings of all geometries in a document, each with the kind of its geometry."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        kind = str(value.get("type")).upper()
        for ring in _positions(value.get("coordinates"), depth + 1):
            yield kind, ring
        for name in ("geometry", "geometries", "features"):
            yield from _parts(value.get(name), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _parts(each, depth + 1)


def _positions(value: object, depth: int) -> Iterator[list[Point]]:
    if depth > _DEEPEST:
        return
    match value:
        case [int() | float() as x, int() | float() as y, *_]:
            yield [(float(x), float(y))]
        case [[int() | float(), int() | float(), *_], *_]:
            yield [_point(each) for each in value]
        case list():
            for each in value:
                yield from _positions(each, depth + 1)


def _point(value: object) -> Point:
    match value:
        case [int() | float() as x, int() | float() as y, *_]:
            return float(x), float(y)
        case _:
            return math.nan, math.nan
