"""A described resource as JSON: the model's values under their names in this interface.

The schemas follow from the classes of the model, so that nothing a record says is forgotten; a
test holds the names to the OpenAPI document, so that none changes unnoticed. What was not supplied
is left out. A text is a list of strings with their languages, a date is written as precisely as it
is known.
"""

import datetime as dt
import enum
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any

import msgspec
from marshmallow import Schema, fields

from frontend.api.schema import SparingSchema
from schemas.model import DataService, Dataset, DatasetSeries
from schemas.model.base import Value
from schemas.model.temporal import PartialDate

KINDS = (Dataset, DatasetSeries, DataService)
_DATE = "As precisely as it is known: 2015, 2015-04, 2015-04-01, or a moment in UTC"
_PLAIN: Mapping[type, type[fields.Field[Any]]] = {
    str: fields.String,
    bool: fields.Boolean,
    int: fields.Integer,
    float: fields.Float,
    dt.datetime: fields.AwareDateTime,
}


class DateField(fields.String):
    """A date as precisely as it is known."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str | None:  # noqa: ANN401
        del attr, obj
        return value.lexical if isinstance(value, PartialDate) else None


class ResourceField(fields.Field[Any]):
    """A dataset, a dataset series or a data service, told apart by ``type``."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> object:  # noqa: ANN401
        del attr, obj
        kind: type[Value] = type(value)
        return _dumper(kind).dump(value)


def describe_resource(converter: Any, field: object, **_: object) -> dict[str, object]:  # noqa: ANN401
    """Describe a resource in the OpenAPI document."""
    if not isinstance(field, ResourceField):
        return {}
    kinds = [converter.resolve_nested_schema(schema_of(kind)) for kind in KINDS]
    return {"oneOf": kinds, "discriminator": {"propertyName": "type"}}


@functools.cache
def schema_of(kind: type[Value]) -> type[Schema]:
    """Make the schema of a class of the model."""
    described: dict[str, Any] = {}
    tag = kind.__struct_config__.tag
    if tag is not None:
        described["type"] = fields.Constant(
            tag, required=True, metadata={"type": "string", "enum": [tag]}
        )
    for info in msgspec.structs.fields(kind):
        described[info.name] = _field(info.type, is_required=info.required)
    described["__doc__"] = kind.__doc__
    return type(kind.__name__, (SparingSchema,), described)


@functools.cache
def _dumper(kind: type[Value]) -> Schema:
    return schema_of(kind)()


def _field(annotation: Any, *, is_required: bool = False) -> fields.Field[Any]:  # noqa: ANN401
    if typing.get_origin(annotation) in {types.UnionType, typing.Union}:
        (inner,) = (one for one in typing.get_args(annotation) if one is not types.NoneType)
        return _field(inner, is_required=is_required)
    if typing.get_origin(annotation) is tuple:
        return fields.List(_field(typing.get_args(annotation)[0]), required=is_required)
    if issubclass(annotation, PartialDate):
        return DateField(required=is_required, metadata={"description": _DATE})
    if issubclass(annotation, Value):
        return fields.Nested(schema_of(annotation), required=is_required)
    if issubclass(annotation, enum.Enum):
        return fields.Enum(annotation, by_value=fields.String, required=is_required)
    return _PLAIN[annotation](required=is_required)
