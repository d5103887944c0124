"""Deciding who may see a record: what it means is said before it is done."""

import datetime as dt
from collections.abc import Mapping

from flask import Blueprint, Response, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from catalogue.domain.record import Hiding, Visibility
from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from catalogue.services.deciding import TIERS_BESIDE_THE_OWNER, refuse_beyond_policy
from frontend.pages.publishing import record_words
from frontend.pages.publishing.following import tell_the_worker
from frontend.pages.publishing.records import CLASSES
from frontend.pages.publishing.typed import cleaned, typed_field
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer, now

blueprint = Blueprint("publishing_visibility", __name__)

_TIERS: Mapping[str, str] = {
    "accredited": "Accredited researchers",
    "government": "Verified government users",
    "organisation": "Members of your organisation",
    "case": "People on a live case about it",
}
_TYPED = ("reason", "approver", "review-day", "review-month", "review-year")
_DONE: Mapping[str, str] = {
    "open": "What may be seen was decided.",
    "hide": "The record is hidden.",
    "show": "The record can be seen again, as its access rights imply.",
}


@blueprint.get("/publishing/records/<record_id>/visibility")
@open_to(Permission.LOOK_AFTER_RECORDS)
def ask(record_id: str) -> Response:
    """Show what can be decided about a record."""
    return _form(record_id)


@blueprint.post("/publishing/records/<record_id>/visibility")
@open_to(Permission.LOOK_AFTER_RECORDS)
def decide(record_id: str) -> AnyResponse:
    """Show what a decision means; when that is confirmed, take it."""
    services().record_care.record(current_viewer(), record_id)
    kind = request.form.get("decision", "")
    try:
        visibility = _asked(kind)
        refuse_beyond_policy(visibility, now().date())
    except RefusedError as error:
        return _again(_form(record_id, str(error)))
    if request.form.get("confirmed") != "yes":
        return _confirmation(record_id, kind, visibility)
    services().record_care.set_visibility(current_viewer(), record_id, visibility, _seen_revision())
    tell_the_worker()
    flash(_DONE[kind])
    return redirect(f"/publishing/records/{record_id}", code=303)


def _asked(kind: str) -> Visibility:
    match kind:
        case "open":
            chosen = set(request.form.getlist("open"))
            return Visibility(opened=frozenset(c for c in CLASSES if c.value in chosen))
        case "hide":
            return Visibility(hiding=_hiding())
        case "show":
            return Visibility()
        case _:
            raise RefusedError("Choose what is to be done.")


def _hiding() -> Hiding:
    return Hiding(
        reason=typed_field("reason"),
        approver=typed_field("approver"),
        review_on=_date(),
        tiers=frozenset(request.form.getlist("tier")) & frozenset(TIERS_BESIDE_THE_OWNER),
    )


def _date() -> dt.date:
    parts = [typed_field(f"review-{part}") for part in ("year", "month", "day")]
    try:
        year, month, day = (int(part) for part in parts)
        return dt.date(year, month, day)
    except ValueError as error:
        raise RefusedError(
            "The day of the review must be a real date, such as 27 3 2027."
        ) from error


def _seen_revision() -> int:
    given = request.form.get("revision", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else -1  # noqa: PLR2004 - no record changes a thousand million times


def _form(record_id: str, error: str | None = None) -> Response:
    record = services().record_care.record(current_viewer(), record_id)
    return page(
        "publishing/visibility.html",
        record=record,
        error=error,
        typed={name: typed_field(name) for name in _TYPED},
        asked_tiers=request.form.getlist("tier"),
        classes=CLASSES,
        tiers=_TIERS,
        latest=now().date() + dt.timedelta(days=365),
        words=record_words,
    )


def _confirmation(record_id: str, kind: str, visibility: Visibility) -> Response:
    record = services().record_care.record(current_viewer(), record_id)
    kept = [
        (name, cleaned(value))
        for name, value in request.form.items(multi=True)
        if name not in {"csrf_token", "confirmed"}
    ]
    return page(
        "publishing/visibility-confirm.html",
        record=record,
        kind=kind,
        visibility=visibility,
        kept=kept,
        classes=CLASSES,
        tiers=_TIERS,
        words=record_words,
    )


def _again(answer: Response) -> Response:
    answer.status_code = 400
    return answer
