"""Boxes from the forms that feeds write places in: WKT, GeoJSON, and four numbers."""

import functools
import math
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from schemas.model import BoundingBox

_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_CRS: Final = re.compile(r"^\s*<([^<>]*)>\s*|^\s*SRID=(\d+)\s*;\s*", re.IGNORECASE)
_WKT: Final = re.compile(
    r"^\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION"
    r"|ENVELOPE|BOX2?D?)\s*(?:Z|M|ZM)?\s*\(",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r"[A-Za-z]{3,}")
_LATITUDE_FIRST: Final = ("epsg/0/4326", "epsg/9.9.1/4326", "epsg:4326", "epsg::4326")
_LONGITUDE_FIRST: Final = ("crs84", "ogc/1.3")
_FOUR: Final = 4
_LONGEST: Final = 1_000_000
_SHORT: Final = 512


class Shape(msgspec.Struct, frozen=True):
    """Whether a text is a geometry at all, and the box around it where that can be told."""

    is_geometry: bool
    box: BoundingBox | None = None


_NONE: Final = Shape(is_geometry=False)


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
        return Shape(is_geometry=False) if crs else None
    groups = re.split(r"[,()]", text[kind.end() - 1 :])
    rows = [[float(number) for number in _NUMBER.findall(group)] for group in groups]
    if kind[1].upper() == "ENVELOPE":
        return _envelope([number for row in rows for number in row])
    points = [(row[0], row[1]) for row in rows if len(row) > 1]
    if system and not system.endswith(_LONGITUDE_FIRST) and "crs84" not in system:
        if not (system.endswith(_LATITUDE_FIRST) or system == "4326"):
            # Another system of co-ordinates, such as the National Grid.
            return Shape(is_geometry=bool(points))
        if system != "4326":
            points = [(x, y) for y, x in points]
    return Shape(is_geometry=bool(points), box=_around(points))


def _envelope(numbers: list[float]) -> Shape:
    if len(numbers) != _FOUR:
        return _NONE
    west, east, north, south = numbers
    return Shape(is_geometry=True, box=_box(west, south, east, north))


def _numbers(written: str) -> Shape:
    """Read "W,S,E,N"."""
    if _WORDS.search(written):
        return _NONE
    numbers = [float(number) for number in _NUMBER.findall(written)]
    if len(numbers) != _FOUR:
        return _NONE
    box = _box(*numbers)
    return Shape(is_geometry=box is not None, box=box)


def _geojson(written: str) -> Shape:
    try:
        found: object = msgspec.json.decode(written)
        points = list(_positions(found, depth=0))
    except (msgspec.DecodeError, RecursionError):
        return _NONE
    return Shape(is_geometry=bool(points), box=_around(points))


def _positions(value: object, depth: int) -> Iterator[tuple[float, float]]:
    if depth > 12:  # noqa: PLR2004 - deeper than any geometry
        return
    if isinstance(value, dict):
        for name in ("coordinates", "geometry", "geometries", "features"):
            yield from _positions(value.get(name), depth + 1)
    elif isinstance(value, list):
        match value:
            case [int() | float() as x, int() | float() as y, *_]:
                yield float(x), float(y)
            case _:
                for each in value:
                    yield from _positions(each, depth + 1)


def _around(points: list[tuple[float, float]]) -> BoundingBox | None:
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return _box(min(xs), min(ys), max(xs), max(ys))


def _box(west: float, south: float, east: float, north: float) -> BoundingBox | None:
    """Make a box if these are degrees and enclose an area."""
    if not all(map(math.isfinite, (west, south, east, north))):
        return None
    if abs(west) > 180 or abs(east) > 180 or abs(south) > 90 or abs(north) > 90:  # noqa: PLR2004
        return None
    if south >= north or west >= east:
        return None
    return BoundingBox(west=west, south=south, east=east, north=north)
