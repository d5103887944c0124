"""What an owner's team does beside deciding: messages, notes, comments, who works on a case."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from frontend.pages.answering.decisions import place_of
from frontend.pages.moving.fields import Field, MoveForm, typed
from frontend.pages.moving.making import make
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.viewing import current_viewer

blueprint = Blueprint("case_team", __name__)

_MESSAGE = MoveForm(
    slug="message",
    title="Send the applicant a message",
    lead="The applicant gets a mail that there is a message, and reads it here.",
    button="Send the message",
    fields=(Field(name="text", label="Your message"),),
)
_NOTE = MoveForm(
    slug="note",
    title="Keep a note",
    lead="Only the owner's team reads it.",
    button="Keep the note",
    fields=(Field(name="text", label="Your note"),),
)
_COMMENT = MoveForm(
    slug="comment",
    title="Draft a comment",
    lead="The applicant reads it when you return the request.",
    button="Keep the comment",
    fields=(Field(name="text", label="Your comment"),),
)


@blueprint.post("/cases/<case_id>/message")
@open_to(Permission.ANSWER_REQUESTS)
def send_message(case_id: str) -> AnyResponse:
    """Send the applicant a message."""
    answering, viewer = services().access.answering, current_viewer()
    answered = _made(
        _MESSAGE,
        case_id,
        lambda _: answering.send_message(viewer, case_id, typed("text")),
        "The message was sent.",
    )
    services().runner.nudge()
    return answered


@blueprint.post("/cases/<case_id>/note")
@open_to(Permission.ANSWER_REQUESTS)
def keep_note(case_id: str) -> AnyResponse:
    """Keep a note that only the owner's team reads."""
    answering, viewer = services().access.answering, current_viewer()
    return _made(
        _NOTE,
        case_id,
        lambda _: answering.note(viewer, case_id, typed("text")),
        "The note was kept.",
    )


@blueprint.post("/cases/<case_id>/comments/<question_id>")
@open_to(Permission.ANSWER_REQUESTS)
def draft_comment(case_id: str, question_id: str) -> AnyResponse:
    """Draft a comment on a question."""
    answering, viewer = services().access.answering, current_viewer()
    return _made(
        _COMMENT,
        case_id,
        lambda _: answering.comment(viewer, case_id, question_id, typed("text")),
        "The comment was drafted. The applicant reads it when you return the request.",
        f"comments/{question_id}",
    )


@blueprint.post("/cases/<case_id>/assign")
@open_to(Permission.ANSWER_REQUESTS)
def assign(case_id: str) -> AnyResponse:
    """Give the case to somebody of the team."""
    person_id = request.form.get("person", "")
    if len(person_id) > _LONGEST_ID:
        raise RefusedError("Choose somebody of the team.")
    services().access.answering.assign(current_viewer(), case_id, person_id)
    flash("The case was assigned." if person_id else "The case is assigned to nobody now.")
    return redirect(f"/cases/{case_id}", code=303)


_LONGEST_ID = 200


def _made(
    form: MoveForm, case_id: str, move: Callable[[int], object], done: str, path: str = ""
) -> AnyResponse:
    weighed = services().access.weighing.case(current_viewer(), case_id)
    return make(form, place_of(weighed, path or form.slug), move, done)
