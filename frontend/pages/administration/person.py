"""One person: what they are here, and the changes that an administrator makes to it."""

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from catalogue.domain.person import Role
from catalogue.policy.entrances import Permission
from catalogue.policy.permissions import Action
from frontend.pages.administration.asking import may, person_to_change
from frontend.pages.me.overview import ROLES
from frontend.signon.forms import typed
from frontend.signon.mailing import send_soon
from frontend.signon.signing_in import say
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page

blueprint = Blueprint("administration_person", __name__)


@blueprint.get("/administration/people/<person_id>")
@open_to(Permission.ADMINISTER)
def show(person_id: str) -> Response:
    """Show one person."""
    person = services().people.get(person_id)
    memberships = services().organisations.memberships_of(person_id)
    belongs = {one.slug for one, _ in memberships}
    return page(
        "administration/person.html",
        person=person,
        memberships=memberships,
        others=[one for one in services().organisations.all() if one.slug not in belongs],
        roles=ROLES,
        may_change=may(Action.GIVE_RIGHTS, person),
        sessions=services().sessions.count_of(person_id),
    )


@blueprint.post("/administration/people/<person_id>/roles")
@open_to(Permission.ADMINISTER)
def set_roles(person_id: str) -> AnyResponse:
    """Make a person a member of an organisation with exactly the roles that are ticked."""
    person = person_to_change(person_id)
    organisation = services().organisations.get(typed("organisation"))
    services().organisations.set_roles(person.id, organisation.slug, _roles())
    say(f"{person.name} is a member of {organisation.name} with the roles that you ticked.")
    return _back(person_id)


@blueprint.post("/administration/people/<person_id>/membership/end")
@open_to(Permission.ADMINISTER)
def end_membership(person_id: str) -> AnyResponse:
    """End a membership, or turn down the wish for one."""
    person = person_to_change(person_id)
    organisation = services().organisations.get(typed("organisation"))
    services().organisations.remove(person.id, organisation.slug)
    send_soon()
    say(f"{person.name} is no member of {organisation.name}.")
    return _back(person_id)


@blueprint.post("/administration/people/<person_id>/account")
@open_to(Permission.ADMINISTER)
def set_account(person_id: str) -> AnyResponse:
    """End an account, or open it again."""
    person = person_to_change(person_id)
    is_active = _wanted("open", "end")
    services().people.set_active(person.id, is_active=is_active)
    say(f"The account of {person.name} is {'open again' if is_active else 'ended'}.")
    return _back(person_id)


@blueprint.post("/administration/people/<person_id>/administrator")
@open_to(Permission.ADMINISTER)
def set_administrator(person_id: str) -> AnyResponse:
    """Make a person an administrator, or one no longer."""
    person = person_to_change(person_id)
    is_one = _wanted("grant", "revoke")
    services().people.set_administrator(person.id, is_administrator=is_one)
    say(f"{person.name} is {'now' if is_one else 'no longer'} an administrator.")
    return _back(person_id)


@blueprint.post("/administration/people/<person_id>/address")
@open_to(Permission.ADMINISTER)
def vouch_for_address(person_id: str) -> AnyResponse:
    """Vouch that a local account's address is the person's own, or take that back."""
    person = person_to_change(person_id)
    is_verified = _wanted("vouch", "withdraw")
    services().people.vouch_for_address(person.id, is_verified=is_verified)
    said = "You vouch for" if is_verified else "Nobody vouches any more for"
    say(f"{said} the address of {person.name}.")
    return _back(person_id)


def _roles() -> list[Role]:
    try:
        return [Role(given) for given in request.form.getlist("roles")]
    except ValueError as error:
        raise BadRequest from error


def _wanted(yes: str, no: str) -> bool:
    wanted = typed("wanted")
    if wanted not in {yes, no}:
        raise BadRequest
    return wanted == yes


def _back(person_id: str) -> AnyResponse:
    return redirect(f"/administration/people/{person_id}", code=303)
