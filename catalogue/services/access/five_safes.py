"""A case as the owner weighs it: five panels, one for each of the Five Safes, and what to watch."""

from collections.abc import Iterator

import msgspec

from catalogue.domain.answer import NO_ANSWER, Answer, Answers
from catalogue.questions.bank import QuestionBank
from catalogue.questions.checking import asked
from catalogue.questions.question import Question, Safe
from schemas.model.codes import AccessRoute


class Flag(msgspec.Struct, frozen=True):
    """Something that the owner should look at; never a verdict."""

    text: str
    safe: Safe


class AnsweredQuestion(msgspec.Struct, frozen=True):
    """A question with its answer and what in it to watch."""

    question: Question
    answer: Answer
    flags: tuple[str, ...]


class Panel(msgspec.Struct, frozen=True):
    """One of the Five Safes."""

    safe: Safe
    questions: tuple[AnsweredQuestion, ...]
    flags: tuple[Flag, ...]


def five_panels(
    bank: QuestionBank, route: AccessRoute, answers: Answers, known: tuple[Flag, ...] = ()
) -> tuple[Panel, ...]:
    """Sort the answers into five panels; ``known`` are flags that no answer raises."""
    answered = [
        AnsweredQuestion(question, answer, tuple(_flags(question, answer)))
        for question in asked(bank, route, answers)
        for answer in (answers.get(question.id, NO_ANSWER),)
    ]
    return tuple(_panel(safe, answered, known) for safe in Safe)


def _panel(safe: Safe, answered: list[AnsweredQuestion], known: tuple[Flag, ...]) -> Panel:
    own = tuple(each for each in answered if each.question.safe is safe)
    raised = tuple(Flag(text, safe) for each in own for text in each.flags)
    return Panel(safe, own, (*(flag for flag in known if flag.safe is safe), *raised))


def _flags(question: Question, answer: Answer) -> Iterator[str]:
    options = (question.option(code) for code in answer.chosen)
    return (option.flag for option in options if option is not None and option.flag)
