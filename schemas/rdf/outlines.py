"""What can be told of an outline: the box around it, and whether it had to be repaired.

Outlines from feeds have their axes swapped, cross themselves, or enclose nothing: what is certain
is kept, and nothing is guessed. A box that lies off East Africa when read as written may be British
with its axes swapped, or the Seychelles: only latitudes that cannot be are taken as proof.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

import msgspec

from schemas.model import BoundingBox

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = Sequence[Point]

_MOST_LATITUDE: Final = 90
_MOST_LONGITUDE: Final = 180
# Comparing every side with every other is only worth it for outlines drawn by hand.
_MOST_SIDES: Final = 60


class Outline(msgspec.Struct, frozen=True):
    """An outline in WGS 84; ``drawn`` is put in the place of what was written if that is set.

    ``is_sound`` says that what was written may be kept as it is.
    """

    box: BoundingBox | None
    is_sound: bool
    drawn: str | None = None


def outline(rings: Sequence[Ring], *, is_area: bool) -> Outline | None:
    """Judge rings of longitudes and latitudes; nothing for what is nowhere on Earth."""
    points = list(itertools.chain.from_iterable(rings))
    if not points or not all(math.isfinite(x) and math.isfinite(y) for x, y in points):
        return None
    is_swapped = _is_swapped(points)
    if is_swapped:
        points = [(y, x) for x, y in points]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    if -west > _MOST_LONGITUDE or east > _MOST_LONGITUDE:
        return None
    if -south > _MOST_LATITUDE or north > _MOST_LATITUDE:
        return None
    if west == east or south == north:
        return _without_area((west, south), (east, north), is_repair=is_area or is_swapped)
    is_sound = not is_swapped and not (is_area and any(map(_is_broken, rings)))
    box = BoundingBox(west=west, south=south, east=east, north=north)
    return Outline(box, is_sound)


def _is_swapped(points: Sequence[Point]) -> bool:
    """Tell whether latitudes stand where longitudes belong: some are too large to be any."""
    furthest_x = max(abs(x) for x, _ in points)
    furthest_y = max(abs(y) for _, y in points)
    return _MOST_LATITUDE < furthest_y <= _MOST_LONGITUDE and furthest_x <= _MOST_LATITUDE


def _without_area(start: Point, end: Point, *, is_repair: bool) -> Outline:
    if not is_repair:
        return Outline(None, is_sound=True)
    first, last = f"{start[0]!r} {start[1]!r}", f"{end[0]!r} {end[1]!r}"
    drawn = f"POINT({first})" if start == end else f"LINESTRING({first}, {last})"
    return Outline(None, is_sound=False, drawn=drawn)


def _is_broken(ring: Ring) -> bool:
    """Tell whether a ring encloses nothing or crosses itself."""
    sides = list(itertools.pairwise(ring))
    if not sum(a[0] * b[1] - b[0] * a[1] for a, b in sides) and _is_flat(ring):
        return True
    return len(sides) <= _MOST_SIDES and any(_crossings(sides))


def _is_flat(ring: Ring) -> bool:
    """Tell whether all points lie on one line; a figure of eight may enclose a sum of nothing."""
    start, end = ring[0], max(ring, key=lambda point: math.dist(ring[0], point))
    return not any(_turn(start, end, point) for point in ring)


def _crossings(sides: Sequence[tuple[Point, Point]]) -> Iterator[bool]:
    for first, second in itertools.combinations(sides, 2):
        yield (
            _turn(*first, second[0]) * _turn(*first, second[1]) < 0
            and _turn(*second, first[0]) * _turn(*second, first[1]) < 0
        )


def _turn(start: Point, end: Point, point: Point) -> float:
    """Say on which side of a line a point lies: above zero, below, or zero on it."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
