"""Signing in with a password, and signing out."""

from flask import Blueprint, Response, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from frontend.signon.arriving import arrive, back_to
from frontend.signon.forms import asker, form_page, typed
from frontend.web.permits import open_to
from frontend.web.resuming import carried, offer_again
from frontend.web.services import services
from frontend.web.sessions import end
from frontend.web.viewing import current_viewer

blueprint = Blueprint("signing_in", __name__)


@blueprint.get("/sign-in")
@open_to(Permission.EVERYONE)
def show() -> AnyResponse:
    """Show how to sign in; who is in already goes on to where they wanted to."""
    if current_viewer().is_signed_in:
        return back_to(_next())
    return sign_in_page()


@blueprint.post("/sign-in")
@open_to(Permission.EVERYONE)
def sign_in() -> AnyResponse:
    """Sign in with an address and a password, and take a form that came too late along."""
    if current_viewer().is_signed_in:
        return offer_again() or back_to(_next())
    if "resume_only" in request.form:
        return sign_in_page()
    try:
        person = services().accounts.authenticate(typed("email"), typed("password"), asker())
    except RefusedError as error:
        return sign_in_page(error)
    arrive(person)
    return offer_again() or back_to(_next())


@blueprint.post("/sign-out")
@open_to(Permission.EVERYONE)
def sign_out() -> AnyResponse:
    """End this session."""
    end()
    return redirect("/signed-out", code=303)


@blueprint.get("/signed-out")
@open_to(Permission.EVERYONE)
def signed_out() -> Response:
    """Say that the session has ended, and what that means for a shared computer."""
    return form_page("signed-out-now.html", provider=services().settings.provider)


def sign_in_page(error: RefusedError | None = None) -> Response:
    """Show the form, with a form that came too late hidden in it."""
    return form_page(
        "sign-in.html",
        error,
        first_field="email",
        back=_next(),
        carried=carried(),
        provider=services().settings.provider,
    )


def say(notice: str) -> None:
    """Show a sentence at the top of the next page."""
    flash(notice)


def _next() -> str:
    return request.args.get("next", "")
