"""The home page: what this is, in one breath, and where each kind of visitor begins."""

from flask import Blueprint, Response

from catalogue.policy.entrances import Permission
from frontend.web.permits import open_to
from frontend.web.templates import page

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@open_to(Permission.EVERYONE)
def show() -> Response:
    """Show the home page."""
    return page("home.html")
