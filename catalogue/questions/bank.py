"""The question bank: read from data, refused when a question does not say why it is asked."""

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

import msgspec

from catalogue.errors import UnreadableInputError
from catalogue.questions.question import Kind, Question, Section

_CHOICES = {Kind.ONE_OF, Kind.MANY_OF}


class QuestionBank:
    """All sections in their order."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self.sections = tuple(sorted(sections, key=lambda section: section.order))
        self._by_id = {question.id: question for question in self}

    def __iter__(self) -> Iterator[Question]:
        return (question for section in self.sections for question in section.questions)

    def find(self, question_id: str) -> Question | None:
        """Return the question of that id, if there is one."""
        return self._by_id.get(question_id)

    def section(self, section_id: str) -> Section | None:
        """Return the section of that id, if there is one."""
        return next((each for each in self.sections if each.id == section_id), None)


@functools.cache
def standard_bank() -> QuestionBank:
    """Read the questions that this package ships."""
    folder = files("catalogue.questions")
    texts = {
        entry.name: entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }
    return bank_from(texts)


def bank_from(texts: Mapping[str, str]) -> QuestionBank:
    """Read a bank from TOML by file name; raise ``UnreadableInputError`` naming file and fault."""
    bank = QuestionBank(_section(name, text) for name, text in sorted(texts.items()))
    _refuse_unknown_names(bank)
    return bank


def _section(name: str, text: str) -> Section:
    try:
        section = msgspec.convert(tomllib.loads(text), Section)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UnreadableInputError(f"{name}: {error}; see another file of this folder.") from error
    for question in section.questions:
        _refuse_unless_explained(name, question)
    return section


def _refuse_unless_explained(name: str, question: Question) -> None:
    place = f"{name}, question {question.id}"
    if not question.why.strip():
        raise UnreadableInputError(f"{place}: say in `why` why it is asked, or do not ask it.")
    if not any(anchor.law or anchor.owner for anchor in question.anchors):
        raise UnreadableInputError(
            f"{place}: name in `anchors` the law it rests on, or the owner who wants to know."
        )
    if (question.kind in _CHOICES) != bool(question.options):
        raise UnreadableInputError(f"{place}: choices have `options`, and nothing else has.")


def _refuse_unknown_names(bank: QuestionBank) -> None:
    ids = [question.id for question in bank]
    doubled = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if doubled:
        raise UnreadableInputError(f"{', '.join(doubled)}: two questions have the same id.")
    for question in bank:
        for condition in question.when:
            other = bank.find(condition.question)
            if other is None or not all(map(other.option, condition.any_of)):
                raise UnreadableInputError(
                    f"Question {question.id}: `when` names {condition.question} and "
                    f"{', '.join(condition.any_of)}; there is no such question or option."
                )
