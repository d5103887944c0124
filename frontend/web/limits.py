"""How much a request may hold: what is larger is refused before it is read."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge, RequestURITooLarge

#: A request for access with every answer as long as it may be fits four times.
MOST_BYTES = 1_000_000
#: As many variables as can be chosen in so many bytes; more fields are shorter than any of ours.
MOST_FIELDS = 20_000
#: The longest shareable search address is under 4 kB.
LONGEST_ADDRESS = 8_000

_View = TypeVar("_View", bound=Callable[..., object])
_ATTRIBUTE = "wayleave_most_bytes"


def takes(most_bytes: int | Callable[[], int]) -> Callable[[_View], _View]:
    """Declare how much a view takes, where that is more than others do: it takes a file.

    What the settings say is asked for at each request.
    """

    def declare(view: _View) -> _View:
        setattr(view, _ATTRIBUTE, most_bytes)
        return view

    return declare


def init_app(app: Flask) -> None:
    """Set the limits."""
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MOST_BYTES
    app.config["MAX_FORM_PARTS"] = MOST_FIELDS
    app.before_request(_refuse_too_much)


def _refuse_too_much() -> None:
    if len(request.full_path) > LONGEST_ADDRESS:
        raise RequestURITooLarge
    view = current_app.view_functions.get(request.endpoint or "")
    of_class = getattr(getattr(view, "view_class", None), _ATTRIBUTE, MOST_BYTES)
    declared: int | Callable[[], int] = getattr(view, _ATTRIBUTE, of_class)
    most = declared() if callable(declared) else declared
    request.max_content_length = most
    if (request.content_length or 0) > most:
        raise RequestEntityTooLarge
    # Of a form that is sent in parts, the parser counts them; of this kind, nobody does.
    is_form = request.mimetype == "application/x-www-form-urlencoded"
    if is_form and request.get_data().count(b"&") >= MOST_FIELDS:
        raise RequestEntityTooLarge
