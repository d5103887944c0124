"""JSON-LD contexts from the bundle only: a document's remote contexts are written into it."""

import functools
import re
from collections.abc import Callable
from importlib import resources
from typing import Final

import msgspec

from schemas.errors import UnknownContextError
from schemas.rdf import data_json
from schemas.rdf.own_context import NAME
from schemas.rdf.repairs import Repairs

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

DCAT_US: Final = "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld"
DCAT_US_3: Final = "https://resources.data.gov/dcat-us/3.0.0/context/dcat-us-3.0.jsonld"

_BUNDLE: Final = {
    "project-open-data.cio.gov/v1.1/schema/catalog.jsonld": "dcat-us",
    "project-open-data.cio.gov/v1.1/schema/data.jsonld": "dcat-us",
    "resources.data.gov/schemas/dcat-us/v1.1/schema/catalog.jsonld": "dcat-us",
    "resources.data.gov/dcat-us/3.0.0/context/dcat-us-3.0.jsonld": "dcat-us-3",
    "doi-do.github.io/dcat-us/context/dcat-us-3.0.jsonld": "dcat-us-3",
    "raw.githubusercontent.com/doi-do/dcat-us/refs/heads/main/context/dcat-us-3.0.jsonld": (
        "dcat-us-3"
    ),
    "raw.githubusercontent.com/doi-do/dcat-us/main/context/dcat-us-3.0.jsonld": "dcat-us-3",
    "schema.org": "schema-org",
    "www.schema.org": "schema-org",
    "schema.org/docs/jsonldcontext.json": "schema-org",
    "schema.org/docs/jsonldcontext.jsonld": "schema-org",
    "schema.org/version/latest/schemaorg-current-https.jsonld": "schema-org",
    "www.w3.org/ns/dcat.jsonld": "dcat",
    "www.w3.org/ns/dcat": "dcat",
    "www.w3.org/ns/dcat3.jsonld": "dcat",
    "semiceu.github.io/dcat-ap/releases/3.0.0/context/dcat-ap.jsonld": "dcat",
    "semiceu.github.io/dcat-ap/releases/3.0.1/context/dcat-ap.jsonld": "dcat",
    "www.w3.org/ns/hydra/context.jsonld": "hydra",
    "www.w3.org/ns/hydra/core": "hydra",
}
# Whichever catalogue a document was written by: its content is ours, and never changes.
_OWN: Final = f"/contexts/{NAME}.jsonld"
_NAMED_CONTEXT: Final = re.compile(rb'("@context"\s*:\s*)"([^"\\]*)"')
_OTHER_REMOTE: Final = re.compile(rb'"@context"\s*:\s*\[|"@import"')
_ANY_CONTEXT: Final = re.compile(rb'"@context"\s*:')
# Only this context binds the word; its files give geometries as objects.
_DCAT_US_3_TERM: Final = b'"cuiRestriction":"dcat-us:cuiRestriction"'
_SCHEME: Final = re.compile(r"^https?://", re.IGNORECASE)


def with_bundled_contexts(data: bytes, repairs: Repairs) -> bytes:
    """Write the bundled contexts into a document that names them by address.

    Project Open Data's plain ``data.json`` gets the context it is meant to have. Raise
    ``UnknownContextError`` for an address that is not in the bundle; nothing is ever fetched.
    """
    if _OTHER_REMOTE.search(data):
        return _rewritten(data, _inline)
    if _ANY_CONTEXT.search(data):
        spliced = _NAMED_CONTEXT.sub(_spliced, data)
        if _DCAT_US_3_TERM in spliced and b'"coordinates"' in spliced:
            return _rewritten(spliced, data_json.with_written_geometries)
        return spliced
    if b'"dataset"' in data or b'"service"' in data:
        return _rewritten(data, functools.partial(_assume_dcat_us, repairs=repairs))
    return data


def context(address: str) -> dict[str, Json]:
    """Give the bundled context for an address."""
    key = _SCHEME.sub("", address.strip()).partition("#")[0].rstrip("/").lower()
    if key.endswith(_OWN):
        return _bundled(NAME)
    if key not in _BUNDLE:
        raise UnknownContextError(
            f"the JSON-LD context {address[:200]!r} is not known here, and nothing is fetched: "
            "write the context's content into the document in place of its address"
        )
    return _bundled(_BUNDLE[key])


@functools.cache
def _bundled(name: str) -> dict[str, Json]:
    text = resources.files("schemas.shapes.contexts").joinpath(f"{name}.jsonld").read_bytes()
    terms: dict[str, Json] = msgspec.json.decode(text)["@context"]
    return terms


def _spliced(named: re.Match[bytes]) -> bytes:
    return named[1] + msgspec.json.encode(context(named[2].decode("utf-8", errors="replace")))


def _rewritten(data: bytes, change: Callable[[Json], Json]) -> bytes:
    try:
        document: Json = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeError):
        return data  # the parser proper names the line
    return msgspec.json.encode(change(document))


def _inline(document: Json) -> Json:
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if "@context" in node:
                node["@context"] = _without_addresses(node["@context"])
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return document


def _without_addresses(value: Json) -> Json:
    if isinstance(value, str):
        return context(value)
    if isinstance(value, list):
        return [_without_addresses(each) for each in value]
    imported = value.get("@import") if isinstance(value, dict) else None
    if isinstance(value, dict) and isinstance(imported, str):
        merged: dict[str, Json] = dict(context(imported))
        merged.update(value)
        del merged["@import"]
        return merged
    return value


def _assume_dcat_us(document: Json, *, repairs: Repairs) -> Json:
    if not isinstance(document, dict):
        return document
    if not any(isinstance(document.get(name), list) for name in ("dataset", "service")):
        return document
    if data_json.is_third(document):
        fix = f'add "@context": "{DCAT_US_3}"'
        repairs.tell("PAGE-CONTEXT-ASSUMED", fix)
        found = data_json.with_written_geometries(data_json.typed(document))
        return {"@context": context(DCAT_US_3), **found} if isinstance(found, dict) else found
    fix = f'add "@context": "{DCAT_US}"'
    repairs.tell("PAGE-CONTEXT-ASSUMED", fix)
    return {"@context": context(DCAT_US), **data_json.typed(document)}
