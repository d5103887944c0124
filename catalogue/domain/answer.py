"""What an applicant answered: kept as typed, whether or not it will do."""

from collections.abc import Mapping
from typing import TypeAlias

import msgspec


class NamedPerson(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody on a list of people, as the applicant wrote them down."""

    name: str = ""
    organisation: str = ""
    role: str = ""
    accreditation: str = ""


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer to one question, whatever its type.

    ``text`` is what was typed: the answer, a date as written, or the words beside a choice.
    ``chosen`` holds the codes of options, or the keys of variables; ``reasons`` the reason given
    for each group of variables.
    """

    text: str = ""
    chosen: tuple[str, ...] = ()
    people: tuple[NamedPerson, ...] = ()
    reasons: dict[str, str] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not (self.text.strip() or self.chosen or self.people or any(self.reasons.values()))


Answers: TypeAlias = Mapping[str, Answer]

NO_ANSWER = Answer()


class AnswerChange(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that is another than before."""

    question: str
    before: Answer
    after: Answer


def changes_between(before: Answers, after: Answers) -> tuple[AnswerChange, ...]:
    """List what changed from one set of answers to another, by question."""
    questions = sorted({*before, *after})
    pairs = ((q, before.get(q, NO_ANSWER), after.get(q, NO_ANSWER)) for q in questions)
    return tuple(
        AnswerChange(question=question, before=old, after=new)
        for question, old, new in pairs
        if old != new
    )
