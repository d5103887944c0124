"""My requests, and one of them: its task list while it is written, its status when it was sent."""

from flask import Blueprint, Response, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from catalogue.domain.access_request import RequestState
from catalogue.domain.case_state import CaseState
from catalogue.policy.entrances import Permission
from catalogue.questions.sections import SectionStatus
from catalogue.services.access.asking import AskedRequest
from frontend.pages.asking.applicant_forms import FORMS
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer

blueprint = Blueprint("my_requests", __name__)

STATUS_WORDS = {
    SectionStatus.NOT_STARTED: ("Not yet started", "govuk-tag--blue"),
    SectionStatus.IN_PROGRESS: ("In progress", "govuk-tag--light-blue"),
    SectionStatus.COMPLETED: ("Completed", ""),
    SectionStatus.NOT_REQUIRED: ("Not required", ""),
    SectionStatus.CANNOT_START_YET: ("Cannot start yet", ""),
}

REQUEST_WORDS = {
    RequestState.DRAFT: "Draft",
    RequestState.SUBMITTED: "Sent",
    RequestState.IN_PROGRESS: "In progress",
    RequestState.DECIDED: "Decided",
    RequestState.CLOSED: "Closed",
    RequestState.WITHDRAWN: "Withdrawn",
    RequestState.LAPSED: "Lapsed",
}


@blueprint.get("/requests")
@open_to(Permission.SIGNED_IN)
def show_all() -> Response:
    """List the requests that one writes."""
    mine = services().access.asking.mine(current_viewer())
    return page(
        "asking/mine.html",
        mine=mine,
        colleagues=services().access.asking.of_colleagues(current_viewer()),
        words=REQUEST_WORDS,
        title_of=title_of,
    )


@blueprint.get("/requests/<reference>")
@open_to(Permission.SIGNED_IN)
def show(reference: str) -> Response:
    """Show a request: what is left to answer, or where it stands."""
    asked = services().access.asking.request(current_viewer(), reference)
    template = "asking/status.html" if asked.cases else "asking/tasks.html"
    if not asked.cases and asked.request.state is not RequestState.DRAFT:
        template = "asking/over.html"
    return page(
        template,
        asked=asked,
        request_words=REQUEST_WORDS,
        statuses=STATUS_WORDS,
        title=title_of(asked),
        moves=FORMS,
        returned=[case for case in asked.cases if case.state is CaseState.RETURNED],
        concerned=[case for case in asked.cases if case.state is CaseState.MINDED_TO_REFUSE],
        groups=services().access.variables.groups(current_viewer(), asked.request.record_ids)
        if template == "asking/tasks.html"
        else (),
        is_done=is_done(asked),
    )


@blueprint.post("/requests/<reference>/datasets/remove")
@open_to(Permission.SIGNED_IN)
def remove_dataset(reference: str) -> AnyResponse:
    """Take a dataset out of a draft."""
    drafting = services().access.drafting
    drafting.remove_record(current_viewer(), reference, request.form.get("record", ""))
    flash("The dataset was removed from the request.")
    return redirect(f"/requests/{reference}", code=303)


@blueprint.post("/requests/<reference>/delete")
@open_to(Permission.SIGNED_IN)
def delete(reference: str) -> AnyResponse:
    """Delete a draft."""
    services().access.drafting.delete(current_viewer(), reference)
    flash("The draft was deleted. You can start again with its answers.")
    return redirect("/requests", code=303)


@blueprint.post("/requests/<reference>/again")
@open_to(Permission.SIGNED_IN)
def start_again(reference: str) -> AnyResponse:
    """Begin a new request with the answers of this one."""
    begun = services().access.drafting.start_again(current_viewer(), reference)
    flash("A new draft has been started with the answers of the earlier request.")
    return redirect(f"/requests/{begun.reference}", code=303)


@blueprint.get("/requests/<reference>/print")
@open_to(Permission.SIGNED_IN)
def show_for_print(reference: str) -> Response:
    """Show all answers of a request on one page, for printing or keeping."""
    asked = services().access.asking.request(current_viewer(), reference)
    return page("asking/print.html", asked=asked, title=title_of(asked), words=REQUEST_WORDS)


def title_of(asked: AskedRequest) -> str:
    """Name a request by its title, or by what it asks for."""
    given = asked.request.answers.get("title")
    if given and given.text.strip():
        return given.text.strip()
    titles = [dataset.title for dataset in asked.datasets if dataset.title]
    return f"Request for {titles[0]}" if titles else "Request without a title"


def is_done(asked: AskedRequest) -> bool:
    """Tell whether every section is answered."""
    done = {SectionStatus.COMPLETED, SectionStatus.NOT_REQUIRED}
    return all(task.status in done for task in asked.tasks)
