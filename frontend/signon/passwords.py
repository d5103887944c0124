"""Accounts with a password: made, forgotten, set anew by a link that was mailed."""

from flask import Blueprint, redirect, request, session
from werkzeug.wrappers import Response

from catalogue.errors import NotFoundError, RefusedError
from catalogue.policy.entrances import Permission
from catalogue.services.addresses import UnusableFieldError
from frontend.signon.forms import asker, form_page, typed
from frontend.signon.mailing import send_soon
from frontend.signon.signing_in import say
from frontend.web.permits import open_to
from frontend.web.services import services

blueprint = Blueprint("passwords", __name__)

#: The token of a link stands in the session, and not in the address of the page that it leads to:
#: addresses are kept in histories and logs.
_TOKEN = "password_token"  # noqa: S105 - the name of a key


@blueprint.route("/create-account", methods=["GET", "POST"])
@open_to(Permission.EVERYONE)
def create_account() -> Response:
    """Make an account for whoever asks; the mail tells how to go on."""
    if request.method == "GET":
        return form_page("create-account.html")
    try:
        services().accounts.sign_up(typed("name"), typed("email"), asker())
    except RefusedError as error:
        return form_page("create-account.html", error, first_field="email")
    send_soon()
    return redirect("/password/sent", code=303)


@blueprint.route("/password/forgotten", methods=["GET", "POST"])
@open_to(Permission.EVERYONE)
def forgotten() -> Response:
    """Send a link that sets a new password; whether there is such an account is not told."""
    if request.method == "GET":
        return form_page("password-forgotten.html")
    try:
        services().accounts.ask_for_reset(typed("email"), asker())
    except RefusedError as error:
        return form_page("password-forgotten.html", error, first_field="email")
    send_soon()
    return redirect("/password/sent", code=303)


@blueprint.get("/password/sent")
@open_to(Permission.EVERYONE)
def sent() -> Response:
    """Say that a mail is on its way, if there is anybody to write to."""
    return form_page("password-sent.html")


@blueprint.get("/password/set")
@open_to(Permission.EVERYONE)
def show_setting() -> Response:
    """Take the token out of the address, then show the form."""
    if "token" in request.args:
        session[_TOKEN] = request.args["token"][:200]
        return redirect("/password/set", code=303)
    return _setting_page()


@blueprint.post("/password/set")
@open_to(Permission.EVERYONE)
def set_password() -> Response:
    """Set the password; then it is to sign in with."""
    password = typed("password")
    try:
        _refuse_two(password, typed("password_again"))
        services().accounts.reset(session.get(_TOKEN, ""), password, asker())
    except NotFoundError:
        return _setting_page()
    except RefusedError as error:
        return _setting_page(error)
    session.pop(_TOKEN, None)
    send_soon()
    say("Your password is set. Sign in with it.")
    return redirect("/sign-in", code=303)


def _setting_page(error: RefusedError | None = None) -> Response:
    account = services().accounts.account_of_link(session.get(_TOKEN, ""))
    made = form_page(
        "password-set.html" if account else "password-link-over.html",
        error,
        first_field="password",
        account=account,
    )
    if account is None:
        made.status_code = 410
    return made


def _refuse_two(password: str, again: str) -> None:
    if password != again:
        raise UnusableFieldError("password_again", "The two passwords are not the same.")
