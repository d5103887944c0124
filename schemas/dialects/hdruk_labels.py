"""Texts that were made of several labelled properties, taken apart by the crosswalk's labels."""

import functools
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from schemas.dialects.crosswalk import Row, crosswalk
from schemas.dialects.values import Json, Object

_DIALECT: Final = "hdruk"
_WHOLE: Final = re.compile(r"\d{1,15}", re.ASCII)
#: What stands as a number in HDR UK's metadata.
_NUMBERS: Final = ("populationSize", "typicalAgeRangeMin", "typicalAgeRangeMax")


def unlabelled(text: str, to: str) -> Mapping[str, Json]:
    """Give the values by the last step of their paths; nothing of a text without labels.

    ``to`` is the property that the labelled rows of the crosswalk lead to.
    """
    rows = _labelled(to)
    marks = "|".join(map(re.escape, rows))
    parts = re.split(f"(?:^|; )({marks}): ", text)
    if not re.match(f"({marks}): ", text):
        return MappingProxyType({})
    return dict(_values(rows, parts[1:]))


def _values(rows: Mapping[str, Row], parts: list[str]) -> Iterator[tuple[str, Json]]:
    for label, said in zip(parts[::2], parts[1::2], strict=True):
        row = rows[label]
        name = row.path.rpartition(".")[2]
        if name in _NUMBERS:
            if _WHOLE.fullmatch(said):
                yield name, int(said)
        else:
            yield name, [*said.split(", ")] if row.convert == "listed" else said


def within(content: Mapping[str, Json], *names: str) -> Object:
    """Give those of the values that have one of the names."""
    return {name: content[name] for name in names if name in content}


@functools.cache
def _labelled(to: str) -> Mapping[str, Row]:
    rows = (
        row
        for table in crosswalk(_DIALECT).classes
        for row in table.rows
        if row.label and row.to == to and not row.unwritten
    )
    return MappingProxyType({row.label: row for row in rows})
