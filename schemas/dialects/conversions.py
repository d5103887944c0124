"""What a conversion makes of a value before it is stated."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import msgspec

from schemas.dialects.values import Json
from schemas.rules.rule import Rule


class Remarked(msgspec.Struct, frozen=True):
    """A value that a conversion remarks on, and what it is stated as, if anything."""

    value: Json
    rule: Rule
    shown: str
    words: Mapping[str, str] = MappingProxyType({})


#: Turns a value into others before it is stated; named in the crosswalk's ``convert``.
Converter: TypeAlias = Callable[[Json], Iterable["Json | Remarked"]]
