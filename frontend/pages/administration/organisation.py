"""One organisation: what is known of it, and its people."""

from flask import Blueprint, Response, redirect
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from catalogue.policy.permissions import Action
from frontend.pages.administration.asking import ask, person_to_change
from frontend.pages.administration.organisations import as_typed
from frontend.pages.me.overview import ROLES
from frontend.signon.forms import form_page, typed
from frontend.signon.mailing import send_soon
from frontend.signon.signing_in import say
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.viewing import current_viewer

blueprint = Blueprint("administration_organisation", __name__)


@blueprint.get("/administration/organisations/<slug>")
@open_to(Permission.ADMINISTER)
def show(slug: str) -> Response:
    """Show one organisation with its people."""
    return _page(slug)


@blueprint.post("/administration/organisations/<slug>")
@open_to(Permission.ADMINISTER)
def change(slug: str) -> AnyResponse:
    """Change what is known of an organisation."""
    ask(Action.MANAGE_ORGANISATIONS, services().organisations.get(slug))
    try:
        services().organisations.change(as_typed(slug, is_active=bool(typed("is_active"))))
    except RefusedError as error:
        return _page(slug, error)
    say("The changes are kept.")
    return redirect(f"/administration/organisations/{slug}", code=303)


@blueprint.post("/administration/organisations/<slug>/members/<person_id>")
@open_to(Permission.ADMINISTER)
def settle(slug: str, person_id: str) -> AnyResponse:
    """Confirm a membership, or turn it down; nobody settles their own."""
    person = person_to_change(person_id)
    match typed("wanted"):
        case "confirm":
            services().organisations.confirm(person.id, slug)
            say(f"{person.name} is a member now, and is told by mail.")
        case "turn down":
            services().organisations.remove(person.id, slug)
            say(f"{person.name} is no member, and is told by mail.")
        case _:
            raise BadRequest
    send_soon()
    return redirect(f"/administration/organisations/{slug}", code=303)


def _page(slug: str, error: RefusedError | None = None) -> Response:
    return form_page(
        "administration/organisation.html",
        error,
        first_field="name",
        organisation=services().organisations.get(slug),
        members=services().organisations.members_of(slug),
        roles=ROLES,
        me=current_viewer().person_id,
    )
