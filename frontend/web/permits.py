"""Every route says who may enter; one that does not is closed to everybody."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlencode

from flask import Flask, current_app, redirect, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized
from werkzeug.wrappers import Response

from catalogue.policy.entrances import Entrance, Permission, entrance
from frontend.web.negotiation import wants_page
from frontend.web.resuming import keep_what_was_typed
from frontend.web.security_headers import for_this_viewer_only
from frontend.web.sessions import refuse_unknown
from frontend.web.viewing import current_viewer

_View = TypeVar("_View", bound=Callable[..., object])
_ATTRIBUTE = "wayleave_permission"
#: Programs are asked for the cookie of a session, which a person gets by signing in.
_HOW_TO_SIGN_IN = WWWAuthenticate("Cookie", {"realm": "catalogue"})


def open_to(permission: Permission) -> Callable[[_View], _View]:
    """Declare who may enter a view function or a view class."""

    def declare(view: _View) -> _View:
        setattr(view, _ATTRIBUTE, permission)
        return view

    return declare


def permission_of(app: Flask, endpoint: str) -> Permission | None:
    """Return what a route asks for; nothing when it does not say."""
    view = app.view_functions[endpoint]
    found = getattr(view, _ATTRIBUTE, None) or getattr(
        getattr(view, "view_class", None), _ATTRIBUTE, None
    )
    return found if isinstance(found, Permission) else None


def init_app(app: Flask) -> None:
    """Guard every route."""
    app.before_request(_guard)


def _guard() -> Response | None:
    if request.endpoint is None:
        return None  # no such address: the answer is 404, for everybody
    permission = permission_of(current_app, request.endpoint)
    if permission is None:
        raise Forbidden
    if permission is not Permission.EVERYONE:
        for_this_viewer_only()
        refuse_unknown()
    match entrance(current_viewer(), permission):
        case Entrance.OPEN:
            return None
        case Entrance.SIGN_IN_FIRST:
            return _to_sign_in()
        case Entrance.CLOSED:
            raise Forbidden


def _to_sign_in() -> Response:
    if not wants_page():
        raise Unauthorized(www_authenticate=_HOW_TO_SIGN_IN)
    if request.method == "POST":
        return keep_what_was_typed()
    back = request.full_path.rstrip("?")
    return redirect("/sign-in?" + urlencode({"next": back}), code=303)
