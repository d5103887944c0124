"""Nothing typed is lost: a form that came too late is shown again, to be sent once more.

A session can end while somebody writes, or a page can lie open until its token is stale. Then what
was typed travels along in the page, through signing in where that is needed, and the person sends
it again with one button. Nothing is kept on the server.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec
from flask import request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.wrappers import Response

from frontend.web.limits import MOST_FIELDS
from frontend.web.security_headers import for_this_viewer_only
from frontend.web.templates import page
from frontend.web.viewing import current_viewer

#: The fields that carry a form through signing in.
TO, FORM = "resume_to", "resume_form"
_NOT_KEPT = {"csrf_token", TO, FORM}
_FIELDS = msgspec.json.Decoder(list[tuple[str, str]])
_OURS = {"same-origin", "none"}
#: Forms that nobody has to sign in for.
_OPEN_TO_ALL = ("/sign-in", "/validate")


def comes_from_here() -> bool:
    """Tell whether a form was sent by a page of ours, as far as the browser says.

    A form of somebody else's must not be shown with a button that sends it.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in _OURS
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        return urlsplit(origin).netloc == request.host
    except ValueError:  # not an address at all
        return False


def keep_what_was_typed() -> Response:
    """Answer a form that cannot be accepted now with a page that holds all of it."""
    if not comes_from_here():
        raise BadRequest
    back, fields = _typed()
    if current_viewer().person_id is None and not back.startswith(_OPEN_TO_ALL):
        return _shown("signed-out.html", back, fields)
    return _shown("send-again.html", back, fields)


def _typed() -> tuple[str, list[tuple[str, str]]]:
    """Return where a form was to go and what was typed: an earlier form's, if this carries one."""
    if kept := carried():
        return kept[TO], _unpacked(kept[FORM])
    fields = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in _NOT_KEPT and "password" not in name
    ]
    return request.full_path.rstrip("?"), fields


def carried() -> dict[str, str]:
    """Return what a form carries along of an earlier one, for the next page to carry on."""
    found = {name: request.form.get(name, "") for name in (TO, FORM)}
    return found if all(found.values()) else {}


def offer_again(kept: Mapping[str, str] | None = None) -> Response | None:
    """Show the form that was carried along through signing in, if one was, ready to be sent."""
    kept = kept or carried()
    if not kept:
        return None
    return _shown("send-again.html", kept[TO], _unpacked(kept[FORM]))


def _unpacked(form: str) -> list[tuple[str, str]]:
    try:
        fields = _FIELDS.decode(form)
    except msgspec.DecodeError as error:
        raise BadRequest from error
    if len(fields) > MOST_FIELDS:
        raise RequestEntityTooLarge
    return fields


def within_the_site(address: str) -> str:
    """Return an address if it is a path of this site, else the home page (no open redirect)."""
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_path and address.isprintable() else "/"


def _shown(template: str, to: str, fields: list[tuple[str, str]]) -> Response:
    for_this_viewer_only()
    return page(
        template,
        to=within_the_site(to),
        fields=fields,
        packed=msgspec.json.encode(fields).decode(),
    )
