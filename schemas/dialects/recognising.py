"""Which dialect a document is in, and which class each of its objects is of."""

import functools
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from schemas.dialects.crosswalk import ClassTable, Crosswalk, How, folded
from schemas.dialects.documents import Document
from schemas.dialects.translation import Described
from schemas.dialects.values import Json, Object
from schemas.findings import Finding
from schemas.rules import codes

_LOOKED_AT: Final = 20
_FEWEST: Final = 2
# That an object says by name what it is counts as much as all its properties together.
_NAMED: Final = 1.0
_LEAST: Final = 0.4
_DEEPEST_WRAPPER: Final = 6
_CLASSIFICATIONS: Final = frozenset({"securityclassification", "classification"})


class Match(msgspec.Struct, frozen=True):
    """How well a dialect fits: 0 not at all, 2 entirely."""

    crosswalk: Crosswalk
    fit: float


def best_match(document: Document, crosswalks: Iterable[Crosswalk]) -> Crosswalk | None:
    """Choose the dialect that knows most of what the first objects say; None if none does."""
    objects = [each for each, _ in zip(document.objects(), range(_LOOKED_AT), strict=False)]
    matches = [Match(each, _fit(objects, each)) for each in crosswalks]
    best = max(matches, key=lambda match: match.fit, default=None)
    return best.crosswalk if best is not None and best.fit >= _LEAST else None


def described(document: Document, crosswalk: Crosswalk) -> list[Described]:
    """Give each object of a document with the class that it is of."""
    return [_described(each, document, crosswalk) for each in document.objects()]


def _described(content: Object, document: Document, crosswalk: Crosswalk) -> Described:
    table, remarks = _class_of(content, crosswalk)
    line = document.line_of(content)
    return Described(content=content, table=table, line=line, remarks=remarks)


def _class_of(content: Object, crosswalk: Crosswalk) -> tuple[ClassTable, tuple[Finding, ...]]:
    path = crosswalk.type_path
    names = _names(content.get(path))
    for name in names:
        for table in crosswalk.classes:
            spelling = next((each for each in table.named if folded(each) == folded(name)), None)
            if spelling is None:
                continue
            if name == table.named[0]:
                return table, ()
            words = {"taken": table.named[0]}
            return table, (codes.TYPE_UNKNOWN.at(path, name, words=words),)
    table = _by_marks(content, crosswalk)
    if not table.named:
        return table, ()
    words = {"taken": table.named[0]}
    if names:
        return table, (codes.TYPE_UNKNOWN.at(path, names[0], words=words),)
    return table, (codes.TYPE_MISSING.at(path, words=words),) if table.is_typed else ()


def _by_marks(content: Object, crosswalk: Crosswalk) -> ClassTable:
    """Tell the class by the properties that only it has, or else take the first."""
    given = {folded(name) for name, value in content.items() if value is not None}
    counts = [len(given & {folded(mark) for mark in table.marks}) for table in crosswalk.classes]
    return crosswalk.classes[counts.index(max(counts))]


def _fit(objects: Sequence[Object], crosswalk: Crosswalk) -> float:
    fits = [_fit_of(each, crosswalk) for each in objects]
    return sum(fits) / len(fits) if fits else 0.0


def unwrapped(content: Object, crosswalk: Crosswalk) -> Object:
    """Take a record out of what services wrap it in; how it is classified holds for it too."""
    marks = {mark for table in crosswalk.classes for mark in table.marks}
    found = content
    classified: Object = {}
    for _ in range(_DEEPEST_WRAPPER):
        if not marks.isdisjoint(found):
            break
        classified |= {name: found[name] for name in found if folded(name) in _CLASSIFICATIONS}
        inner = next((one for name in crosswalk.within if (one := _within(found.get(name)))), None)
        if inner is None:
            break
        found = inner
    if marks.isdisjoint(found):
        return content
    return {**found, **classified} if classified else found


def _within(value: Json) -> "Object | None":
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, dict) else None


def _fit_of(content: Object, crosswalk: Crosswalk) -> float:
    content = unwrapped(content, crosswalk)
    table, _ = _class_of(content, crosswalk)
    given = list(content)
    shared = sum(_is_known(name, content[name], table, crosswalk) for name in given)
    if shared < min(_FEWEST, len(given)) or not given:
        return 0.0
    named = {folded(each) for each in table.named}
    is_named = any(folded(name) in named for name in _names(content.get(crosswalk.type_path)))
    return shared / len(given) + _NAMED * is_named


def _is_known(name: str, value: Json, table: ClassTable, crosswalk: Crosswalk) -> bool:
    """Tell whether a dialect has a property, and has no link where an object stands."""
    path = folded(name)
    if path == folded(crosswalk.type_path) or path in _first_steps(table):
        row = table.folded().get(path)
        return not (row is not None and row.how is How.LINK and isinstance(value, dict))
    return False


@functools.cache
def _first_steps(table: ClassTable) -> frozenset[str]:
    return frozenset(path.partition(".")[0] for path in table.folded())


def _names(value: Json) -> list[str]:
    if isinstance(value, str | Decimal):
        return [str(value)]
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
