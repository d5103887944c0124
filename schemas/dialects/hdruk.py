"""Records of HDR UK and of its gateway: taken out of wrappers, and given a name to go by."""

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from schemas.dialects.crosswalk import Crosswalk
from schemas.dialects.documents import Document
from schemas.dialects.recognising import unwrapped
from schemas.dialects.translation import Described
from schemas.dialects.values import Json, Object, at, single
from schemas.rules import dialect_codes, repair_codes

if TYPE_CHECKING:
    from schemas.findings import Finding

_OWN: Final = ("identifier", "required.gatewayPid", "required.gatewayId")
_OF_WRAPPER: Final = ("pid", "id", "datasetid", "dataset_id")
_HOLDERS: Final = (
    "summary.dataCustodian.name",
    "summary.publisher.name",
    "summary.publisher.publisherName",
    "summary.publisher",
)
# How the published examples describe the type of a value in the place of the value.
_TYPE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*\[(?:\{|').*", re.DOTALL)
_MOST_TOLD: Final = 200
_LONGEST_PATH: Final = 200
_BETWEEN: Final = "\x1f"


def records(document: Document, crosswalk: Crosswalk) -> list[Described]:
    """Give the records of a document, each with what it goes by."""
    return [_described(each, document, crosswalk) for each in document.objects()]


def _described(received: Object, document: Document, crosswalk: Crosswalk) -> Described:
    content = unwrapped(received, crosswalk)
    remarks: list[Finding] = []
    if _TYPE.fullmatch(single(at(content, "summary.title"))):
        return _template(content, received, crosswalk)
    identifier = _identifier(content, received)
    if not identifier:
        identifier = _made_of_names(content)
        remarks += [dialect_codes.IDENTIFIER_DERIVED.at("identifier")] if identifier else []
    return Described(
        content=content,
        table=crosswalk.classes[0],
        line=document.line_of(received),
        remarks=tuple(remarks),
        identifier=identifier,
        received=received,
    )


def _template(content: Object, received: Object, crosswalk: Crosswalk) -> Described:
    """Tell of each place in a template that was never filled in."""
    left = itertools.islice(_types(content, ""), _MOST_TOLD)
    remarks = [repair_codes.TEMPLATE_LEFT.at(path[:_LONGEST_PATH], text) for path, text in left]
    return Described(
        content={name: _filled(value) for name, value in content.items()},
        table=crosswalk.classes[0],
        remarks=tuple(remarks),
        identifier=_made_of_names(content),
        received=received,
    )


def _identifier(content: Object, wrapper: Object) -> str:
    """Give what a record goes by: its own identifier, that of the gateway, or its DOI."""
    names = [single(at(content, path)) for path in _OWN]
    if wrapper is not content:
        names += [single(wrapper.get(name)) for name in _OF_WRAPPER]
    found = next(filter(None, names), "")
    doi = single(at(content, "summary.doiName"))
    return found or (f"https://doi.org/{doi}" if doi.startswith("10.") else "")


def _made_of_names(content: Object) -> str:
    """Make an identifier of the title and who holds the data, for want of any other."""
    title = single(at(content, "summary.title"))
    holder = next(filter(None, (single(at(content, path)) for path in _HOLDERS)), "")
    return f"urn:uuid:{uuid5(NAMESPACE_URL, _BETWEEN.join((holder, title)))}" if title else ""


def _types(value: Json, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _types(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in value:
            yield from _types(inner, path)
    elif isinstance(value, str) and _TYPE.fullmatch(value):
        yield path, value


def _filled(value: Json) -> Json:
    if isinstance(value, dict):
        return {name: _filled(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return list(map(_filled, value))
    return None if isinstance(value, str) and _TYPE.fullmatch(value) else value
