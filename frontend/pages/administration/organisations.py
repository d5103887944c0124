"""The organisations, and a new one."""

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from catalogue.domain.organisation import Organisation
from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from catalogue.policy.permissions import Action
from frontend.pages.administration.asking import ask
from frontend.signon.forms import form_page, typed
from frontend.signon.signing_in import say
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page

blueprint = Blueprint("administration_organisations", __name__)


@blueprint.get("/administration/organisations")
@open_to(Permission.ADMINISTER)
def show_all() -> Response:
    """Show every organisation."""
    found = services().organisations.all()
    return page("administration/organisations.html", organisations=found)


@blueprint.get("/administration/organisations/add")
@open_to(Permission.ADMINISTER)
def show_adding() -> Response:
    """Show the form that adds one."""
    return form_page("administration/add-organisation.html", organisation=None)


@blueprint.post("/administration/organisations/add")
@open_to(Permission.ADMINISTER)
def add() -> AnyResponse:
    """Add an organisation."""
    ask(Action.MANAGE_ORGANISATIONS)
    try:
        added = services().organisations.add(as_typed(typed("slug"), is_active=True))
    except RefusedError as error:
        return form_page(
            "administration/add-organisation.html", error, first_field="slug", organisation=None
        )
    say(f"{added.name} is added.")
    return redirect(f"/administration/organisations/{added.slug}", code=303)


def as_typed(slug: str, *, is_active: bool) -> Organisation:
    """Make an organisation of what the form holds."""
    return Organisation(
        slug=slug,
        name=typed("name"),
        abbreviation=typed("abbreviation"),
        mailbox=typed("mailbox"),
        is_government=bool(typed("is_government")),
        domains=tuple(typed("domains").replace(",", " ").split()),
        is_active=is_active,
    )
