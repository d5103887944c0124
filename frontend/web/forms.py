"""Forms are accepted only from our own pages: every one carries a token of the session."""

from http import HTTPStatus
from typing import TypeVar

from flask import Flask, request
from flask.views import View
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from frontend.web.failures import answer
from frontend.web.resuming import comes_from_here, keep_what_was_typed
from frontend.web.secrets_file import secret_key
from frontend.web.services import services

_View = TypeVar("_View", bound=type[View])

_protection = CSRFProtect()


def takes_programs(view: _View) -> _View:
    """Let programs send to a view without a token: it changes nothing and gives nobody's data."""
    _protection.exempt(f"{view.__module__}.{view.__name__}")
    return view


def init_app(app: Flask) -> None:
    """Protect every form of the application."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # the session's own end is the limit
    app.config["WTF_CSRF_SSL_STRICT"] = False  # Referrer-Policy may leave the referrer out
    with app.app_context():
        app.secret_key = secret_key(services().settings)
    _protection.init_app(app)
    app.register_error_handler(CSRFError, _on_missing_token)


def _on_missing_token(_error: CSRFError) -> Response:
    # Whatever is raised from here on would not reach the handlers again.
    if request.method != "POST" or not comes_from_here():
        return answer(HTTPStatus.BAD_REQUEST)
    try:
        return keep_what_was_typed()
    except HTTPException as error:
        return answer(HTTPStatus(error.code or HTTPStatus.BAD_REQUEST))
