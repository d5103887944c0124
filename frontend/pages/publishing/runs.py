"""The report of a run: what was read, what became of it, what to mend."""

from flask import Blueprint, Response, request

from catalogue.domain.run import Outcome
from catalogue.policy.entrances import Permission
from catalogue.services.run_reporting import RunReport
from frontend.pages.publishing import deed_words, run_words
from frontend.pages.publishing.paging import PER_PAGE, Paging, asked_page, offset_of
from frontend.pages.publishing.typed import typed_words
from frontend.pages.validating import report_words
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer

blueprint = Blueprint("publishing_runs", __name__)

_LISTED = tuple(outcome for outcome in run_words.OUTCOMES if outcome is not Outcome.UNCHANGED)


@blueprint.get("/publishing/runs/<run_id>")
@open_to(Permission.LOOK_AFTER_RECORDS)
def show(run_id: str) -> Response:
    """Show the report of a run, with one kind of outcome listed."""
    care, viewer = services().run_care, current_viewer()
    opened = care.open(viewer, run_id)
    counts = care.counts(opened)
    shown = _asked_outcome(counts)
    words = typed_words()
    number = asked_page()
    report = care.report(opened)
    total, outcomes = care.outcomes(opened, shown, words, offset_of(number), PER_PAGE)
    return page(
        "publishing/run.html",
        opened=opened,
        run=opened.run,
        counts=counts,
        listed=[o for o in _LISTED if counts.get(o)],
        shown=shown,
        asked_words=words,
        outcomes=outcomes,
        paging=Paging(number=number, total=total),
        told=report_words.told(report.grouped, _links(report)),
        report_words=report_words,
        deeds=care.deeds(opened),
        deed_words=deed_words,
        words=run_words,
    )


def _links(report: RunReport) -> dict[str, str]:
    return {name: f"/publishing/records/{id_}" for name, id_ in report.record_ids.items()}


def _asked_outcome(counts: dict[Outcome, int]) -> Outcome:
    """Return the kind that is asked for, or the first that there is one of."""
    asked = request.args.get("show", "")
    if asked in set(_LISTED):
        return Outcome(asked)
    return next((outcome for outcome in _LISTED if counts.get(outcome)), Outcome.REJECTED)
