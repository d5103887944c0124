"""The OpenAPI document told for people: what each operation asks and gives, as rows of tables."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any, TypeAlias
from urllib.parse import urlencode

import msgspec

_Json: TypeAlias = Mapping[str, Any]


class Kind(msgspec.Struct, frozen=True):
    """What a value is, in words; ``of`` names the object it is, if it is one of ours."""

    words: str
    of: tuple[str, ...] = ()


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter, or a field of an object."""

    name: str
    kind: Kind
    is_required: bool
    said: str
    choices: tuple[str, ...]


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """An operation; ``example`` is an address to try, under the site's own.

    ``takes`` are the kinds of content that can be sent.
    """

    name: str
    method: str
    address: str
    summary: str
    said: str
    parameters: tuple[Row, ...]
    takes: tuple[str, ...]
    gives: str
    errors: tuple[tuple[int, str], ...]
    example: str


class Object(msgspec.Struct, frozen=True, kw_only=True):
    """An object of the interface."""

    name: str
    said: str
    rows: tuple[Row, ...]


def described_operations(document: _Json, tag: str) -> list[Operation]:
    """Describe the operations under a tag."""
    return [
        _operation(document, address, path)
        for address, path in document["paths"].items()
        if tag in path[_method(path)]["tags"]
    ]


def described_schemas(document: _Json) -> list[Object]:
    """Describe the objects that answers are made of, by name."""
    return [
        Object(name=name, said=schema.get("description", ""), rows=tuple(_fields(schema)))
        for name, schema in sorted(document["components"]["schemas"].items())
    ]


def _method(path: _Json) -> str:
    return "get" if "get" in path else "post"


def _operation(document: _Json, address: str, path: _Json) -> Operation:
    method = _method(path)
    asked = path[method]
    parameters = [*path.get("parameters", ()), *asked["parameters"]]
    answer = asked["responses"]["200"]["content"]["application/json"]["schema"]
    return Operation(
        name=asked["operationId"],
        method=method.upper(),
        address=address,
        summary=asked["summary"],
        said=asked.get("description", ""),
        parameters=tuple(_parameter(document, each) for each in parameters),
        takes=tuple(asked.get("requestBody", {}).get("content", ())),
        gives=_name_of(answer),
        errors=tuple(
            (int(status), HTTPStatus(int(status)).phrase)
            for status in sorted(asked["responses"])
            if int(status) >= HTTPStatus.BAD_REQUEST
        ),
        example=_example(address, parameters),
    )


def _example(address: str, parameters: list[_Json]) -> str:
    said = {p["name"]: {**p.get("schema", {}), **p} for p in parameters if "name" in p}
    given = [(name, p["example"]) for name, p in said.items() if "example" in p]
    inside = {name: value for name, value in given if f"{{{name}}}" in address}
    asked = [(name, value) for name, value in given if name not in inside]
    return address.format_map(inside) + (f"?{urlencode(asked)}" if asked else "")


def _parameter(document: _Json, parameter: _Json) -> Row:
    if "$ref" in parameter:
        parameter = document["components"]["parameters"][_name_of(parameter)]
    schema = parameter["schema"]
    return Row(
        name=parameter["name"],
        kind=_kind(schema),
        is_required=parameter.get("required", False),
        said=parameter.get("description", ""),
        choices=_choices(schema),
    )


def _fields(schema: _Json) -> Iterator[Row]:
    for name, field in schema["properties"].items():
        yield Row(
            name=name,
            kind=_kind(field),
            is_required=name in schema.get("required", ()),
            said=field.get("description", ""),
            choices=_choices(field),
        )


def _kind(schema: _Json) -> Kind:
    if "$ref" in schema:
        return Kind("", (_name_of(schema),))
    if "oneOf" in schema:
        return Kind("one of", tuple(_name_of(each) for each in schema["oneOf"]))
    if schema.get("type") == "array":
        inner = _kind(schema["items"])
        return Kind(f"list of {inner.words}".strip(), inner.of)
    kinds = schema.get("type", "object")
    named = [kinds] if isinstance(kinds, str) else kinds
    return Kind(" or ".join(_WORDS.get(kind, kind) for kind in named))


def _choices(schema: _Json) -> tuple[str, ...]:
    inner = schema.get("items", schema)
    return tuple(str(each) for each in inner.get("enum", ()) if each is not None)


def _name_of(reference: _Json) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


_WORDS = {"string": "text", "integer": "whole number", "boolean": "true or false"}
