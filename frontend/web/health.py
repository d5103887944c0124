"""Whether this process lives, and whether it can serve: for whoever keeps it running."""

from flask import Blueprint, Response

from catalogue.errors import CatalogueError
from catalogue.policy.entrances import Permission
from frontend.web.permits import open_to
from frontend.web.services import services
from search.errors import SearchError

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@open_to(Permission.EVERYONE)
def alive() -> Response:
    """Say that this process answers."""
    return _plain("ok")


@blueprint.get("/readyz")
@open_to(Permission.EVERYONE)
def ready() -> Response:
    """Say whether the database and the search engine answer, in words that give nothing away."""
    try:
        with services().store.reading() as work:
            work.outbox.pending()
        services().engine.check()
    except (CatalogueError, SearchError) as error:
        part = "search" if isinstance(error, SearchError) else "database"
        return _plain(f"not ready: {part}", 503)
    return _plain("ready")


def _plain(text: str, status: int = 200) -> Response:
    answer = Response(text + "\n", status=status, mimetype="text/plain")
    answer.headers["Cache-Control"] = "no-store"
    return answer
