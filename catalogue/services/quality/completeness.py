"""Completeness: how much is told beyond what is mandatory, as far as it helps to find the data.

No link to another record is counted: whether a reader may know of what it leads to depends on the
reader, and a score must not.
"""

from typing import Final, NamedTuple

from catalogue.domain.quality import Part, PartScore
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.public_quality import is_supplied
from catalogue.services.quality.advice import fix_of
from catalogue.services.quality.items import ALL, Item, scored
from schemas.model import DataService, Dataset, DatasetSeries, Resource


class Wanted(NamedTuple):
    """A field that helps, which everybody sees of every record, and the item of either case."""

    field: str
    there: Item
    missing: Item


def _wanted(field: str, weight: int, name: str, key: str) -> Wanted:
    fix = fix_of(key)
    return Wanted(
        field,
        Item(weight=weight, met=ALL, name=name, fix=fix, key=key),
        Item(weight=weight, met=0, name=name, fix=fix, key=key),
    )


_COMMON: Final = (
    _wanted("summary", 2, "a summary", "SUMMARY-MISSING"),
    _wanted("keyword", 2, "keywords", "KEYWORD"),
    _wanted("theme", 2, "a theme", "THEME-MISSING"),
    _wanted("alternative_title", 1, "another name", "ALTERNATIVE-TITLE-MISSING"),
    _wanted("landing_page", 1, "a page about it", "LANDING-PAGE"),
)
_OF_DATA: Final = (
    _wanted("issued", 1, "the date of first publication", "ISSUED"),
    _wanted("spatial", 2, "the place it is about", "SPATIAL"),
    _wanted("temporal", 2, "the period it is about", "TEMPORAL"),
)
WANTED: Final[dict[type[Resource], tuple[Wanted, ...]]] = {
    Dataset: (
        *_COMMON,
        *_OF_DATA,
        _wanted("language", 1, "the language", "LANGUAGE"),
        _wanted("distribution", 2, "the forms it can be had in", "DISTRIBUTION-MISSING"),
    ),
    DatasetSeries: (*_COMMON, *_OF_DATA),
    DataService: (
        *_COMMON,
        _wanted("issued", 1, "the date of first publication", "ISSUED-MISSING"),
    ),
}
_PRAISE: Final = "Everything that helps people to find and judge the data is given."


def completeness(projected: ProjectedRecord) -> PartScore:
    """Score how much of what is recommended and useful is told."""
    resource = projected.resource
    items = [
        wanted.there if is_supplied(resource, wanted.field) else wanted.missing
        for wanted in WANTED[type(resource)]
    ]
    return scored(Part.COMPLETENESS, items, _PRAISE)
