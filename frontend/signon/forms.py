"""Forms of a few fields: what was typed is shown again beside what is wrong with it."""

from flask import Response, request
from werkzeug.datastructures import MultiDict

from catalogue.errors import RefusedError
from catalogue.services.addresses import UnusableFieldError
from catalogue.services.throttling import TooManyAttemptsError
from frontend.web.security_headers import for_this_viewer_only
from frontend.web.templates import page

_LONGEST = 2_000
_BAD = 422
_TOO_MANY = 429

#: Where an error belongs that is about no single field.
WHOLE = ""


def typed(name: str) -> str:
    """Return what was typed into a field; what is longer than anything sensible is cut."""
    return request.form.get(name, "")[:_LONGEST]


def asker() -> str:
    """Return the network address of whoever asks."""
    return request.remote_addr or ""


def form_page(
    template: str, error: RefusedError | None = None, first_field: str = WHOLE, **values: object
) -> Response:
    """Show a form, with what is wrong; an error of no field in particular is at ``first_field``."""
    for_this_viewer_only()
    entered: MultiDict[str, str] = request.form if request.method == "POST" else MultiDict()
    errors = {_field_of(error) or first_field: str(error)} if error else {}
    made = page(template, errors=errors, entered=entered, **values)
    if isinstance(error, TooManyAttemptsError):
        made.status_code = _TOO_MANY
        made.headers["Retry-After"] = str(error.retry_after)
    elif error is not None:
        made.status_code = _BAD
    return made


def _field_of(error: RefusedError) -> str:
    return error.field if isinstance(error, UnusableFieldError) else WHOLE
