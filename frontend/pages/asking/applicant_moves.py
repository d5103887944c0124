"""What an applicant does in a case that was sent: answer, message, withdraw, ask again, close."""

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from catalogue.domain.case_state import CaseAction
from catalogue.policy.entrances import Permission
from catalogue.policy.requests import no_such_case
from catalogue.services.access.asking import AskedCase
from frontend.pages.asking.applicant_forms import BY_SLUG, FORMS
from frontend.pages.moving.fields import MoveForm, typed
from frontend.pages.moving.making import Place, form_page, make
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.viewing import current_viewer

blueprint = Blueprint("applicant_moves", __name__)

_DONE = {
    CaseAction.ANSWER_CONCERNS: "Your answer was sent. The review goes on.",
    CaseAction.ASK_INTERNAL_REVIEW: "The internal review was asked for.",
    CaseAction.MESSAGE: "Your message was sent.",
    CaseAction.CLOSE: "The request is closed.",
    CaseAction.WITHDRAW: "The request was withdrawn.",
}


@blueprint.get("/requests/<reference>/cases/<case_id>/<slug>")
@open_to(Permission.SIGNED_IN)
def ask(reference: str, case_id: str, slug: str) -> Response:
    """Show the form for a move."""
    form, place, _ = _formed(reference, case_id, slug)
    return form_page(form, place)


@blueprint.post("/requests/<reference>/cases/<case_id>/<slug>")
@open_to(Permission.SIGNED_IN)
def act(reference: str, case_id: str, slug: str) -> AnyResponse:
    """Make the move."""
    form, place, action = _formed(reference, case_id, slug)
    asking, viewer, text = services().access.asking, current_viewer(), typed("text")
    moves = {
        CaseAction.ANSWER_CONCERNS: lambda n: asking.answer_concerns(
            viewer, case_id, text, expected=n
        ),
        CaseAction.ASK_INTERNAL_REVIEW: lambda n: asking.ask_internal_review(
            viewer, case_id, text, expected=n
        ),
        CaseAction.MESSAGE: lambda _: asking.send_message(viewer, case_id, text),
        CaseAction.CLOSE: lambda n: asking.close(viewer, case_id, text, expected=n),
        CaseAction.WITHDRAW: lambda n: asking.withdraw(viewer, case_id, text, expected=n),
    }
    answered = make(form, place, moves[action], _DONE[action])
    services().runner.nudge()
    return answered


def _formed(reference: str, case_id: str, slug: str) -> tuple[MoveForm, Place, CaseAction]:
    case = _case(reference, case_id)
    action = BY_SLUG.get(slug)
    if action is None:
        raise no_such_case(case_id)
    place = Place(
        back=f"/requests/{reference}",
        back_text="Back to the request",
        action=f"/requests/{reference}/cases/{case_id}/{slug}",
        moves=case.moves,
        reference=reference,
    )
    return FORMS[action], place, action


def _case(reference: str, case_id: str) -> AskedCase:
    asked = services().access.asking.request(current_viewer(), reference)
    found = next((case for case in asked.cases if case.id == case_id), None)
    if found is None:
        raise no_such_case(case_id)
    return found
