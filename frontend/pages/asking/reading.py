"""From a section's form to answers: everything that was typed is kept as it was typed."""

import datetime as dt
from collections.abc import Iterable, Iterator

from flask import request

from catalogue.domain.answer import Answer, NamedPerson
from catalogue.questions.question import Kind, Question
from catalogue.services.access.variables import VariableGroup

#: More people than any request has named; a form with more is cut off by nobody but a machine.
_MOST_PEOPLE = 200
_PERSON_FIELDS = ("name", "organisation", "role", "accreditation")


def typed_answers(
    questions: Iterable[Question], groups: Iterable[VariableGroup]
) -> dict[str, Answer]:
    """Read the answers to the questions of a section from the form that was sent."""
    return {question.id: _answer(question, groups) for question in questions}


def _answer(question: Question, groups: Iterable[VariableGroup]) -> Answer:
    text = _text(question.id)
    match question.kind:
        case Kind.DATE:
            return Answer(text=_date(question.id))
        case Kind.PEOPLE:
            return Answer(people=tuple(_people(question.id)))
        case Kind.ONE_OF | Kind.MANY_OF:
            return Answer(text=text, chosen=tuple(request.form.getlist(f"{question.id}-chosen")))
        case Kind.VARIABLES:
            return Answer(
                text=text,
                chosen=tuple(request.form.getlist(f"{question.id}-chosen")),
                reasons=_reasons(question.id, groups),
            )
        case _:
            return Answer(text=text)


def _text(name: str) -> str:
    """Read a text as it was typed; browsers send line ends of their own."""
    return request.form.get(name, "").replace("\r\n", "\n")


def _date(name: str) -> str:
    """Read a date: as the standard writes it when it is one, otherwise as it was typed."""
    parts = [request.form.get(f"{name}-{part}", "").strip() for part in ("day", "month", "year")]
    if not any(parts):
        return ""
    try:
        day, month, year = map(int, parts)
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return "/".join(parts)


def _people(name: str) -> Iterator[NamedPerson]:
    for number in range(_MOST_PEOPLE):
        fields = {f: request.form.get(f"{name}-{number}-{f}", "").strip() for f in _PERSON_FIELDS}
        if any(fields.values()):
            yield NamedPerson(**fields)


def _reasons(name: str, groups: Iterable[VariableGroup]) -> dict[str, str]:
    typed = {
        group.key: request.form.get(f"{name}-reason-{number}", "").replace("\r\n", "\n")
        for number, group in enumerate(groups)
    }
    return {key: reason for key, reason in typed.items() if reason.strip()}
