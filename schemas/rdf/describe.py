"""A model as triples, by the same table of properties that it is read by."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from schemas.model import (
    CataloguedResource,
    Concept,
    ContactKind,
    ContactPoint,
    DataService,
    Dataset,
    Distribution,
    Document,
    Frequency,
    Location,
    Organisation,
    Reference,
    Resource,
    ServiceStatus,
    ServiceType,
    Variable,
)
from schemas.model.base import Value
from schemas.namespaces import ADMS, CSVW, DCT, FOAF, FREQ, RDF, RDF_TYPE, RDFS, SKOS, VCARD, WL
from schemas.rdf import describe_terms as terms
from schemas.rdf import properties
from schemas.rdf.graph import Subject, Term
from schemas.rdf.property_kinds import Kind, Property, Shape
from schemas.vocabularies import formats, licences, services, themes

_CONTACT_CLASSES: Final = {
    ContactKind.TEAM: VCARD + "Organization",
    ContactKind.PERSON: VCARD + "Individual",
    ContactKind.UNKNOWN: VCARD + "Kind",
}
_STATUS_IRIS: Final = {term.code: term.iri for term in services.STATUSES}
_TYPE_IRIS: Final = {term.code: term.iri for term in services.TYPES}
_ACCESS_RIGHTS: Final = "accessRights"
_STATED_FIRST: Final = frozenset({"identifier", "access_rights"})
_LISTS: Final[Mapping[Kind, Callable[[str], str | None]]] = MappingProxyType(
    {Kind.THEME: themes.lookup, Kind.FORMAT: formats.lookup, Kind.LICENCE: licences.lookup}
)


def describe(resource: Resource, *, iri: str, key: str | None = None) -> Iterable[Triple]:
    """Describe a resource as ``iri``; reading that back gives an equal resource.

    An assumed value is not stated as the source's word, but under a name of its own. Blank nodes
    are named after ``key``: give one where descriptions of the same ``iri`` meet in a document.
    """
    return _Description(iri, key or iri).of(resource)


# What a value of the model becomes; the values' class follows from the kind of the property.
_Writer: TypeAlias = "Callable[[_Description, Any], Term]"


class _Description:
    """The triples of one resource, its blank nodes numbered in order."""

    def __init__(self, iri: str, key: str) -> None:
        self._node = NamedNode(iri)
        self._stem = "n" + hashlib.blake2b(key.encode(), digest_size=6).hexdigest()
        self._count = 0
        self._triples: dict[Triple, None] = {}

    def of(self, resource: Resource) -> Iterator[Triple]:
        """Describe the resource, then what stands around it."""
        shape = _shape_of(resource)
        self._state_class(self._node, shape)
        self._say(self._node, DCT + "identifier", Literal(resource.identifier))
        is_assumed = _ACCESS_RIGHTS in resource.assumed
        predicate = WL + "assumedAccessRights" if is_assumed else DCT + "accessRights"
        self._say(self._node, predicate, Literal(resource.access_rights.value))
        self._state_fields(self._node, resource, shape)
        record = resource.catalog_record
        if record is not None:
            node = self._node_of(record.iri)
            self._state_class(node, properties.CATALOG_RECORD)
            self._say(node, FOAF + "primaryTopic", self._node)
            self._state_fields(node, record, properties.CATALOG_RECORD)
        return iter(self._triples)

    def shaped(self, value: Value, shape: Shape, iri: str | None = None) -> Subject:
        """Describe a value of a class as a node of its own."""
        node = self._node_of(iri)
        self._state_class(node, shape)
        self._state_fields(node, value, shape)
        return node

    def concept(self, value: Concept, kind: Kind) -> Term:
        """Describe a concept by its address, by its label, or as a node with both."""
        find = _LISTS.get(kind)
        label = value.label
        if find is not None and value.iri is None and len(label) == 1:
            # So UK feeds write DATA_SHARE_AGREEMENT, and everybody the names of formats.
            written = label[0]
            is_text = not written.value.startswith(("http://", "https://"))
            if is_text and find(written.value) == value.code:
                return terms.lang(written)
        node = self._node_of(value.iri)
        for each in label:
            self._say(node, SKOS + "prefLabel", terms.lang(each))
        is_told = find is not None and value.iri is not None and find(value.iri) == value.code
        if value.code is not None and not is_told:
            self._say(node, SKOS + "notation", Literal(value.code))
        return node

    def document(self, value: Document) -> Term:
        """Describe a page or document."""
        node = self._node_of(value.iri)
        for each in value.label:
            self._say(node, RDFS + "label", terms.lang(each))
        return node

    def reference(self, value: Reference) -> Term:
        """Point to another resource, with its title where one is known."""
        target = terms.link(value.target)
        if not value.title:
            return target
        node: Subject = target if isinstance(target, NamedNode) else self._blank()
        if not isinstance(target, NamedNode):
            self._say(node, DCT + "identifier", target)
        for each in value.title:
            self._say(node, DCT + "title", terms.lang(each))
        return node

    def contact(self, value: ContactPoint) -> Term:
        """Describe a contact as a team, a person, or neither."""
        node = self._blank()
        self._say(node, RDF_TYPE, NamedNode(_CONTACT_CLASSES[value.kind]))
        self._state_fields(node, value, properties.CONTACT)
        return node

    def other_identifier(self, value: str) -> Term:
        """Describe a further identifier."""
        node = self._blank()
        self._say(node, RDF_TYPE, NamedNode(ADMS + "Identifier"))
        self._say(node, SKOS + "notation", Literal(value))
        return node

    def columns(self, node: Subject, columns: Iterable[Variable]) -> None:
        """Describe the columns of a table through its schema, in a list, for they have an order."""
        schema = self._blank()
        self._say(node, CSVW + "tableSchema", schema)
        cells = [(self.shaped(column, properties.COLUMN), self._blank()) for column in columns]
        following: Subject = NamedNode(RDF + "nil")
        self._say(schema, CSVW + "column", cells[0][1])
        for column, cell in reversed(cells):
            self._say(cell, RDF + "first", column)
            self._say(cell, RDF + "rest", following)
            following = cell

    def _state_class(self, node: Subject, shape: Shape) -> None:
        if shape.rdf_class is not None:
            self._say(node, RDF_TYPE, NamedNode(shape.rdf_class))

    def _state_fields(self, node: Subject, value: Value, shape: Shape) -> None:
        is_resource = isinstance(value, CataloguedResource)
        for prop in shape.properties:
            if not (is_resource and prop.field in _STATED_FIRST):
                self._state(node, prop, getattr(value, prop.field))

    def _state(self, node: Subject, prop: Property, found: Any) -> None:  # noqa: ANN401 - any field
        if found is None or found == ():
            return
        if prop.kind is Kind.COLUMN:
            self.columns(node, found)
            return
        writer = WRITERS[prop.kind]
        for each in found if prop.many else (found,):
            self._say(node, prop.iri, writer(self, each))

    def _say(self, node: Subject, predicate: str, value: Term) -> None:
        self._triples[Triple(node, NamedNode(predicate), value)] = None

    def _node_of(self, iri: str | None) -> Subject:
        return (terms.named(iri) if iri else None) or self._blank()

    def _blank(self) -> BlankNode:
        self._count += 1
        return BlankNode(f"{self._stem}x{self._count}")


def _shape_of(resource: Resource) -> Shape:
    if isinstance(resource, Dataset):
        return properties.DATASET
    return properties.SERVICE if isinstance(resource, DataService) else properties.SERIES


def _organisation(description: _Description, value: Organisation) -> Term:
    return description.shaped(value, properties.ORGANISATION, value.iri)


def _location(description: _Description, value: Location) -> Term:
    if value == Location(iri=value.iri) and value.iri is not None:
        return terms.link(value.iri)
    return description.shaped(value, properties.LOCATION, value.iri)


def _distribution(description: _Description, value: Distribution) -> Term:
    return description.shaped(value, properties.DISTRIBUTION, value.iri)


def _nested(shape: Shape) -> _Writer:
    return lambda description, value: description.shaped(value, shape)


def _term(write: Callable[[Any], Term]) -> _Writer:
    return lambda _description, value: write(value)


def _concept(kind: Kind) -> _Writer:
    return lambda description, value: description.concept(value, kind)


def _frequency(value: Frequency) -> Term:
    return NamedNode(FREQ + value.value)


def _status(value: ServiceStatus) -> Term:
    iri = _STATUS_IRIS[value.value]
    return NamedNode(iri) if iri else Literal(value.value)


def _type(value: ServiceType) -> Term:
    iri = _TYPE_IRIS[value.value]
    return NamedNode(iri) if iri else Literal(value.value)


def _code(value: str) -> Term:
    return Literal(str(value))


WRITERS: Final[Mapping[Kind, _Writer]] = MappingProxyType(
    {
        Kind.ACCESS: _nested(properties.ACCESS),
        Kind.ACCESS_RIGHTS: _term(_code),
        Kind.ADDRESS: _term(_code),
        Kind.ATTRIBUTION: _nested(properties.ATTRIBUTION),
        Kind.BOOLEAN: _term(terms.truth),
        Kind.BOX: _term(terms.box),
        Kind.BYTE_SIZE: _term(terms.size),
        Kind.CHECKSUM: _nested(properties.CHECKSUM),
        Kind.CLASSIFICATION: _term(_code),
        Kind.CODE: _nested(properties.CODE),
        Kind.CONCEPT: _concept(Kind.CONCEPT),
        Kind.CONTACT: _Description.contact,
        Kind.DATE: _term(terms.date),
        Kind.DISTRIBUTION: _distribution,
        Kind.DOCUMENT: _Description.document,
        Kind.EMAIL: _term(terms.mailbox),
        Kind.FORMAT: _concept(Kind.FORMAT),
        Kind.FREQUENCY: _term(_frequency),
        Kind.GEOMETRY: _term(terms.geometry),
        Kind.INTEGER: _term(terms.whole),
        Kind.KEYWORD: _term(terms.lang),
        Kind.LANGUAGE: _term(terms.language),
        Kind.LICENCE: _concept(Kind.LICENCE),
        Kind.LINKAGE: _nested(properties.LINKAGE),
        Kind.LOCATION: _location,
        Kind.MARKUP: _term(terms.lang),
        Kind.MEDIA_TYPE: _term(terms.media_type),
        Kind.ORGANISATION: _organisation,
        Kind.OTHER_IDENTIFIER: _Description.other_identifier,
        Kind.PERIOD: _nested(properties.PERIOD),
        Kind.REFERENCE: _Description.reference,
        Kind.RELATION: _nested(properties.RELATION),
        Kind.RESOLUTION: _term(terms.number),
        Kind.ROLE: _term(_code),
        Kind.ROLE_HOLDER: _nested(properties.ROLE_HOLDER),
        Kind.ROUTE: _term(_code),
        Kind.SERVICE_STATUS: _term(_status),
        Kind.SERVICE_TYPE: _term(_type),
        Kind.STRING: _term(Literal),
        Kind.TABLE: _nested(properties.TABLE),
        Kind.TARGET: _term(terms.link),
        Kind.TELEPHONE: _term(terms.telephone),
        Kind.TEXT: _term(terms.lang),
        Kind.THEME: _concept(Kind.THEME),
        Kind.TIME_BAND: _term(_code),
        Kind.URL: _term(terms.link),
    }
)
