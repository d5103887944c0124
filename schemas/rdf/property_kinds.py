"""The kinds of properties, and what a table of them is made of."""

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from schemas.model.base import Value


class Kind(enum.Enum):
    """How the values of a property are read and written."""

    ACCESS = enum.auto()
    ACCESS_RIGHTS = enum.auto()
    ADDRESS = enum.auto()
    ATTRIBUTION = enum.auto()
    BOOLEAN = enum.auto()
    BOX = enum.auto()
    BYTE_SIZE = enum.auto()
    CHECKSUM = enum.auto()
    CLASSIFICATION = enum.auto()
    CODE = enum.auto()
    COLUMN = enum.auto()
    CONCEPT = enum.auto()
    CONTACT = enum.auto()
    DATE = enum.auto()
    DISTRIBUTION = enum.auto()
    DOCUMENT = enum.auto()
    EMAIL = enum.auto()
    FORMAT = enum.auto()
    FREQUENCY = enum.auto()
    GEOMETRY = enum.auto()
    IDENTIFIER = enum.auto()
    INTEGER = enum.auto()
    KEYWORD = enum.auto()
    LANGUAGE = enum.auto()
    LICENCE = enum.auto()
    LINKAGE = enum.auto()
    LOCATION = enum.auto()
    MARKUP = enum.auto()
    MEDIA_TYPE = enum.auto()
    ORGANISATION = enum.auto()
    OTHER_IDENTIFIER = enum.auto()
    PERIOD = enum.auto()
    REFERENCE = enum.auto()
    RELATION = enum.auto()
    RESOLUTION = enum.auto()
    ROLE = enum.auto()
    ROLE_HOLDER = enum.auto()
    ROUTE = enum.auto()
    SERVICE_STATUS = enum.auto()
    SERVICE_TYPE = enum.auto()
    STRING = enum.auto()
    TABLE = enum.auto()
    TARGET = enum.auto()
    TELEPHONE = enum.auto()
    TEXT = enum.auto()
    THEME = enum.auto()
    TIME_BAND = enum.auto()
    URL = enum.auto()

    # Members are one of a kind, and are looked up for every property of every record.
    __hash__ = object.__hash__


# Links: whatever further property they stand in, none is dropped. Of the other kinds the first
# property that has a value wins (a title over a label).
_MERGED: Final = frozenset(
    {
        Kind.ACCESS_RIGHTS,
        Kind.CLASSIFICATION,
        Kind.CONCEPT,
        Kind.CONTACT,
        Kind.DISTRIBUTION,
        Kind.DOCUMENT,
        Kind.KEYWORD,
        Kind.LICENCE,
        Kind.OTHER_IDENTIFIER,
        Kind.PERIOD,
        Kind.REFERENCE,
        Kind.THEME,
        Kind.URL,
        Kind.COLUMN,
    }
)


class Property(msgspec.Struct, frozen=True):
    """A field, the IRI it is written as, its kind, and the other IRIs it is read from.

    ``name`` is the property in the standard's words, as findings give it.
    """

    field: str
    iri: str
    kind: Kind
    many: bool = False
    also: tuple[str, ...] = ()
    name: str = ""

    @property
    def merges(self) -> bool:
        """Whether the values of all its IRIs count, not only those of the first that has any."""
        return self.kind in _MERGED


class Shape(msgspec.Struct, frozen=True):
    """A class of the model: its RDF class, its properties, and those by the IRI that is met."""

    model: type[Value]
    rdf_class: str | None
    properties: tuple[Property, ...]
    lookup: Mapping[str, tuple[Property, int]]


def one(field: str, iri: str, kind: Kind, *also: str, name: str = "") -> Property:
    """Make a property with one value; ``also`` are the other IRIs it is read from."""
    return Property(field, iri, kind, many=False, also=also, name=name or _name(field))


def many(field: str, iri: str, kind: Kind, *also: str, name: str = "") -> Property:
    """Make a property with any number of values."""
    return Property(field, iri, kind, many=True, also=also, name=name or _name(field))


def _name(field: str) -> str:
    first, *rest = field.split("_")
    return first + "".join("URL" if word == "url" else word.capitalize() for word in rest)


def shape(model: type[Value], rdf_class: str | None, *properties: Property) -> Shape:
    """Make the shape of a class, with the table that finds a property by any of its IRIs."""
    lookup: dict[str, tuple[Property, int]] = {}
    for each in properties:
        for rank, iri in enumerate((each.iri, *each.also)):
            lookup.setdefault(iri, (each, rank))
    return Shape(model, rdf_class, properties, MappingProxyType(lookup))
