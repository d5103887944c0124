"""How much a request may hold: what is larger is refused before it is read."""

from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge, RequestURITooLarge

#: A request for access with every answer as long as it may be fits four times.
MOST_BYTES = 1_000_000
MOST_FIELDS = 5_000
#: The longest shareable search address is under 4 kB.
LONGEST_ADDRESS = 8_000


def init_app(app: Flask) -> None:
    """Set the limits."""
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MOST_BYTES
    app.config["MAX_FORM_PARTS"] = MOST_FIELDS
    app.before_request(_refuse_too_much)


def _refuse_too_much() -> None:
    if len(request.full_path) > LONGEST_ADDRESS:
        raise RequestURITooLarge
    most = request.max_content_length or MOST_BYTES
    if (request.content_length or 0) > most:
        raise RequestEntityTooLarge
