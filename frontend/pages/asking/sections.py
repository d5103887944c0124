"""One section of a request: its questions with the reason for each, saved whatever is typed."""

from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from flask import Blueprint, Response, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from catalogue.domain.answer import NO_ANSWER, Answer, Answers
from catalogue.errors import NotFoundError, RefusedError
from catalogue.policy.entrances import Permission
from catalogue.questions.checking import asked as asked_questions
from catalogue.questions.checking import problem
from catalogue.questions.question import Question, Section
from catalogue.services.access.asking import AskedRequest
from catalogue.services.access.drafting import AnswersChangedError
from catalogue.services.access.variables import VariableGroup
from frontend.pages.asking.reading import typed_answers
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer

blueprint = Blueprint("request_sections", __name__)


class OpenSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section of a request as it is shown: questions, dictionary, and owners' comments."""

    asked: AskedRequest
    section: Section
    questions: tuple[Question, ...]
    groups: tuple[VariableGroup, ...]
    comments: dict[str, list[tuple[str, str]]]
    next_address: str


@blueprint.get("/requests/<reference>/<section_id>")
@open_to(Permission.SIGNED_IN)
def show(reference: str, section_id: str) -> Response:
    """Show a section with the answers as they are."""
    opened = _opened(reference, section_id)
    answers = opened.asked.request.answers
    found = _problems(opened, answers) if "check" in request.args else {}
    return _shown(opened, answers, opened.asked.request.version, found)


@blueprint.post("/requests/<reference>/<section_id>")
@open_to(Permission.SIGNED_IN)
def save(reference: str, section_id: str) -> AnyResponse:
    """Keep what was typed; then go on, stay for what is still wrong, or come back later."""
    opened = _opened(reference, section_id)
    typed = typed_answers(opened.questions, opened.groups)
    try:
        services().access.drafting.save(
            current_viewer(), reference, typed, expected=_seen_version()
        )
    except AnswersChangedError as conflict:
        return _conflicting(opened, conflict)
    except RefusedError as refused:
        return _kept(opened, typed, str(refused))
    if "add" in request.form:
        return redirect(f"/requests/{reference}/{section_id}#add", code=303)
    if "later" in request.form:
        flash("Your answers were saved.")
        return redirect(f"/requests/{reference}", code=303)
    saved = _opened(reference, section_id)
    if _problems(saved, saved.asked.request.answers):
        return redirect(f"/requests/{reference}/{section_id}?check=1", code=303)
    return redirect(saved.next_address, code=303)


def _opened(reference: str, section_id: str) -> OpenSection:
    office = services().access
    asked = office.asking.request(current_viewer(), reference)
    section = office.desk.bank.section(section_id)
    if section is None:
        raise NotFoundError(f"A request has no section {section_id!r}.")
    answers = asked.request.answers
    called_for = {q.id for q in asked_questions(office.desk.bank, asked.request.route, answers)}
    questions = tuple(q for q in section.questions if q.id in called_for)
    needs_dictionary = any(q.kind == "variables" for q in questions)
    ids = asked.request.record_ids if needs_dictionary else ()
    return OpenSection(
        asked=asked,
        section=section,
        questions=questions,
        groups=office.variables.groups(current_viewer(), ids),
        comments=_comments(asked),
        next_address=_next(asked, section),
    )


def _comments(asked: AskedRequest) -> dict[str, list[tuple[str, str]]]:
    """Collect by question what each owner asked for when they returned the request."""
    found: dict[str, list[tuple[str, str]]] = {}
    for case in asked.cases:
        for question, text in case.comments.items():
            found.setdefault(question, []).append((case.owner_name, text))
    return found


def _next(asked: AskedRequest, section: Section) -> str:
    """Return the address of the next section that is asked, or of the check at the end."""
    later = [t.section.id for t in asked.tasks if t.asked and t.section.order > section.order]
    return f"/requests/{asked.request.reference}/{later[0] if later else 'check'}"


def _problems(opened: OpenSection, answers: Answers) -> dict[str, str]:
    found = {q.id: problem(q, answers.get(q.id, NO_ANSWER)) for q in opened.questions}
    return {question: said for question, said in found.items() if said}


def _seen_version() -> int:
    shown = request.form.get("version", "")
    return int(shown) if shown.isascii() and shown.isdecimal() and len(shown) < 10 else 0  # noqa: PLR2004


def _conflicting(opened: OpenSection, conflict: AnswersChangedError) -> Response:
    stored = {key: each for key, each in conflict.stored.items() if each != conflict.typed[key]}
    answers = {**opened.asked.request.answers, **conflict.typed}
    shown = _shown(opened, answers, conflict.version, {}, stored, str(conflict))
    shown.status_code = HTTPStatus.CONFLICT
    return shown


def _kept(opened: OpenSection, typed: Answers, why: str) -> Response:
    """Show what was typed where it can no longer be saved, so that it can be copied."""
    shown = page("asking/kept.html", opened=opened, asked=opened.asked, typed=typed, why=why)
    shown.status_code = HTTPStatus.CONFLICT
    return shown


def _shown(
    opened: OpenSection,
    answers: Answers,
    version: int,
    problems: Mapping[str, str],
    stored: Mapping[str, Answer] | None = None,
    why: str = "",
) -> Response:
    return page(
        "asking/section.html",
        opened=opened,
        asked=opened.asked,
        section=opened.section,
        answers=answers,
        version=version,
        problems=problems,
        stored=stored or {},
        why=why,
        blank=NO_ANSWER,
    )
