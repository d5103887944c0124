"""Things that resources point to: concepts, other resources, places, checksums."""

from schemas.model.base import Value
from schemas.model.text import Text


class Concept(Value, frozen=True, kw_only=True):
    """A term of a list, with its own label kept beside the list's code (skos:Concept)."""

    iri: str | None = None
    code: str | None = None
    label: Text = ()


class Reference(Value, frozen=True, kw_only=True):
    """A link to another resource by its IRI or identifier, with a title where one was given."""

    target: str
    title: Text = ()


class QualifiedRelation(Value, frozen=True, kw_only=True):
    """A relation with a role (dcat:qualifiedRelation)."""

    relation: Reference
    role: str | None = None


class Document(Value, frozen=True, kw_only=True):
    """A page or document: documentation, provenance, a standard, a rights statement."""

    iri: str | None = None
    label: Text = ()


class BoundingBox(Value, frozen=True, kw_only=True):
    """West, south, east and north in WGS 84 degrees."""

    west: float
    south: float
    east: float
    north: float


class Location(Value, frozen=True, kw_only=True):
    """A place by IRI, by name, by box, or by geometry kept as it was written (dct:Location)."""

    iri: str | None = None
    label: Text = ()
    box: BoundingBox | None = None
    geometry: str | None = None


class Checksum(Value, frozen=True, kw_only=True):
    """An SPDX checksum of a file."""

    value: str
    algorithm: str | None = None
