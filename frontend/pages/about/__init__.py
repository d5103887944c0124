"""Pages about the service itself: what it is, how to get data, accessibility, privacy."""

from flask import Blueprint, Response

from catalogue.policy.entrances import Permission
from frontend.web.permits import open_to
from frontend.web.templates import page

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
@open_to(Permission.EVERYONE)
def show_about() -> Response:
    """Say what this is, whom it is for, and where its descriptions come from."""
    return page("about/about.html")


@blueprint.get("/about/how-to-get-data")
@open_to(Permission.EVERYONE)
def show_ways() -> Response:
    """Explain the four ways to data, to each of the three people."""
    return page("about/how-to-get-data.html")


@blueprint.get("/accessibility")
@open_to(Permission.EVERYONE)
def show_accessibility() -> Response:
    """Say how accessible these pages are."""
    return page("about/accessibility.html")


@blueprint.get("/privacy")
@open_to(Permission.EVERYONE)
def show_privacy() -> Response:
    """Say what is kept about those who visit."""
    return page("about/privacy.html")
