"""The people with an account: found, and invited."""

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from catalogue.policy.permissions import Action
from frontend.pages.administration.asking import ask
from frontend.pages.publishing.paging import PER_PAGE, Paging, asked_page, offset_of
from frontend.signon.forms import form_page, typed
from frontend.signon.mailing import send_soon
from frontend.signon.signing_in import say
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page

blueprint = Blueprint("administration_people", __name__)


@blueprint.get("/administration/people")
@open_to(Permission.ADMINISTER)
def show_all() -> Response:
    """Show the people with some words in name or address."""
    words, number = request.args.get("q", "")[:200], asked_page()
    total, people = services().people.search(words, PER_PAGE, offset_of(number))
    paging = Paging(number=number, total=total)
    return page("administration/people.html", people=people, words=words, paging=paging)


@blueprint.get("/administration/people/invite")
@open_to(Permission.ADMINISTER)
def show_invitation() -> Response:
    """Show the form that makes an account."""
    return form_page("administration/invite.html")


@blueprint.post("/administration/people/invite")
@open_to(Permission.ADMINISTER)
def invite() -> AnyResponse:
    """Make an account and send a link to set its password with."""
    ask(Action.MANAGE_PEOPLE)
    try:
        person = services().accounts.invite(
            typed("name"), typed("email"), is_government=bool(typed("is_government"))
        )
    except RefusedError as error:
        return form_page("administration/invite.html", error, first_field="email")
    send_soon()
    say(f"{person.name} has an account. A link to set its password is on its way.")
    return redirect(f"/administration/people/{person.id}", code=303)
