"""What DCAT-AP asks of a description beyond DCAT: classes claimed, terms used, values in one place.

A class is only claimed of a node that says what DCAT-AP makes mandatory for it. What it allows once
is said once in its own property; the rest stands in one of ours, so that nothing is lost.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal

from schemas.model import (
    AccessRights,
    CatalogRecord,
    Checksum,
    Distribution,
    Organisation,
    QualifiedRelation,
)
from schemas.model.base import Value
from schemas.namespaces import (
    DCAT,
    DCT,
    EU_ACCESS_RIGHT,
    EU_DATA_THEME,
    EU_FILE_TYPE,
    FOAF,
    SKOS,
    SPDX,
    UKGOV,
    WL,
)
from schemas.rdf import describe_terms as terms
from schemas.rdf.property_kinds import Kind, Property, Shape
from schemas.vocabularies import formats, themes

#: The class of a source's catalogue record that does not say when it was changed.
UNDATED_RECORD: Final = WL + "CatalogRecord"

#: The EU's list has three; the fourth is told apart from them by an address of the UK model's.
ACCESS_RIGHTS: Final[Mapping[AccessRights, str]] = MappingProxyType(
    {
        AccessRights.OPEN: EU_ACCESS_RIGHT + "PUBLIC",
        AccessRights.COMMERCIAL: EU_ACCESS_RIGHT + "RESTRICTED",
        AccessRights.RESTRICTED: UKGOV + "RESTRICTED",
        AccessRights.INTERNAL: EU_ACCESS_RIGHT + "NON_PUBLIC",
    }
)
#: What a concept of a kind is an instance of.
CONCEPT_CLASSES: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.FORMAT: DCT + "MediaTypeOrExtent",
        Kind.LICENCE: DCT + "LicenseDocument",
        Kind.THEME: SKOS + "Concept",
    }
)
_ONCE: Final[Mapping[tuple[type, str], str]] = MappingProxyType(
    {
        (Distribution, "rights"): WL + "rights",
        (CatalogRecord, "conforms_to"): WL + "conformsTo",
    }
)
# Typed where a text is what DCAT-AP expects; where it is not, under the property given here.
_TYPED: Final[Mapping[str, tuple[Callable[[str], Literal | None], str]]] = MappingProxyType(
    {
        DCAT + "temporalResolution": (terms.duration, WL + "temporalResolution"),
        SPDX + "checksumValue": (terms.hexadecimal, SPDX + "checksumValue"),
    }
)


def classes_of(value: Value, shape: Shape) -> Iterator[str]:
    """Give the classes that may be claimed of a value."""
    if shape.rdf_class is None:
        return
    if isinstance(value, CatalogRecord) and value.modified is None:
        yield UNDATED_RECORD
    elif _says_what_is_asked(value):
        yield shape.rdf_class
        if isinstance(value, Organisation):
            yield FOAF + "Agent"


def _says_what_is_asked(value: Value) -> bool:
    if isinstance(value, Organisation):
        return bool(value.name)
    if isinstance(value, Checksum):
        return value.algorithm is not None and terms.hexadecimal(value.value or "") is not None
    if isinstance(value, QualifiedRelation):
        return value.role is not None and value.relation is not None
    return True


def place_of(shape: Shape, prop: Property, number: int) -> str:
    """Give the property in which a value is stated: the first one in DCAT-AP's own."""
    return prop.iri if number == 0 else _ONCE.get((shape.model, prop.field), prop.iri)


def typed(prop: Property, value: object) -> tuple[str, Literal] | None:
    """Give property and literal for texts that DCAT-AP wants in a type; nothing for others."""
    found = _TYPED.get(prop.iri)
    if found is None or not isinstance(value, str):
        return None
    write, otherwise = found
    literal = write(value)
    return (otherwise, Literal(value)) if literal is None else (prop.iri, literal)


def matches(kind: Kind, code: str | None) -> Iterator[str]:
    """Give the EU's terms for a code of our lists."""
    if kind is Kind.FORMAT and code in formats.LABELS:
        yield f"{EU_FILE_TYPE}{code}"
    elif kind is Kind.THEME:
        yield from _THEMES.get(code or "", ())


_THEMES: Final[Mapping[str, list[str]]] = {
    term.code: [name for name in term.aliases if name.startswith(EU_DATA_THEME)]
    for term in themes.TERMS
}
