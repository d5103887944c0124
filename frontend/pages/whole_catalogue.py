"""The whole public catalogue for programs: sitemap, feed, dumps, and how to search.

All of it is what everybody may see, whoever asks.
"""

from flask import Blueprint, Response
from werkzeug.exceptions import NotFound

from catalogue.policy.audiences import Audience
from catalogue.policy.entrances import Permission
from frontend.exports.crawling import OPENSEARCH_TYPE, opensearch, robots
from frontend.exports.dump import DUMPS
from frontend.exports.feed import MEDIA_TYPE as ATOM
from frontend.exports.feed import atom_feed
from frontend.exports.sitemap import PAGE, pages_for, sitemap, sitemap_index
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.validators import answer_with
from frontend.web.viewing import now
from search.query import SearchQuery, Sort

blueprint = Blueprint("whole_catalogue", __name__)

#: More than the feed holds, as some have no date that counts.
_LOOKED_AT = 100
_XML = "application/xml"


@blueprint.get("/sitemap.xml")
@open_to(Permission.EVERYONE)
def sitemaps() -> Response:
    """List the sitemaps."""
    pages = pages_for(services().public_catalogue.count())
    return answer_with(sitemap_index(_site(), pages), _XML)


@blueprint.get("/sitemap-<int:number>.xml")
@open_to(Permission.EVERYONE)
def one_sitemap(number: int) -> Response:
    """List the pages of some records."""
    catalogue = services().public_catalogue
    if not 1 <= number <= pages_for(catalogue.count()):
        raise NotFound
    ids = catalogue.ids(offset=(number - 1) * PAGE, limit=PAGE)
    own = ["/", "/organisations", "/themes", "/about"] if number == 1 else []
    return answer_with(sitemap(_site(), [*own, *(f"/records/{id_}" for id_ in ids)]), _XML)


@blueprint.get("/robots.txt")
@open_to(Permission.EVERYONE)
def show_robots() -> Response:
    """Say what crawlers may fetch."""
    return answer_with(robots(_site()), "text/plain; charset=utf-8")


@blueprint.get("/opensearch.xml")
@open_to(Permission.EVERYONE)
def show_opensearch() -> Response:
    """Describe the search to browsers."""
    return answer_with(opensearch(_site(), services().settings.site_name), OPENSEARCH_TYPE)


@blueprint.get("/feed.atom")
@open_to(Permission.EVERYONE)
def feed() -> Response:
    """Tell of the newest records."""
    newest = SearchQuery(sort=Sort.MODIFIED, limit=_LOOKED_AT, facets=False, highlights=False)
    hits = services().discovery.search(Audience.PUBLIC, newest).hits
    records = services().public_catalogue.records([hit.id for hit in hits])
    written = atom_feed(_site(), services().settings.site_name, records, now())
    return answer_with(written, ATOM)


@blueprint.get("/catalogue.<any(nt,ttl,xml,jsonld):form>")
@open_to(Permission.EVERYONE)
def dump(form: str) -> Response:
    """Give the whole catalogue, record by record."""
    write, media_type = DUMPS[form]
    catalogue = services().public_catalogue
    written = write(_site(), services().settings.site_name, catalogue.count(), catalogue.all())
    answer = Response(written)
    answer.content_type = media_type
    return answer


def _site() -> str:
    return services().settings.public_url
