"""When and where: dates as precisely as they are known, periods, frequency, places, versions."""

import re

from catalogue.policy.absence import may_be_called_missing
from catalogue.policy.projection import ProjectedRecord
from frontend.pages.record.code_words import frequency_of
from frontend.pages.record.lines import Fact, Line, Section, dated, facts, labelled, plain, worded
from frontend.web.words import figure, partial_date
from schemas.model import BoundingBox, Dataset, DatasetSeries, Location, PeriodOfTime, Resource

_DURATION = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_MISSING = {
    "modified": "when it was last updated",
    "update_frequency": "how often it is updated",
    "temporal": "the period it covers",
    "spatial": "the places it covers",
}


def coverage(projected: ProjectedRecord) -> Section:
    """Say what time and what places a record's data is about, and how fresh it is."""
    resource = projected.resource
    missing = tuple(
        words
        for field, words in _MISSING.items()
        if hasattr(resource, field)
        and not getattr(resource, field)
        and may_be_called_missing(projected, field)
    )
    return Section(
        id="coverage",
        title="When and where",
        facts=(*_dates(resource), *_extent(resource), *_versions(resource)),
        missing=missing,
    )


def _dates(resource: Resource) -> tuple[Fact, ...]:
    often = resource.update_frequency if isinstance(resource, Dataset | DatasetSeries) else None
    return facts(
        ("Last updated", dated(resource.modified)),
        ("Updated", plain(frequency_of(often)) if often else ()),
        ("First published", dated(resource.issued)),
        ("Made", dated(resource.created)),
    )


def _extent(resource: Resource) -> tuple[Fact, ...]:
    if not isinstance(resource, Dataset | DatasetSeries):
        return ()
    found = [
        ("Period", tuple(line for each in resource.temporal for line in _period(each))),
        ("Places", tuple(line for each in resource.spatial for line in _place(each))),
    ]
    if isinstance(resource, Dataset):
        found.append(("Detail in time", _duration(resource.temporal_resolution)))
        fineness = metres(resource.spatial_resolution_in_meters)
        found.append(("Detail in space", (*fineness, *worded(resource.spatial_resolution))))
    return facts(*found)


def _versions(resource: Resource) -> tuple[Fact, ...]:
    return facts(
        ("Version", plain(resource.version)),
        ("What changed", worded(resource.version_notes)),
    )


def metres(value: float | None) -> tuple[Line, ...]:
    """Make a line of a distance."""
    return () if value is None else (Line(text=f"{figure(value).removesuffix('.0')} metres"),)


def duration(value: str | None) -> str:
    """Say an ISO 8601 duration in words; what is none stays as it is written."""
    found = _DURATION.fullmatch(value or "")
    parts = (
        [(n, unit) for n, unit in zip(found.groups(), _UNITS, strict=True) if n] if found else []
    )
    words = [f"{n} {unit}" if n == "1" else f"{n} {unit}s" for n, unit in parts]
    return " ".join(words) or (value or "")


def _duration(value: str | None) -> tuple[Line, ...]:
    return plain(duration(value))


def _period(value: PeriodOfTime) -> tuple[Line, ...]:
    start = partial_date(value.start) if value.start else ""
    end = partial_date(value.end) if value.end else ""
    if start and end:
        words = start if start == end else f"{start} to {end}"
    else:
        words = f"From {start}" if start else f"Until {end}" if end else ""
    return (*plain(words), *worded(value.label))


def _place(value: Location) -> tuple[Line, ...]:
    named = labelled(value.label, value.iri)
    box = plain(_box(value.box)) if value.box else ()
    shape = plain(value.geometry)
    return (*named, *box, *shape)


def _box(box: BoundingBox) -> str:
    if box.south == box.north and box.west == box.east:
        return f"The point {_degrees(box.south, 'N', 'S')}, {_degrees(box.west, 'E', 'W')}"
    south, north = _degrees(box.south, "N", "S"), _degrees(box.north, "N", "S")
    west, east = _degrees(box.west, "E", "W"), _degrees(box.east, "E", "W")
    return f"Between {south} and {north}, {west} and {east}"


def _degrees(value: float, positive: str, negative: str) -> str:
    written = f"{abs(value):.4f}".rstrip("0").rstrip(".")
    return f"{written}°" if value == 0 else f"{written}° {positive if value > 0 else negative}"
