"""Objects that say anywhere that they are above OFFICIAL: nothing of them may be kept.

An object is kept whole beside its statements, so one mark in it, at whatever depth and under
whatever name a classification goes by, holds for all of it.
"""

from collections.abc import Iterator

from schemas.dialects.values import Json, Object
from schemas.vocabularies import classification


def is_above_official(content: Json) -> bool:
    """Tell whether an object, or something in it, is marked as above OFFICIAL."""
    return any(map(names_refused, _markings(content)))


def is_itself_marked(content: Object) -> bool:
    """Tell whether an object is marked by a property of its own."""
    found = (value for name, value in content.items() if classification.is_stated_by(name))
    return any(map(names_refused, found))


def names_refused(value: Json) -> bool:
    """Tell whether what stands in the place of a classification names one above OFFICIAL."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += [*each.values(), *(name for name, inner in each.items() if inner)]
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, str) and classification.is_refused(each):
            return True
    return False


def _markings(content: Json) -> Iterator[Json]:
    """Go through what stands under the names of a classification, at any depth."""
    waiting = [content]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            for name, value in each.items():
                if classification.is_stated_by(name):
                    yield value
                elif isinstance(value, dict | list):
                    waiting.append(value)
        elif isinstance(each, list):
            waiting += (inner for inner in each if isinstance(inner, dict | list))
