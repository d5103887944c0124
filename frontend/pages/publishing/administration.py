"""All sources, for administrators: whose they are and how they stand."""

from flask import Blueprint, Response

from catalogue.policy.entrances import Permission
from frontend.pages.publishing import run_words
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer

blueprint = Blueprint("administration_sources", __name__)


@blueprint.get("/administration/sources")
@open_to(Permission.ADMINISTER)
def show() -> Response:
    """Show every source with its organisation."""
    standings = services().source_care.sources(current_viewer())
    return page(
        "publishing/administration.html",
        standings=sorted(standings, key=lambda one: one.source.name),
        words=run_words,
    )
