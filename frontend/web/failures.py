"""Errors as pages that say what to do next, and as problem details for programs (RFC 9457).

One table says which of our errors is which status. What an error says is shown only where it was
written for the person who asks; the rest gets fixed words and stands in the log.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import NoReturn

import msgspec
import structlog
from flask import Flask, Response, make_response, request
from werkzeug.exceptions import HTTPException

from catalogue.errors import (
    CatalogueError,
    ConflictError,
    NotFoundError,
    RefusedError,
    StoreUnavailableError,
    UnreadableInputError,
)
from catalogue.services.throttling import TooManyAttemptsError
from frontend.web.error_words import WORDS, ErrorWords
from frontend.web.negotiation import wants_page
from frontend.web.request_ids import request_id
from frontend.web.security_headers import for_this_viewer_only
from frontend.web.templates import page
from harvesters.checking import BusyError
from search.errors import QueryRefusedError, SearchError

_log = structlog.stdlib.get_logger("wayleave.failures")

#: The first that an error is an instance of counts.
STATUSES: Mapping[type[Exception], HTTPStatus] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    TooManyAttemptsError: HTTPStatus.TOO_MANY_REQUESTS,
    BusyError: HTTPStatus.SERVICE_UNAVAILABLE,
    RefusedError: HTTPStatus.CONFLICT,
    ConflictError: HTTPStatus.CONFLICT,
    UnreadableInputError: HTTPStatus.BAD_REQUEST,
    StoreUnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
    QueryRefusedError: HTTPStatus.BAD_REQUEST,
    SearchError: HTTPStatus.SERVICE_UNAVAILABLE,
    CatalogueError: HTTPStatus.INTERNAL_SERVER_ERROR,
}

#: Errors whose sentence is written for whoever asks. A record that is not there is answered in
#: fixed words: they must not differ from those about one that may not be known of.
_SAY_WHY = (RefusedError, ConflictError, UnreadableInputError, QueryRefusedError)


def init_app(app: Flask) -> None:
    """Answer every error in our words."""
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(Exception, _on_any)


def status_of(error: Exception) -> HTTPStatus:
    """Tell which status an error of ours is answered with."""
    found = (status for kind, status in STATUSES.items() if isinstance(error, kind))
    return next(found, HTTPStatus.INTERNAL_SERVER_ERROR)


def refuse(status: HTTPStatus) -> NoReturn:
    """End the request with an error page."""
    from flask import abort  # noqa: PLC0415 - the one place that calls it

    abort(int(status))


def answer(status: HTTPStatus, why: str | None = None, errors: object = None) -> Response:
    """Answer with an error, as a page or as problem details, by what the asker prefers."""
    words = WORDS.get(status) or WORDS[HTTPStatus.INTERNAL_SERVER_ERROR]
    made = _page(status, words, why) if wants_page() else _problem(status, words, why, errors)
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        made.headers["Retry-After"] = "30"
    return made


def _on_http(error: HTTPException) -> Response:
    if error.response is not None:
        return make_response(error.response)
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    if status < HTTPStatus.BAD_REQUEST:
        return make_response(error.get_response())
    answered = answer(status, errors=getattr(error, "data", {}).get("messages"))
    for name, value in error.get_headers(request.environ):
        if name in {"Allow", "Retry-After", "WWW-Authenticate"}:
            answered.headers[name] = value
    return answered


def _on_any(error: Exception) -> Response:
    status = status_of(error)
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.exception("failed", request_id=request_id())
    elif status is HTTPStatus.SERVICE_UNAVAILABLE:
        _log.warning("unavailable", request_id=request_id(), why=str(error))
    answered = answer(status, str(error) if isinstance(error, _SAY_WHY) else None)
    if isinstance(error, TooManyAttemptsError):
        answered.headers["Retry-After"] = str(error.retry_after)
    return answered


def _page(status: HTTPStatus, words: ErrorWords, why: str | None) -> Response:
    made = page("error.html", words=words, why=why, status=status.value)
    made.status_code = status.value
    if status is not HTTPStatus.NOT_FOUND:
        for_this_viewer_only()
    return made


def _problem(status: HTTPStatus, words: ErrorWords, why: str | None, errors: object) -> Response:
    body: dict[str, object] = {
        "type": "about:blank",
        "title": words.title,
        "status": status.value,
        "detail": why or words.what,
        "next": words.next_steps[0],
        "request_id": request_id(),
    }
    if errors:
        body["errors"] = errors
    made = Response(msgspec.json.encode(body), status=status.value)
    made.content_type = "application/problem+json"
    return made
