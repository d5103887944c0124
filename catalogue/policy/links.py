"""The links of a resource: every place where it may lead to another record."""

from collections.abc import Iterator

from catalogue.policy.fields import Field, fields_of
from schemas.model import Document
from schemas.model.base import Value


def link_targets(value: Value) -> frozenset[str]:
    """Collect the IRIs and identifiers that a resource points to."""
    return frozenset(_targets(value))


def _targets(value: Value) -> Iterator[str]:
    for field in _linking(type(value)):
        item = getattr(value, field.name)
        if item:
            for inner in item if isinstance(item, tuple) else (item,):
                yield from _of_one(inner, field)


def _of_one(item: object, field: Field) -> Iterator[str]:
    if isinstance(item, str):
        if field.rule.is_link:
            yield item
    elif isinstance(item, Document):
        if field.rule.is_link and item.iri:
            yield item.iri
    elif isinstance(item, Value):
        yield from _targets(item)


_FIELDS: dict[type[Value], tuple[Field, ...]] = {}


def _linking(kind: type[Value]) -> tuple[Field, ...]:
    """List the fields in which a link can stand, or that hold values in which one can."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(
            field
            for field in fields_of(kind)
            if field.rule.is_link or any(_linking(inner) for inner in field.inside)
        )
    return _FIELDS[kind]
