"""``data.json`` files without a context: DCAT-US 1.1, or DCAT-US 3, which names none at all."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_LOOKED_AT: Final = 20
# Version 1.1 asks each dataset for the first; only version 3 knows the others.
_FIRST_ONLY: Final = frozenset({"accessLevel", "bureauCode", "programCode"})
_THIRD_ONLY: Final = frozenset(
    {
        "otherIdentifier", "sample", "versionNotes", "inSeries", "previousVersion",
        "qualifiedAttribution", "qualifiedRelation", "rightsHolder", "liabilityStatement",
        "purpose", "category", "accessRights", "page", "spatialResolutionInMeters",
    }
)  # fmt: skip
_LISTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dataset": "dcat:Dataset",
        "service": "dcat:DataService",
        "datasetSeries": "dcat:DatasetSeries",
    }
)
_GEOMETRIES: Final = frozenset({"bbox", "centroid", "geometry"})


def is_third(document: Mapping[str, Json]) -> bool:
    """Tell whether a catalogue is in the third version, by what only one of them has."""
    if not {"service", "datasetSeries", "record"}.isdisjoint(document):
        return True
    stated = msgspec.json.encode(document.get("conformsTo"))
    if b"dcat-us" in stated and b"3.0" in stated:
        return True
    names = {name for each in _first_datasets(document) for name in each}
    is_typed = any(each.get("@type") == "Dataset" for each in _first_datasets(document))
    return names.isdisjoint(_FIRST_ONLY) and (is_typed or not names.isdisjoint(_THIRD_ONLY))


def _first_datasets(document: Mapping[str, Json]) -> Iterator[dict[str, Json]]:
    listed = document.get("dataset")
    for each in (listed if isinstance(listed, list) else [])[:_LOOKED_AT]:
        if isinstance(each, dict):
            yield each


def typed(document: Mapping[str, Json]) -> dict[str, Json]:
    """Give a catalogue and what it lists the classes that they are meant to have."""
    found: dict[str, Json] = {"@type": "dcat:Catalog", **document}
    for name, kind in _LISTED.items():
        if name in found:
            found[name] = [_typed(each, kind) for each in _list(found[name])]
    return found


def _typed(node: Json, kind: str) -> Json:
    if not isinstance(node, dict):
        return node
    found: dict[str, Json] = {"@type": kind, **node}
    if "distribution" in found:
        files = _list(found["distribution"])
        found["distribution"] = [_typed(each, "dcat:Distribution") for each in files]
    return found


def with_written_geometries(node: Json) -> Json:
    """Write geometries that stand as objects as the text that they would be in RDF."""
    if isinstance(node, list):
        return [with_written_geometries(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {name: _written(name, value) for name, value in node.items()}


def _written(name: str, value: Json) -> Json:
    if name in _GEOMETRIES and isinstance(value, dict) and "coordinates" in value:
        return msgspec.json.encode(value).decode()
    return with_written_geometries(value)


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]
