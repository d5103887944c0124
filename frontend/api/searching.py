"""``/search`` and ``/suggest``: finding records."""

from typing import Any

import msgspec
from flask.views import MethodView
from marshmallow import fields, post_load
from marshmallow.validate import Length, OneOf

from catalogue.policy.entrances import Permission
from catalogue.services.discovery import DiscoveryResult
from catalogue.services.found_records import FoundRecord
from frontend.api.addresses import Paging, api_address, site_address
from frontend.api.arguments import MOST_PAGES, Arguments, Pages, one_of
from frontend.api.blueprint import blueprint
from frontend.api.found import TYPES, SearchAnswer, Suggestions
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.viewing import current_audience
from schemas.model import AccessRights, Frequency
from search.query import Facet, SearchQuery, Sort

_LONGEST_WORDS = 500
_LONGEST_VALUE = 200
_MOST_VALUES = 20


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A search as it was asked for."""

    query: SearchQuery
    paging: Paging

    def again(self) -> list[tuple[str, object]]:
        """Return the parameters that ask for this search, but for the page."""
        query = self.query
        filters = [(f.value, v) for f, values in query.filters.items() for v in sorted(values)]
        return [
            *([("q", query.words)] if query.words else []),
            *filters,
            *([("sort", query.sort.value)] if query.sort is not Sort.RELEVANCE else []),
            *([] if query.facets else [("facets", "off")]),
        ]


def _values(what: str, field: fields.String | None = None) -> fields.List[Any]:
    each = field or fields.String(validate=Length(1, _LONGEST_VALUE))
    words = f"Only records with this {what}; repeat it for records with any of several"
    return fields.List(
        each,
        load_default=list,
        validate=Length(max=_MOST_VALUES),
        metadata={"description": words},
    )


class SearchArguments(Pages):
    """What to search for."""

    q = fields.String(
        load_default="",
        validate=Length(max=_LONGEST_WORDS),
        metadata={
            "description": "Words to look for; without any, everything is found",
            "example": "river levels",
        },
    )
    publisher = _values("publisher, by its code in `facets`")
    theme = _values("theme, by its code in `/themes`")
    access_rights = _values("access rights", one_of(AccessRights))
    type = _values("type", fields.String(validate=OneOf(TYPES)))
    format = _values("format, by its code in `facets`")
    licence = _values("licence, by its code in `facets`")
    update_frequency = _values("update frequency", one_of(Frequency))
    sort = one_of(
        Sort, load_default=Sort.RELEVANCE.value, metadata={"description": "The order of results"}
    )
    facets = fields.String(
        load_default="on",
        validate=OneOf(["on", "off"]),
        metadata={"description": "Whether to count the records found by each facet"},
    )

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Asked:
        """Make a query of what was asked."""
        paging = Paging(page=data["page"], per_page=data["per_page"], most_pages=MOST_PAGES)
        query = SearchQuery(
            words=data["q"],
            filters={each: frozenset(data[each.value]) for each in Facet if data[each.value]},
            sort=Sort(data["sort"]),
            offset=paging.offset,
            limit=paging.per_page,
            facets=data["facets"] == "on",
        )
        return Asked(query=query, paging=paging)


def found_as_json(found: FoundRecord) -> dict[str, object]:
    """Give a found record its links."""
    links = {"self": api_address("records", found.id), "page": site_address("/records", found.id)}
    return {**msgspec.structs.asdict(found), "links": links}


@open_to(Permission.EVERYONE)
class Search(MethodView):
    """Searching."""

    @blueprint.operation("search", SearchAnswer, SearchArguments)
    def get(self, asked: Asked) -> dict[str, object]:
        """Search the catalogue.

        Words are looked for in titles, descriptions, keywords and the names of variables. At most
        10,000 records can be paged through; narrow the search to reach others.
        """
        result = services().discovery.search(current_audience(), asked.query)
        return _answer(result, asked)


def _answer(result: DiscoveryResult, asked: Asked) -> dict[str, object]:
    paging = asked.paging
    return {
        "total": result.total,
        "page": paging.page,
        "per_page": paging.per_page,
        "results": [found_as_json(hit) for hit in result.hits],
        "facets": {facet.value: counts for facet, counts in result.facets.items()},
        "links": paging.links(result.total, ("search",), asked.again()),
    }


class SuggestArguments(Arguments):
    """What was typed so far."""

    q = fields.String(
        required=True,
        validate=Length(1, _LONGEST_WORDS),
        metadata={"description": "What was typed so far", "example": "riv"},
    )


@open_to(Permission.EVERYONE)
class Suggest(MethodView):
    """Suggesting."""

    @blueprint.operation("suggest", Suggestions, SuggestArguments)
    def get(self, asked: dict[str, str]) -> dict[str, object]:
        """Suggest how a search could go on."""
        found = services().discovery.suggest(current_audience(), asked["q"])
        return {"suggestions": found}
