"""JSON values as they stand in a document: numbers keep the digits that they were written with."""

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal, DecimalException
from typing import Any, Final, NoReturn, TypeAlias

import msgspec

from schemas.errors import UnparseableError

Scalar: TypeAlias = str | int | Decimal | bool | None
Json: TypeAlias = "dict[str, Json] | list[Json] | Scalar"
Object: TypeAlias = "dict[str, Json]"

_encoder: Final = msgspec.json.Encoder(decimal_format="number")


def decoded(text: bytes) -> Json:
    """Decode JSON; a name that stands twice in an object keeps all its values.

    Raise ``UnparseableError`` with the line.
    """
    try:
        value: Json = json.loads(
            text,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_refuse,
            object_pairs_hook=joined,
        )
    except json.JSONDecodeError as fault:
        raise UnparseableError(f"this is not valid JSON: {fault.msg}", fault.lineno) from fault
    except (RecursionError, UnicodeError) as fault:
        raise UnparseableError("this is not valid JSON") from fault
    return value


def joined(pairs: list[tuple[str, Any]]) -> Object:
    """Make an object in which a name that stands twice has all its values."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    for name in found:
        values = [value for key, value in pairs if key == name]
        if len(values) > 1:
            found[name] = [each for v in values for each in (v if isinstance(v, list) else [v])]
    return found


def encoded(value: Json) -> str:
    """Encode a value as JSON on one line."""
    return _encoder.encode(value).decode()


def at(content: Object, path: str) -> Json:
    """Give what stands at a path with dots; nothing where it leads through no object."""
    found: Json = content
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def says_nothing(value: Json) -> bool:
    """Tell whether a value, or all that an object or list holds, is empty."""
    if isinstance(value, dict):
        return all(map(says_nothing, value.values()))
    if isinstance(value, list):
        return all(map(says_nothing, value))
    return value is None or value == ""


def parted(value: Json, split: str) -> Iterator[Json]:
    """Give the parts of a text that holds several values, or the value as it is."""
    if split and isinstance(value, str):
        yield from filter(None, (part.strip() for part in value.split(split)))
    else:
        yield value


def single(value: Json) -> str:
    """Give the text of a single value; nothing for a list or an object."""
    if isinstance(value, str):
        return value.strip()
    return written(value) if isinstance(value, int | Decimal) else ""


def written(value: Scalar | dt.date) -> str:
    """Give the text of a single value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except DecimalException:
        return text


def _refuse(word: str) -> NoReturn:
    raise json.JSONDecodeError(f"{word} is no JSON value", word, 0)
