"""Deciding about a held run, with the consequences in view."""

from flask import Blueprint, Response, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from catalogue.policy.projection import ProjectedRecord
from frontend.pages.publishing.following import tell_the_worker
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer
from frontend.web.words import counted
from schemas.model import best

blueprint = Blueprint("publishing_decisions", __name__)

_MOST_NAMED = 50
_CHOICES = {"retire": True, "keep": False}


@blueprint.get("/publishing/runs/<run_id>/decision")
@open_to(Permission.LOOK_AFTER_RECORDS)
def ask(run_id: str) -> Response:
    """Show what a held run would take out, and what each decision does."""
    return _form(run_id)


@blueprint.post("/publishing/runs/<run_id>/decision")
@open_to(Permission.LOOK_AFTER_RECORDS)
def decide(run_id: str) -> AnyResponse:
    """Take the decision."""
    choice = request.form.get("decision", "")
    if choice not in _CHOICES:
        answered = _form(run_id, "Choose what should happen to the missing records.")
        answered.status_code = 400
        return answered
    viewer = current_viewer()
    held = services().run_care.open(viewer, run_id).run.counts.held
    services().run_care.decide(viewer, run_id, is_to_retire=_CHOICES[choice])
    tell_the_worker()
    became = "retired" if _CHOICES[choice] else "kept in the catalogue"
    flash(f"{counted(held, 'record')} {'was' if held == 1 else 'were'} {became}.")
    return redirect(f"/publishing/runs/{run_id}", code=303)


def _form(run_id: str, error: str | None = None) -> Response:
    care = services().run_care
    opened = care.open(current_viewer(), run_id)
    if not opened.may_decide:
        raise RefusedError("This run does not wait for a decision, or not any more.")
    weighed = care.weigh(current_viewer(), opened)
    return page(
        "publishing/decision.html",
        opened=opened,
        run=opened.run,
        weighed=weighed,
        most_named=_MOST_NAMED,
        share=_share(opened.run.counts.held, weighed.active),
        title_of=_title,
        error=error,
    )


def _share(held: int, active: int) -> str:
    per_cent = round(100 * held / active) if active else 0
    return f"{per_cent}%" if per_cent else "less than 1%"


def _title(record: ProjectedRecord) -> str:
    return best(record.resource.title) or record.identifier
