"""Our JSON-LD context, printed by ``python -m schemas.rdf.own_context``.

It is kept as ``schemas/shapes/contexts/wayleave-1.jsonld``; a test fails when that lags behind.
Every property of the model under its name, and every prefix. No term is given a type: what a value
is, the value says itself, so that no text becomes an address by being written under a short name.
A name that two classes use for different properties is left out. A change of meaning needs a file
with another number: documents point to this one for good.
"""

import json
import sys
from typing import Final

from schemas.namespaces import PREFIXES
from schemas.rdf import properties
from schemas.rdf.property_kinds import Shape

NAME: Final = "wayleave-1"
_SHAPES: Final = (
    properties.DATASET,
    properties.SERVICE,
    properties.SERIES,
    properties.DISTRIBUTION,
    properties.ORGANISATION,
    properties.CONTACT,
    properties.PERIOD,
    properties.LOCATION,
    properties.CHECKSUM,
    properties.ACCESS,
    properties.LINKAGE,
    properties.TABLE,
    properties.COLUMN,
    properties.CATALOG_RECORD,
)


def own_context() -> dict[str, str]:
    """Give the terms of our context with the IRIs that they stand for."""
    meanings: dict[str, set[str]] = {}
    for each in _SHAPES:
        for name, iri in _terms(each):
            meanings.setdefault(name, set()).add(iri)
    terms = {
        name: iri
        for name, iris in meanings.items()
        for iri in iris
        if len(iris) == 1 and name not in PREFIXES
    }
    return {**PREFIXES, **dict(sorted(terms.items()))}


def as_document() -> str:
    """Write the context as it is published."""
    return json.dumps({"@context": own_context()}, indent=2) + "\n"


def _terms(shape: Shape) -> list[tuple[str, str]]:
    found = [(each.name, each.iri) for each in shape.properties]
    if shape.rdf_class is not None:
        found.append((shape.model.__name__, shape.rdf_class))
    return found


if __name__ == "__main__":
    sys.stdout.write(as_document())
