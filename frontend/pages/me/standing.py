"""Claiming an accreditation, and asking to belong to an organisation."""

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from catalogue.errors import CatalogueError, NotFoundError, RefusedError
from catalogue.policy.entrances import Permission
from frontend.signon.forms import asker, form_page, typed
from frontend.signon.signing_in import say
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.sessions import begin_for
from frontend.web.viewing import current_viewer

blueprint = Blueprint("my_standing", __name__)


@blueprint.route("/my-page/accreditation", methods=["GET"])
@open_to(Permission.SIGNED_IN)
def show_accreditation() -> Response:
    """Show how to claim an accreditation."""
    return _accreditation_page()


@blueprint.post("/my-page/accreditation")
@open_to(Permission.SIGNED_IN)
def claim() -> Response:
    """Claim the accreditation of a number; what one may see begins with a new session token."""
    me = _me()
    try:
        services().accreditation.claim(me, typed("number"), asker())
    except RefusedError as error:
        return _accreditation_page(error)
    begin_for(me)
    say("Your accreditation is confirmed. You now see what accredited researchers see.")
    return redirect("/my-page", code=303)


@blueprint.post("/my-page/accreditation/give-up")
@open_to(Permission.SIGNED_IN)
def give_up() -> Response:
    """Forget the accreditation."""
    services().accreditation.give_up(_me())
    begin_for(_me())
    say("Your accreditation is no longer kept here.")
    return redirect("/my-page", code=303)


@blueprint.get("/my-page/membership")
@open_to(Permission.SIGNED_IN)
def show_membership() -> Response:
    """Show which organisations one may ask to belong to."""
    return _membership_page()


@blueprint.post("/my-page/membership")
@open_to(Permission.SIGNED_IN)
def ask_for_membership() -> Response:
    """Ask to belong to an organisation; an administrator confirms it, or not."""
    try:
        services().organisations.ask_for_membership(_me(), typed("organisation"))
    except NotFoundError:
        return _membership_page(RefusedError("Choose an organisation of the list."))
    except RefusedError as error:
        return _membership_page(error)
    say("You have asked to be a member. We tell you by mail when that is confirmed.")
    return redirect("/my-page", code=303)


def _accreditation_page(error: RefusedError | None = None) -> Response:
    person = services().people.get(_me())
    return form_page("me/accreditation.html", error, first_field="number", person=person)


def _membership_page(error: RefusedError | None = None) -> Response:
    asked = {one.slug for one, _ in services().organisations.memberships_of(_me())}
    offered = [
        one for one in services().organisations.all() if one.is_active and one.slug not in asked
    ]
    return form_page("me/membership.html", error, first_field="organisation", offered=offered)


def _me() -> str:
    person_id = current_viewer().person_id
    if person_id is None:  # pragma: no cover - the permission was asked before
        raise CatalogueError("nobody is signed in")
    return person_id
