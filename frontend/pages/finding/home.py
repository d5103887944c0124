"""The home page: what this is, in one breath, and where each kind of visitor begins."""

import itertools
from collections.abc import Sequence

import msgspec
import structlog
from flask import Blueprint, Response

from catalogue.errors import CatalogueError
from catalogue.policy.entrances import Permission
from catalogue.services.found_records import FoundRecord
from catalogue.services.groups import Group, publishers, theme_groups
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_audience, now
from search.errors import SearchError
from search.query import Facet, SearchQuery, Sort

blueprint = Blueprint("home", __name__)

_NEWEST = 5
#: Some records say that they were updated in the future: those are not news.
_LOOKED_AT = 15
_log = structlog.stdlib.get_logger("wayleave.home")


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What the catalogue holds for whoever asks."""

    records: int
    organisations: int
    open_records: int
    themes: tuple[Group, ...]
    newest: Sequence[FoundRecord]


@blueprint.get("/")
@open_to(Permission.EVERYONE)
def show() -> Response:
    """Show the home page; without figures when there is nobody to ask for them."""
    try:
        figures = _figures()
    except (CatalogueError, SearchError) as error:
        _log.warning("no figures", why=str(error))
        figures = None
    return page("finding/home.html", figures=figures, themes=theme_groups(()))


def _figures() -> Figures:
    discovery, audience = services().discovery, current_audience()
    counted = discovery.search(audience, SearchQuery(limit=0, highlights=False))
    newest = SearchQuery(sort=Sort.MODIFIED, limit=_LOOKED_AT, facets=False, highlights=False)
    access = {each.value: each.count for each in counted.facets[Facet.ACCESS_RIGHTS]}
    return Figures(
        records=counted.total,
        organisations=len(publishers(counted.facets[Facet.PUBLISHER])),
        open_records=access.get("OPEN", 0),
        themes=theme_groups(counted.facets[Facet.THEME]),
        newest=_until_now(discovery.search(audience, newest).hits),
    )


def _until_now(hits: Sequence[FoundRecord]) -> Sequence[FoundRecord]:
    past = (hit for hit in hits if hit.modified and hit.modified.earliest() <= now())
    return tuple(itertools.islice(past, _NEWEST))
