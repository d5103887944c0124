"""The task list: the sections of a request, and how far each is."""

import enum

import msgspec

from catalogue.domain.answer import NO_ANSWER, Answers
from catalogue.questions.bank import QuestionBank
from catalogue.questions.checking import is_asked, problem
from catalogue.questions.question import Question, Section
from schemas.model.codes import AccessRoute


class SectionStatus(enum.StrEnum):
    """How far a section is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    NOT_REQUIRED = "not_required"
    CANNOT_START_YET = "cannot_start_yet"


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A section, the questions of it that are asked, and how far it is."""

    section: Section
    asked: tuple[Question, ...]
    status: SectionStatus


def tasks(bank: QuestionBank, route: AccessRoute, answers: Answers) -> tuple[Task, ...]:
    """List the sections with their statuses."""
    statuses = {s.id: _own_status(_asked(s, route, answers), answers) for s in bank.sections}
    return tuple(
        Task(
            section=section,
            asked=_asked(section, route, answers),
            status=_status(section, statuses),
        )
        for section in bank.sections
    )


def _asked(section: Section, route: AccessRoute, answers: Answers) -> tuple[Question, ...]:
    return tuple(q for q in section.questions if is_asked(q, route, answers))


def _status(section: Section, statuses: dict[str, SectionStatus]) -> SectionStatus:
    done = {SectionStatus.COMPLETED, SectionStatus.NOT_REQUIRED}
    own = statuses[section.id]
    waits = any(statuses.get(other) not in done for other in section.after)
    if waits and own is SectionStatus.NOT_STARTED:
        return SectionStatus.CANNOT_START_YET
    return own


def _own_status(questions: tuple[Question, ...], answers: Answers) -> SectionStatus:
    if not questions:
        return SectionStatus.NOT_REQUIRED
    given = [answers.get(question.id, NO_ANSWER) for question in questions]
    faulty = any(problem(q, a) for q, a in zip(questions, given, strict=True))
    if all(answer.is_empty for answer in given):
        required = any(question.required for question in questions)
        return SectionStatus.NOT_STARTED if required else SectionStatus.COMPLETED
    return SectionStatus.IN_PROGRESS if faulty else SectionStatus.COMPLETED
