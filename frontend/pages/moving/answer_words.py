"""Answers and questions as words: filters for the templates of both sides."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from catalogue.questions.bank import standard_bank
from catalogue.questions.checking import group_of, is_date
from catalogue.questions.question import Question
from catalogue.services.access.variables import VariableGroup
from frontend.web.words import day


def question(question_id: str) -> Question | None:
    """Return a question by its id."""
    return standard_bank().find(question_id)


def question_text(question_id: str) -> str:
    """Return the words of a question; its id when it is asked no more."""
    found = question(question_id)
    return found.text if found else question_id


def variable_groups(keys: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Sort the keys of variables by their table, with the names of the variables."""
    groups: dict[str, list[str]] = {}
    for key in keys:
        groups.setdefault(group_of(key), []).append(key.rpartition("/")[2])
    return list(groups.items())


def table_name(group: str) -> str:
    """Return the name of the table that a group's key names."""
    return group.rpartition("/")[2] or group


def typed_date(text: str) -> str:
    """Write a date that was typed in words, if it is one; otherwise as it was typed."""
    return day(dt.date.fromisoformat(text.strip())) if is_date(text) else text


def date_parts(text: str) -> str:
    """Write a date as day, month and year parted by strokes, to fill three boxes with."""
    if not is_date(text):
        return text
    date = dt.date.fromisoformat(text.strip())
    return f"{date.day}/{date.month}/{date.year}"


def known_keys(groups: Sequence[VariableGroup]) -> frozenset[str]:
    """Return the keys of all variables that are shown to choose from."""
    return frozenset(variable.key for group in groups for variable in group.variables)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "question": question,
    "question_text": question_text,
    "variable_groups": variable_groups,
    "table_name": table_name,
    "typed_date": typed_date,
    "date_parts": date_parts,
    "known_keys": known_keys,
}
