"""Checking all answers before they are sent, and sending them."""

from http import HTTPStatus

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from catalogue.services.access.sending import IncompleteRequestError
from frontend.pages.asking.mine import title_of
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer

blueprint = Blueprint("request_checking", __name__)


@blueprint.get("/requests/<reference>/check")
@open_to(Permission.SIGNED_IN)
def show(reference: str) -> Response:
    """Show all answers, and what is still wrong."""
    return _shown(reference)


@blueprint.post("/requests/<reference>/check")
@open_to(Permission.SIGNED_IN)
def send(reference: str) -> AnyResponse:
    """Send the request, or send it again."""
    sending, viewer = services().access.sending, current_viewer()
    asked = services().access.asking.request(viewer, reference)
    shown = request.form.get("version", "")
    expected = int(shown) if shown.isascii() and shown.isdecimal() and len(shown) < 10 else 0  # noqa: PLR2004
    try:
        if asked.cases and asked.is_writable:
            sending.resubmit(viewer, reference, expected=expected)
        else:
            sending.submit(viewer, reference, expected=expected)
    except IncompleteRequestError:
        return _with_status(_shown(reference), HTTPStatus.BAD_REQUEST)
    except RefusedError as refused:
        return _with_status(_shown(reference, str(refused)), HTTPStatus.CONFLICT)
    services().runner.nudge()
    return redirect(f"/requests/{reference}/sent", code=303)


@blueprint.get("/requests/<reference>/sent")
@open_to(Permission.SIGNED_IN)
def show_sent(reference: str) -> Response:
    """Confirm that a request was sent, and say what comes next."""
    asked = services().access.asking.request(current_viewer(), reference)
    return page("asking/sent.html", asked=asked)


def _with_status(response: Response, status: HTTPStatus) -> Response:
    response.status_code = status
    return response


def _shown(reference: str, why: str = "") -> Response:
    office = services().access
    asked = office.asking.request(current_viewer(), reference)
    return page(
        "asking/check.html",
        asked=asked,
        title=title_of(asked),
        problems=office.sending.check(current_viewer(), reference),
        why=why,
    )
