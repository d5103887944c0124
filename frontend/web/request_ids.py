"""An id for every request, to find it in the logs by; it is also the nonce of its scripts.

Made here and never taken from the request: nobody else can know it before the answer is out. One
random value in an answer rather than two keeps answers comparable, byte for byte.
"""

import secrets

from flask import Flask, Response, g

HEADER = "X-Request-ID"


def init_app(app: Flask) -> None:
    """Give every request an id, and every answer the header that tells it."""
    app.before_request(_give_id)
    app.after_request(_tell_id)


def request_id() -> str:
    """Return this request's id."""
    if "request_id" not in g:
        _give_id()
    return str(g.request_id)


def _give_id() -> None:
    g.request_id = secrets.token_urlsafe(16)


def _tell_id(response: Response) -> Response:
    response.headers[HEADER] = request_id()
    return response
