"""The owner's inbox, and one case with all that is needed to weigh it."""

from flask import Blueprint, Response, request

from catalogue.domain.case_state import CaseAction, CaseState, Turn
from catalogue.policy.entrances import Permission
from catalogue.questions.question import Safe
from catalogue.services.access.weighing import WeighedCase
from frontend.pages.answering.owner_forms import BUTTONS, OFFERED
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer
from frontend.web.words import day

blueprint = Blueprint("cases", __name__)

SAFES = {
    Safe.PROJECT: ("Safe project", "Is this an appropriate use of the data?"),
    Safe.PEOPLE: ("Safe people", "Can the people be trusted to use it well?"),
    Safe.DATA: ("Safe data", "Is it no more than is needed?"),
    Safe.SETTING: ("Safe setting", "Is the place secure?"),
    Safe.OUTPUTS: ("Safe outputs", "Will results give nobody away?"),
}


_STEPS = frozenset(BUTTONS) | {action for action, _, _ in OFFERED}
_REVIEWER = (
    "This review is decided by somebody who decides for your organisation and did not refuse the "
    "request. If there is nobody else, ask an administrator to give somebody that role."
)


@blueprint.get("/cases")
@open_to(Permission.ANSWER_REQUESTS)
def inbox() -> Response:
    """List the cases that one answers: the owner's turn first, the oldest first."""
    show = request.args.get("show", "open")
    cases = services().access.inbox.cases(current_viewer(), with_closed=show == "all")
    if show == "ours":
        cases = [case for case in cases if case.turn is Turn.OWNER]
    if show == "overdue":
        cases = [case for case in cases if case.is_overdue]
    owners = {case.owner for case in cases}
    return page("answering/inbox.html", cases=cases, show=show, is_for_several=len(owners) > 1)


@blueprint.get("/cases/<case_id>")
@open_to(Permission.ANSWER_REQUESTS)
def show(case_id: str) -> Response:
    """Show a case."""
    weighed = services().access.weighing.case(current_viewer(), case_id)
    return page(
        "answering/case.html",
        weighed=weighed,
        case=weighed.case,
        safes=SAFES,
        buttons=[(action, words) for action, words in BUTTONS.items() if action in weighed.can],
        offered=[(slug, text) for action, slug, text in OFFERED if action in _open(weighed)],
        waits_for=_waits_for(weighed),
        team=services().access.answering.team(current_viewer(), case_id),
        may_comment=not weighed.can.isdisjoint({CaseAction.RETURN, CaseAction.OPEN}),
    )


def _open(weighed: WeighedCase) -> frozenset[CaseAction]:
    """List what can be done now; a refusal is no use while the applicant may still answer."""
    if weighed.case.state is CaseState.MINDED_TO_REFUSE and not weighed.is_overdue:
        return weighed.can - {CaseAction.REFUSE}
    return weighed.can


def _waits_for(weighed: WeighedCase) -> str:
    """Say why the next step is not among what the viewer can do, if it is not."""
    case = weighed.case
    if case.due_on and CaseAction.REFUSE in weighed.can - _open(weighed):
        return f"You can refuse after {day(case.due_on)}, unless the applicant answers first."
    if case.turn is not Turn.OWNER or not weighed.can.isdisjoint(_STEPS):
        return ""
    if case.state is CaseState.INTERNAL_REVIEW:
        return _REVIEWER
    return "The next step is for somebody who decides on requests for your organisation."


@blueprint.get("/cases/<case_id>/print")
@open_to(Permission.ANSWER_REQUESTS)
def show_for_print(case_id: str) -> Response:
    """Show a case on one page, for printing; the team's own notes are left out."""
    weighed = services().access.weighing.case(current_viewer(), case_id)
    shared = [past for past in weighed.history if not past.is_private]
    return page("answering/print.html", weighed=weighed, history=shared, safes=SAFES)
