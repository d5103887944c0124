"""One's own password, and one's sessions elsewhere."""

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from catalogue.errors import NotFoundError, RefusedError
from catalogue.policy.entrances import Permission
from catalogue.services.addresses import UnusableFieldError
from frontend.signon.forms import form_page, typed
from frontend.signon.mailing import send_soon
from frontend.signon.signing_in import say
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.sessions import begin_for, this_session
from frontend.web.viewing import current_viewer
from frontend.web.words import counted

blueprint = Blueprint("my_account", __name__)


@blueprint.get("/my-page/password")
@open_to(Permission.SIGNED_IN)
def show_password() -> Response:
    """Show how to change one's password."""
    return _password_page()


@blueprint.post("/my-page/password")
@open_to(Permission.SIGNED_IN)
def change_password() -> Response:
    """Change one's password, and end one's sessions elsewhere."""
    me, new = current_viewer().person_id or "", typed("password")
    try:
        if new != typed("password_again"):
            raise UnusableFieldError("password_again", "The two passwords are not the same.")
        services().accounts.change_password(
            me, typed("current_password"), new, keep=this_session().token
        )
    except RefusedError as error:
        return _password_page(error)
    begin_for(me)
    send_soon()
    say("Your password is changed. You are signed out everywhere else.")
    return redirect("/my-page", code=303)


@blueprint.post("/my-page/sessions/end")
@open_to(Permission.SIGNED_IN)
def end_elsewhere() -> Response:
    """End one's sessions elsewhere."""
    me = current_viewer().person_id or ""
    ended = services().sessions.end_all_of(me, but=this_session().token)
    say(f"{counted(ended, 'session')} ended. You are signed in here only.")
    return redirect("/my-page", code=303)


def _password_page(error: RefusedError | None = None) -> Response:
    me = services().people.get(current_viewer().person_id or "")
    if me.sign_on is not None:
        raise NotFoundError("This person has no password here.")
    return form_page("me/password.html", error, first_field="current_password", account=me)
