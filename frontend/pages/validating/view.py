"""Checking metadata for everybody: a form, and the report on what was sent; nothing is kept."""

from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, request

from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from catalogue.services.addresses import UnusableFieldError
from catalogue.services.verdicts import ABOVE_OFFICIAL
from frontend.exports.checks import as_csv, as_json, judged
from frontend.exports.tables import MEDIA_TYPE
from frontend.pages.validating import report_words
from frontend.pages.validating.asked import Asked, asked
from frontend.signon.forms import asker, form_page
from frontend.web.limits import takes
from frontend.web.permits import open_to
from frontend.web.security_headers import for_this_viewer_only
from frontend.web.services import services
from frontend.web.viewing import current_viewer
from harvesters.checking import BusyError, Check

blueprint = Blueprint("validating", __name__)

#: What a form may hold beside the file.
_BESIDE: Final = 1_000_000
_RETRY: Final = "30"
_FORMS: Final = {"text/html": "page", "application/json": "json", "text/csv": "csv"}


def most_bytes() -> int:
    """Tell how much may be sent."""
    return services().checking.limits.bytes + _BESIDE


@blueprint.get("/validate")
@open_to(Permission.EVERYONE)
def show() -> Response:
    """Show the form."""
    return _form()


@blueprint.post("/validate")
@open_to(Permission.EVERYONE)
@takes(most_bytes)
def check() -> Response:
    """Check what was sent and give the report."""
    try:
        wanted = asked()
        services().checking.admit(asker())
        found = made(wanted)
    except BusyError as error:
        return _busy(error)
    except RefusedError as error:
        return _form(error)
    return _answer(found, wanted)


def made(wanted: Asked) -> Check:
    """Check what is asked; hosts inside of the network only for who may have them harvested."""
    checking = services().checking
    if wanted.document is not None:
        return checking.document(wanted.document)
    is_vouched_for = current_viewer().looks_after_records
    return checking.address(wanted.url, is_vouched_for=is_vouched_for)


def status_of(found: Check) -> HTTPStatus:
    """Tell how a check ended: what could not be read at all is the sender's to mend."""
    if found.is_too_large:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    is_unread = found.report.error is not None and not found.records
    return HTTPStatus.UNPROCESSABLE_ENTITY if is_unread else HTTPStatus.OK


def _answer(found: Check, wanted: Asked) -> Response:
    site = services().settings.public_url
    match request.form.get("report") or _preferred():
        case "json":
            made = Response(as_json(found, site), mimetype="application/json")
            made.headers["Content-Disposition"] = 'attachment; filename="report.json"'
        case "csv":
            made = Response(as_csv(found, site), content_type=MEDIA_TYPE)
            made.headers["Content-Disposition"] = 'attachment; filename="findings.csv"'
        case _:
            made = _report(found, wanted) if found.records else _unread(found)
    made.status_code = status_of(found)
    for_this_viewer_only()
    return made


def _preferred() -> str:
    best = request.accept_mimetypes.best_match(list(_FORMS), default="text/html")
    return _FORMS[best or "text/html"]


def _report(found: Check, wanted: Asked) -> Response:
    records = list(judged(found))
    return form_page(
        "validating/report.html",
        told=report_words.told(found.report),
        shown=found.shown,
        records=report_words.shown_records(records),
        total=len(records),
        words=report_words,
        carried={} if _is_above_official(found) else wanted.carried,
        limits=services().checking.limits,
    )


def _unread(found: Check) -> Response:
    field = "url" if request.form.get("url") else "text" if request.form.get("text") else "file"
    return _form(UnusableFieldError(field, found.report.error or ""), found)


def _is_above_official(found: Check) -> bool:
    """Tell whether something is marked so that nothing of it may be shown, not even again."""
    return any(group.code == ABOVE_OFFICIAL for group in found.report.groups)


def _busy(error: BusyError) -> Response:
    made = _form(error)
    made.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    made.headers["Retry-After"] = _RETRY
    return made


def _form(error: RefusedError | None = None, found: Check | None = None) -> Response:
    return form_page(
        "validating/form.html",
        error,
        first_field="text",
        found=found,
        told=report_words.told(found.report) if found else None,
        words=report_words,
        limits=services().checking.limits,
    )
