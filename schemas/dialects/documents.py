"""JSON and YAML documents, with the lines that their objects begin on where that can be known."""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from schemas.dialects.values import Json, Object, decoded, joined, says_nothing
from schemas.errors import LimitExceededError, UnparseableError
from schemas.rdf.hardening import check_json_depth

#: Under these names services wrap the objects that they list.
_WRAPPERS: Final = (
    "data", "items", "results", "records", "datasets", "resources", "catalogedResources",
    "cataloged-resources", "dataServices", "distributions", "contactPoints", "services",
)  # fmt: skip
_DEEPEST: Final = 100
_MOST_NODES: Final = 2_000_000
_YAML_SUFFIX: Final = re.compile(r"\.ya?ml$", re.IGNORECASE)
_YAML_TYPES: Final = frozenset(
    {"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/vnd.yaml"}
)
# The first line of content: a mapping or a list of mappings, and no Turtle.
_YAML_LINE: Final = re.compile(rb"(?:- )?[A-Za-z][A-Za-z_]*:(?:[ \t][^<]*)?\r?")


class Document(msgspec.Struct, frozen=True):
    """A parsed document; ``lines`` are those of its objects, by their identity in memory."""

    value: Json
    lines: dict[int, int] = {}

    def objects(self) -> Iterator[Object]:
        """Go through the objects that the document lists, or give the one that it is."""
        yield from _objects(self.value)

    def around(self) -> list[Object]:
        """Give what is said beside the lists of objects, of all that they hold."""
        return list(_around(self.value))

    def line_of(self, content: Object) -> int | None:
        """Give the line that an object begins on."""
        return self.lines.get(id(content))


def json_document(text: bytes) -> Document:
    """Parse JSON; raise ``UnparseableError`` with the line."""
    check_json_depth(text)
    return Document(decoded(text))


def looks_like_yaml(head: bytes, media_type: str, name: str) -> bool:
    """Tell whether a text is YAML, by its type, its name or its first line."""
    if media_type in _YAML_TYPES or _YAML_SUFFIX.search(name):
        return not head.lstrip().startswith((b"{", b"[", b"<", b"@prefix"))
    return _YAML_LINE.fullmatch(_first_line(head)) is not None


def _first_line(head: bytes) -> bytes:
    """Give the first line that is no comment and begins no document, if it is there to its end."""
    for line in head.split(b"\n")[:-1]:
        if line.strip() and not line.lstrip().startswith(b"#") and not line.startswith(b"---"):
            return line
    return b""


def yaml_document(text: bytes) -> Document:
    """Parse YAML with every value as it is written; several documents become a list.

    Aliases are refused: a short file can repeat itself into any length with them.
    """
    import yaml  # noqa: PLC0415 - most feeds are no YAML

    try:
        stream = text.decode()
        if any(isinstance(event, yaml.AliasEvent) for event in _events(yaml, stream)):
            raise LimitExceededError("the YAML repeats parts by aliases (*name): write them out")
        nodes = list(yaml.compose_all(stream, Loader=_loader(yaml)))
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else None
        raise UnparseableError(f"this is not valid YAML: {fault.problem}", line) from fault
    except (yaml.YAMLError, UnicodeError, RecursionError) as fault:
        raise UnparseableError("this is not valid YAML") from fault
    lines: dict[int, int] = {}
    values = [_value(node, lines) for node in nodes]
    return Document(values[0] if len(values) == 1 else values, lines)


def _events(yaml: Any, stream: str) -> Iterator[object]:  # noqa: ANN401 - a module
    depth = 0
    for count, event in enumerate(yaml.parse(stream, Loader=_loader(yaml))):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or count > _MOST_NODES:
            raise LimitExceededError("the YAML is nested too deep, or too long, to be read safely")
        yield event


def _loader(yaml: Any) -> Any:  # noqa: ANN401 - a module and a class of it
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _value(node: Any, lines: dict[int, int]) -> Json:  # noqa: ANN401 - a node of the library
    if node.id == "mapping":
        # A name that stands twice keeps all its values, as it does in JSON.
        found = joined([(str(key.value), _value(value, lines)) for key, value in node.value])
        lines[id(found)] = node.start_mark.line + 1
        return found
    if node.id == "sequence":
        return [_value(each, lines) for each in node.value]
    # Dates, versions and numbers stay as written: "2015-04" is no date of YAML's, 1.10 no 1.1.
    return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _objects(value: Json) -> Iterator[Object]:
    if isinstance(value, list):
        for each in value:
            yield from _objects(each)
    elif isinstance(value, dict):
        wrapped = [value[name] for name in _WRAPPERS if isinstance(value.get(name), list)]
        objects = [each for found in wrapped for each in _dicts(found)]
        if objects and "title" not in value and "identifier" not in value:
            yield from objects
        else:
            yield value


def _around(value: Json) -> Iterator[Object]:
    if isinstance(value, list):
        for each in value:
            yield from _around(each)
    elif isinstance(value, dict) and value is not next(_objects(value), None):
        beside = {name: inner for name, inner in value.items() if not _lists_objects(name, inner)}
        if not says_nothing(beside):
            yield beside


def _lists_objects(name: str, value: Json) -> bool:
    """Tell whether nothing stands under a name but objects that are read."""
    if name not in _WRAPPERS or not isinstance(value, list):
        return False
    return all(isinstance(each, dict) for each in value)


def _dicts(found: Json) -> Iterator[Object]:
    if isinstance(found, list):
        yield from (each for each in found if isinstance(each, dict))
