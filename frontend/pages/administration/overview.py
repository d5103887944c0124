"""Where the administration begins: what waits, and the ways to the rest."""

from flask import Blueprint, Response

from catalogue.policy.entrances import Permission
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page

blueprint = Blueprint("administration", __name__)


@blueprint.get("/administration")
@open_to(Permission.ADMINISTER)
def show() -> Response:
    """Show what waits for a decision, and what there is to look after."""
    return page(
        "administration/overview.html",
        waiting=services().organisations.waiting(),
        organisations={one.slug: one for one in services().organisations.all()},
        people=services().people.search("", limit=1)[0],
        register=services().accreditation.summary(),
    )
