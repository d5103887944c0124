"""Which questions the answers call for, and what is still wrong with an answer."""

import datetime as dt
from collections.abc import Iterator, Mapping

from catalogue.domain.answer import NO_ANSWER, Answer, Answers
from catalogue.questions.bank import QuestionBank
from catalogue.questions.question import Kind, Question
from schemas.model.codes import AccessRoute


def is_asked(question: Question, route: AccessRoute, answers: Answers) -> bool:
    """Tell whether a question is asked on a route, given the other answers."""
    return route in question.routes and all(
        not set(condition.any_of).isdisjoint(answers.get(condition.question, NO_ANSWER).chosen)
        for condition in question.when
    )


def asked(bank: QuestionBank, route: AccessRoute, answers: Answers) -> list[Question]:
    """List the questions that the answers call for."""
    return [question for question in bank if is_asked(question, route, answers)]


def problems(bank: QuestionBank, route: AccessRoute, answers: Answers) -> Mapping[str, str]:
    """Say for each question that is asked what is wrong with its answer, if anything is."""
    found = {q.id: problem(q, answers.get(q.id, NO_ANSWER)) for q in asked(bank, route, answers)}
    return {id_: said for id_, said in found.items() if said}


def problem(question: Question, answer: Answer) -> str:
    """Say what is wrong with an answer; nothing when it will do."""
    if answer.is_empty:
        return _MISSING[question.kind] if question.required else ""
    return next(iter(_faults(question, answer)), "")


_MISSING = {
    Kind.TEXT: "Enter an answer",
    Kind.LONG_TEXT: "Enter an answer",
    Kind.ONE_OF: "Select one of the options",
    Kind.MANY_OF: "Select at least one of the options",
    Kind.DATE: "Enter a date",
    Kind.PEOPLE: "Name at least one person",
    Kind.VARIABLES: "Choose what you need, or describe it",
}


def _faults(question: Question, answer: Answer) -> Iterator[str]:
    yield from _lengths(question, answer.text)
    if question.options:
        yield from _choices(question, answer)
    if question.kind is Kind.DATE and not is_date(answer.text):
        yield "Enter a real date, such as 31 3 2027"
    if question.kind is Kind.PEOPLE and not all(person.name.strip() for person in answer.people):
        yield "Enter the name of each person"
    if question.kind is Kind.VARIABLES:
        yield from _variables(answer)


def _lengths(question: Question, text: str) -> Iterator[str]:
    words = len(text.split())
    if question.max_words is not None and words > question.max_words:
        yield f"Shorten this to {question.max_words} words; it has {words}. Nothing was cut"
    if len(text) > question.max_characters:
        yield (
            f"Shorten this to {question.max_characters:,} characters; it has {len(text):,}. "
            "Nothing was cut"
        )


def _choices(question: Question, answer: Answer) -> Iterator[str]:
    chosen = [question.option(code) for code in answer.chosen]
    if not chosen or None in chosen or (question.kind is Kind.ONE_OF and len(chosen) > 1):
        yield _MISSING[question.kind]
    options = [option for option in chosen if option is not None]
    if len(options) > 1 and any(option.exclusive for option in options):
        yield "Select either that option or the others, not both"
    if any(option.details for option in options) and not answer.text.strip():
        yield f"Enter the details: {next(o.details for o in options if o.details)}"


def _variables(answer: Answer) -> Iterator[str]:
    groups = {group_of(key) for key in answer.chosen}
    if any(not answer.reasons.get(group, "").strip() for group in groups):
        yield "Say for each table why you need the variables you chose"


def group_of(variable: str) -> str:
    """Name the group, a table of a record, that a variable's key belongs to."""
    return variable.rpartition("/")[0]


def is_date(text: str) -> bool:
    """Tell whether a text is a date, written as 2027-03-31."""
    try:
        dt.date.fromisoformat(text.strip())
    except ValueError:
        return False
    return True
