"""The tables, columns and code lists of HDR UK metadata, in every shape that they have had.

A list of tables with ``elements`` (2.x) or ``columns`` (the gateway), an object with ``tables``
(3.0), or ``dataClasses`` with ``dataElements`` (before 2.1).
"""

from collections.abc import Iterator
from typing import Final

from schemas.dialects.conversions import Remarked
from schemas.dialects.values import Json, Object, encoded, says_nothing, single
from schemas.rules import codes, dialect_codes

_TABLES: Final = ("tables", "dataClasses")
_COLUMNS: Final = ("columns", "elements", "dataElements", "childDataElements")
_NAMES: Final = ("name", "label", "tableName", "columnName")


def structure(value: Json) -> "Iterator[Json | Remarked]":
    """Give the tables, and the address of a synthetic version, of any shape."""
    tables: list[Json] = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict) and not _listed_in(each, _TABLES) and _is_table(each):
            tables.append(each)
        elif isinstance(each, dict):
            tables += _listed_in(each, _TABLES)
            rest = {name: inner for name, inner in each.items() if name not in _TABLES}
            if not says_nothing(rest):
                yield rest
        elif not says_nothing(each):
            yield Remarked(None, codes.VALUE_UNREADABLE, single(each) or encoded(each))
    if tables:
        yield {"tables": list(map(_with_columns, tables))}


def named(value: Json) -> "Iterator[Json | Remarked]":
    """Give tables or columns, each with a name: its own, or the place where it stands."""
    for place, each in enumerate(value if isinstance(value, list) else [value], start=1):
        if says_nothing(each):
            continue
        content: Object = each if isinstance(each, dict) else {"name": each}
        name = next(filter(None, (single(content.get(known)) for known in _NAMES)), "")
        rest = {known: inner for known, inner in content.items() if known not in _NAMES}
        if name:
            yield {"name": name, **rest}
        else:
            name = f"no. {place}"
            words = {"name": name}
            yield Remarked({"name": name, **rest}, dialect_codes.NAME_DERIVED, name, words)


def code_list(value: Json) -> Iterator[Json]:
    """Give the values that a column may hold."""
    for each in value if isinstance(value, list) else [value]:
        if not says_nothing(each):
            yield each if isinstance(each, dict) else {"name": each}


def label_of(value: Json) -> Iterator[Json]:
    """Give the name of a data type, which may be an object."""
    if not isinstance(value, dict):
        yield value
        return
    names = (single(value.get(name)) for name in ("label", "name", "type", "domainType"))
    yield next(filter(None, names), None)


def _is_table(each: Object) -> bool:
    return any(each.get(name) is not None for name in (*_COLUMNS, *_NAMES))


def _listed_in(content: Object, names: tuple[str, ...]) -> list[Json]:
    found: list[Json] = []
    for name in names:
        inner = content.get(name)
        found += inner if isinstance(inner, list) else [inner] if inner else []
    return found


def _with_columns(table: Json) -> Json:
    if not isinstance(table, dict):
        return table
    rest = {name: inner for name, inner in table.items() if name not in _COLUMNS}
    columns = _listed_in(table, _COLUMNS)
    return {**rest, "columns": columns} if columns else rest
