"""A question to an index, and the answer, in no engine's words."""

import enum

import msgspec

MAX_WINDOW = 10_000
MAX_LIMIT = 1_000


class Facet(enum.StrEnum):
    """The fields that can be filtered on and counted."""

    PUBLISHER = "publisher"
    THEME = "theme"
    ACCESS_RIGHTS = "access_rights"
    TYPE = "type"
    FORMAT = "format"
    LICENCE = "licence"
    UPDATE_FREQUENCY = "update_frequency"


class Sort(enum.StrEnum):
    """The orders that hits can come in; ties are broken by title, then id."""

    RELEVANCE = "relevance"
    MODIFIED = "modified"
    TITLE = "title"


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for.

    ``words`` is what a person typed (empty: everything). Values of one facet widen the search,
    facets narrow it. ``offset + limit`` may not pass ``MAX_WINDOW``. What is ``without`` is
    answered as if the index did not hold it.
    """

    words: str = ""
    filters: dict[Facet, frozenset[str]] = msgspec.field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
    facets: bool = True
    highlights: bool = True
    without: frozenset[str] = frozenset()


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One record found. ``highlights`` maps a field to safe HTML whose only tag is ``<mark>``."""

    id: str
    score: float
    highlights: dict[str, str] = msgspec.field(default_factory=dict)


class FacetCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the hits hold a value; most first, then by value."""

    value: str
    count: int


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """The hits of one page, their total, and counts that leave out each facet's own filter."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[Facet, tuple[FacetCount, ...]] = msgspec.field(default_factory=dict)


def nothing_found(query: SearchQuery) -> SearchResult:
    """Return what an empty index answers."""
    return SearchResult(total=0, hits=(), facets=dict.fromkeys(Facet, ()) if query.facets else {})
