"""What an owner decides: a form or a button for each, judged by what was seen of the case."""

from collections.abc import Callable, Mapping

from flask import Blueprint, Response, flash, redirect
from werkzeug.wrappers import Response as AnyResponse

from catalogue.domain.case_state import CaseAction
from catalogue.domain.refusal import RefusalReason
from catalogue.policy.entrances import Permission
from catalogue.policy.requests import no_such_case
from catalogue.services.access.weighing import WeighedCase
from frontend.pages.answering.owner_forms import ACTIONS, BUTTONS, form_for
from frontend.pages.moving.fields import (
    MoveForm,
    seen_moves,
    ticked,
    typed,
    typed_date,
    typed_lines,
)
from frontend.pages.moving.making import Place, form_page, make
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.viewing import current_viewer

blueprint = Blueprint("case_decisions", __name__)

_DONE = {
    "return": "The request was returned to the applicant. Your clock stands still.",
    "approve": "The request was approved.",
    "approve-in-part": "The request was approved in part.",
    "minded-to-refuse": "The notice was sent. The applicant has 10 working days to answer.",
    "refuse": "The request was refused.",
    "refer": "The applicant was told to apply elsewhere.",
    "go-live": "The access is open.",
    "close": "The case is closed.",
}


@blueprint.get("/cases/<case_id>/decide/<slug>")
@open_to(Permission.ANSWER_REQUESTS)
def ask(case_id: str, slug: str) -> Response:
    """Show the form for a decision."""
    form, place = _formed(case_id, slug)
    return form_page(form, place)


@blueprint.post("/cases/<case_id>/decide/<slug>")
@open_to(Permission.ANSWER_REQUESTS)
def decide(case_id: str, slug: str) -> AnyResponse:
    """Take the decision."""
    form, place = _formed(case_id, slug)
    answered = make(form, place, lambda expected: _MOVES[slug](case_id, expected), _DONE[slug])
    services().runner.nudge()
    return answered


@blueprint.post("/cases/<case_id>/step/<action>")
@open_to(Permission.ANSWER_REQUESTS)
def step(case_id: str, action: str) -> AnyResponse:
    """Take a step that needs no words."""
    moves = {step.value: step for step in BUTTONS}
    if action not in moves:
        raise no_such_case(case_id)
    answering, viewer, expected = services().access.answering, current_viewer(), seen_moves()
    steps: Mapping[CaseAction, Callable[..., None]] = {
        CaseAction.OPEN: answering.open,
        CaseAction.START_REVIEW: answering.start_review,
        CaseAction.RECONSIDER: answering.reconsider,
        CaseAction.START_AGREEMENT: answering.start_agreement,
    }
    steps[moves[action]](viewer, case_id, expected=expected)
    services().runner.nudge()
    flash("The applicant was told.")
    return redirect(f"/cases/{case_id}", code=303)


def _formed(case_id: str, slug: str) -> tuple[MoveForm, Place]:
    weighed = services().access.weighing.case(current_viewer(), case_id)
    if slug not in ACTIONS:
        raise no_such_case(case_id)
    return form_for(slug, weighed), place_of(weighed, f"decide/{slug}")


def place_of(weighed: WeighedCase, path: str) -> Place:
    """Say where a form of a case stands."""
    return Place(
        back=f"/cases/{weighed.case.id}",
        back_text="Back to the case",
        action=f"/cases/{weighed.case.id}/{path}",
        moves=weighed.case.moves,
        reference=weighed.reference,
    )


def _return(case_id: str, expected: int) -> None:
    bank = services().access.desk.bank
    comments = {question.id: typed(f"comment-{question.id}") for question in bank}
    services().access.answering.return_to_applicant(
        current_viewer(), case_id, comments, deadline=typed_date("deadline"), expected=expected
    )


def _approve(case_id: str, expected: int) -> None:
    services().access.answering.approve(
        current_viewer(),
        case_id,
        conditions=typed_lines("conditions"),
        reason=typed("reason"),
        expected=expected,
    )


def _approve_in_part(case_id: str, expected: int) -> None:
    services().access.answering.approve_in_part(
        current_viewer(),
        case_id,
        ticked("variables"),
        typed("reason"),
        described=typed("described"),
        expected=expected,
    )


def _reason_code() -> RefusalReason | None:
    given = typed("code")
    return RefusalReason(given) if given in set(RefusalReason) else None


def _minded(case_id: str, expected: int) -> None:
    services().access.answering.mind_to_refuse(
        current_viewer(),
        case_id,
        _reason_code(),
        typed("reason"),
        typed("change"),
        expected=expected,
    )


def _refuse(case_id: str, expected: int) -> None:
    services().access.answering.refuse(
        current_viewer(),
        case_id,
        _reason_code(),
        typed("reason"),
        typed("change"),
        expected=expected,
    )


def _refer(case_id: str, expected: int) -> None:
    services().access.answering.refer_elsewhere(
        current_viewer(), case_id, typed("link"), typed("reason"), expected=expected
    )


def _go_live(case_id: str, expected: int) -> None:
    services().access.answering.go_live(
        current_viewer(), case_id, typed("place"), typed_date("expires"), expected=expected
    )


def _close(case_id: str, expected: int) -> None:
    services().access.answering.close(current_viewer(), case_id, typed("reason"), expected=expected)


_MOVES: Mapping[str, Callable[[str, int], None]] = {
    "return": _return,
    "approve": _approve,
    "approve-in-part": _approve_in_part,
    "minded-to-refuse": _minded,
    "refuse": _refuse,
    "refer": _refer,
    "go-live": _go_live,
    "close": _close,
}
