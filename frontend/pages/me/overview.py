"""The page itself."""

from flask import Blueprint, Response

from catalogue.policy.entrances import Permission
from frontend.pages.me.sight import sights
from frontend.pages.me.waiting import waiting
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer, now

blueprint = Blueprint("my_page", __name__)

ROLES = {
    "member": "belongs to it",
    "publisher": "looks after its sources and records",
    "handler": "works on requests for its data",
    "decider": "decides on requests for its data",
    "co-ordinator": "sees what its people ask of others",
}


@blueprint.get("/my-page")
@open_to(Permission.SIGNED_IN)
def show() -> Response:
    """Show who one is, what one may see and until when."""
    viewer = current_viewer()
    person = services().people.get(viewer.person_id or "")
    return page(
        "me/my-page.html",
        person=person,
        waiting=waiting(viewer),
        sights=sights(person, viewer, now()),
        memberships=services().organisations.memberships_of(person.id),
        roles=ROLES,
        sessions=services().sessions.count_of(person.id),
        provider=services().settings.provider,
    )
