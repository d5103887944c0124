"""The fields of the model's classes as the policy walks them: blanks, and the values inside."""

import functools
import typing

import msgspec

from catalogue.domain.record import FieldClass
from catalogue.policy.field_classes import FieldRule, rules_of
from schemas.model.base import Value, dcat_name


class Field(msgspec.Struct, frozen=True):
    """A field: its row of the table, the kinds of value inside, and what it is when not supplied.

    ``blank`` means nothing for a required field.
    """

    name: str
    rule: FieldRule
    inside: tuple[type[Value], ...]
    is_required: bool
    blank: object


@functools.cache
def fields_of(kind: type[Value], *, personal: bool = False) -> tuple[Field, ...]:
    """List the fields of a class of the model."""
    rules = rules_of(kind, personal=personal)
    return tuple(
        Field(
            name=info.name,
            rule=rules[info.name],
            inside=tuple(_values_in(info.type)),
            is_required=info.required,
            blank=None if info.required else info.default,
        )
        for info in msgspec.structs.fields(kind)
    )


def _values_in(annotation: object) -> typing.Iterator[type[Value]]:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _values_in(argument)


@functools.cache
def is_nameable(kind: type[Value], path: str, seen: frozenset[FieldClass]) -> bool:
    """Tell whether a path such as ``contactPoint.email`` names only fields of the classes seen.

    The names may be the model's or DCAT's; a path that leads nowhere is not nameable.
    """
    name, _, rest = path.partition(".")
    for field in fields_of(kind, personal=True):
        if name in {field.name, dcat_name(field.name)}:
            shown = field.rule.field_class in seen
            return shown and (not rest or any(is_nameable(k, rest, seen) for k in field.inside))
    return False
