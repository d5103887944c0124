"""The fields of a form for a move, and what was typed into them."""

import datetime as dt
import enum

import msgspec
from flask import request


class FieldKind(enum.StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    CHOICE = "choice"
    TICKS = "ticks"


class Choice(msgspec.Struct, frozen=True):
    """Something to choose in a field."""

    value: str
    label: str


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a form."""

    name: str
    label: str
    hint: str = ""
    kind: FieldKind = FieldKind.LONG
    choices: tuple[Choice, ...] = ()
    value: str = ""
    ticked: tuple[str, ...] = ()


class MoveForm(msgspec.Struct, frozen=True, kw_only=True):
    """A form for a move: what it is about, what happens then, and its fields."""

    slug: str
    title: str
    lead: str
    button: str
    fields: tuple[Field, ...] = ()
    is_final: bool = False


def typed(name: str) -> str:
    """Return what was typed into a field."""
    return request.form.get(name, "")


def typed_lines(name: str) -> tuple[str, ...]:
    """Return the lines typed into a field that holds one thing a line."""
    return tuple(line.strip() for line in typed(name).splitlines() if line.strip())


def ticked(name: str) -> tuple[str, ...]:
    """Return what was ticked in a field."""
    return tuple(request.form.getlist(name))


def typed_date(name: str) -> dt.date | None:
    """Return the date typed into three boxes, if it is one."""
    parts = [typed(f"{name}-{part}").strip() for part in ("year", "month", "day")]
    try:
        year, month, day = map(int, parts)
        return dt.date(year, month, day)
    except ValueError:
        return None


def seen_moves() -> int:
    """Return how many moves of the case the page showed from which the form was sent."""
    shown = typed("moves")
    return int(shown) if shown.isascii() and shown.isdecimal() and len(shown) < _MOST_DIGITS else -1


_MOST_DIGITS = 10


def refilled(form: MoveForm) -> MoveForm:
    """Return a form with what was typed into it, so that nothing has to be typed again."""
    return msgspec.structs.replace(form, fields=tuple(_refilled(each) for each in form.fields))


def _refilled(field: Field) -> Field:
    if field.kind is FieldKind.TICKS:
        return msgspec.structs.replace(field, ticked=ticked(field.name))
    if field.kind is FieldKind.DATE:
        parts = (typed(f"{field.name}-{part}") for part in ("day", "month", "year"))
        return msgspec.structs.replace(field, value="/".join(parts))
    return msgspec.structs.replace(field, value=typed(field.name))
