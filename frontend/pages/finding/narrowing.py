"""Filters as a page shows them: groups of values with counts, and those chosen as tags."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from catalogue.services.discovery import LabelledCount
from catalogue.services.facet_labels import label_of
from frontend.pages.finding.asking import Question
from search.query import Facet

NAMES: Mapping[Facet, str] = {
    Facet.ACCESS_RIGHTS: "Access",
    Facet.TYPE: "Type",
    Facet.PUBLISHER: "Organisation",
    Facet.THEME: "Theme",
    Facet.FORMAT: "Format",
    Facet.LICENCE: "Licence",
    Facet.UPDATE_FREQUENCY: "How often it is updated",
}
#: These stand open before anybody chose anything.
_OPEN = frozenset({Facet.ACCESS_RIGHTS, Facet.PUBLISHER})
#: So many values of a filter are listed before the rest is asked for, and so many then.
SHORT_LIST = 8
FULL_LIST = 1_000


class Choice(msgspec.Struct, frozen=True):
    """A value of a filter that can be ticked."""

    value: str
    label: str
    count: int
    is_chosen: bool


class FilterGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A filter with its values; ``more`` leads to the whole list when this is not all of it."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    chosen: int
    total: int
    is_open: bool
    is_whole: bool
    more: str | None


class ChosenTag(msgspec.Struct, frozen=True):
    """A filter that was chosen, and the address without it."""

    label: str
    value: str
    without: str


def filter_groups(
    question: Question, facets: Mapping[Facet, Sequence[LabelledCount]]
) -> tuple[FilterGroup, ...]:
    """Make the groups that have anything to choose from."""
    groups = (_group(question, facet, facets.get(facet, ())) for facet in NAMES)
    return tuple(group for group in groups if group.choices)


def chosen_tags(question: Question) -> tuple[ChosenTag, ...]:
    """Make a tag for everything that was chosen."""
    return tuple(
        ChosenTag(NAMES[facet], label_of(facet, value), question.without(facet, value).address())
        for facet in NAMES
        for value in question.filters.get(facet, ())
    )


def _group(question: Question, facet: Facet, counts: Sequence[LabelledCount]) -> FilterGroup:
    chosen = question.filters.get(facet, ())
    is_whole = question.whole is facet
    choices = tuple(_choices(facet, counts, chosen, FULL_LIST if is_whole else SHORT_LIST))
    is_cut = not is_whole and len(counts) > SHORT_LIST
    full = msgspec.structs.replace(question, whole=facet, page=1)
    return FilterGroup(
        name=facet.value,
        label=NAMES[facet],
        choices=choices,
        chosen=len(chosen),
        total=len(counts),
        is_open=bool(chosen) or is_whole or facet in _OPEN,
        is_whole=is_whole,
        more=f"{full.address()}#{facet.value}" if is_cut else None,
    )


def _choices(
    facet: Facet, counts: Sequence[LabelledCount], chosen: Sequence[str], most: int
) -> Iterator[Choice]:
    """Yield the most frequent values; those chosen that are not among them come first."""
    listed = counts[:most]
    for value in sorted(set(chosen) - {each.value for each in listed}):
        count = next((each.count for each in counts if each.value == value), 0)
        yield Choice(value, label_of(facet, value), count, is_chosen=True)
    for each in listed:
        yield Choice(each.value, each.label, each.count, each.value in chosen)
