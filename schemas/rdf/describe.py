"""A model as triples, by the same table of properties that it is read by."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from schemas.model import (
    AccessRights,
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
from schemas.namespaces import (
    ADMS,
    CSVW,
    DCAT,
    DCT,
    FOAF,
    FREQ,
    GENID,
    RDF,
    RDF_TYPE,
    RDFS,
    SKOS,
    VCARD,
    WL,
)
from schemas.rdf import dcat_ap, properties
from schemas.rdf import describe_terms as terms
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
        self._say(self._node, RDF_TYPE, NamedNode(shape.rdf_class or DCAT + "Resource"))
        self._say(self._node, DCT + "identifier", Literal(resource.identifier))
        is_assumed = _ACCESS_RIGHTS in resource.assumed
        if is_assumed:
            assumed = Literal(resource.access_rights.value)
            self._say(self._node, WL + "assumedAccessRights", assumed)
        else:
            rights = self.access_rights(resource.access_rights)
            self._say(self._node, DCT + "accessRights", rights)
        self._state_fields(self._node, resource, shape)
        record = resource.catalog_record
        if record is not None:
            node = self.shaped(record, properties.CATALOG_RECORD, record.iri)
            self._say(node, FOAF + "primaryTopic", self._node)
        return iter(self._triples)

    def shaped(self, value: Value, shape: Shape, iri: str | None = None) -> Subject:
        """Describe a value of a class as a node of its own."""
        node = self._node_of(iri)
        for class_iri in dcat_ap.classes_of(value, shape):
            self._say(node, RDF_TYPE, NamedNode(class_iri))
        self._state_fields(node, value, shape)
        return node

    def distribution(self, value: Distribution) -> Term:
        """Describe a distribution; where nothing else gives access, the download does."""
        node = self.shaped(value, properties.DISTRIBUTION, value.iri)
        if value.download_url and not value.access_url:
            for address in value.download_url:
                self._say(node, DCAT + "accessURL", terms.link(address))
            self._say(node, properties.ACCESS_IS_DOWNLOAD, terms.truth(value=True))
        return node

    def concept(self, value: Concept, kind: Kind) -> Term:
        """Describe a concept as a node: with its address, its label, and its code where unclear."""
        find = _LISTS.get(kind)
        node = self._node_of(value.iri) if value.iri or kind is not Kind.THEME else self._theme()
        for each in value.label:
            self._say(node, SKOS + "prefLabel", terms.lang(each))
        known = value.iri or (value.label[0].value if len(value.label) == 1 else "")
        is_told = find is not None and known != "" and find(known) == value.code
        if value.code is not None and not is_told:
            self._say(node, SKOS + "notation", Literal(value.code))
        if kind in dcat_ap.CONCEPT_CLASSES and (value.label or kind is not Kind.THEME):
            self._say(node, RDF_TYPE, NamedNode(dcat_ap.CONCEPT_CLASSES[kind]))
        if value.iri is None:
            for match in dcat_ap.matches(kind, value.code):
                self._say(node, SKOS + "exactMatch", NamedNode(match))
        return node

    def access_rights(self, value: AccessRights) -> Term:
        """Give access rights as the term of the EU's list that means the same, with their code."""
        node = NamedNode(dcat_ap.ACCESS_RIGHTS[value])
        self._say(node, RDF_TYPE, NamedNode(DCT + "RightsStatement"))
        self._say(node, SKOS + "notation", Literal(value.value))
        return node

    def labelled(self, value: str, class_iri: str | None = None) -> Term:
        """Describe what is known by a text where only a node may stand."""
        node = self._blank()
        if class_iri is not None:
            self._say(node, RDF_TYPE, NamedNode(class_iri))
        self._say(node, RDFS + "label", Literal(value))
        return node

    def target(self, value: str) -> Term:
        """Point to something by its address, or to a node that is called as it is."""
        return terms.named(value) or self.labelled(value)

    def document(self, value: Document) -> Term:
        """Describe a page or document."""
        node = self._node_of(value.iri)
        for each in value.label:
            self._say(node, RDFS + "label", terms.lang(each))
        return node

    def reference(self, value: Reference) -> Term:
        """Point to another resource, with its title where one is known."""
        target = terms.named(value.target)
        node: Subject = target or self._blank()
        if target is None:
            self._say(node, DCT + "identifier", Literal(value.target))
        for each in value.title:
            self._say(node, DCT + "title", terms.lang(each))
        return node

    def contact(self, value: ContactPoint) -> Term:
        """Describe a contact as a team, a person, or neither."""
        node = self._blank()
        for kind in dict.fromkeys((VCARD + "Kind", _CONTACT_CLASSES[value.kind])):
            self._say(node, RDF_TYPE, NamedNode(kind))
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

    def _state_fields(self, node: Subject, value: Value, shape: Shape) -> None:
        is_resource = isinstance(value, CataloguedResource)
        for prop in shape.properties:
            if not (is_resource and prop.field in _STATED_FIRST):
                self._state(node, prop, getattr(value, prop.field), shape)

    def _state(self, node: Subject, prop: Property, found: Any, shape: Shape) -> None:  # noqa: ANN401 - any field
        if found is None or found == ():
            return
        if prop.kind is Kind.COLUMN:
            self.columns(node, found)
            return
        writer = WRITERS[prop.kind]
        for number, each in enumerate(found if prop.many else (found,)):
            special = dcat_ap.typed(prop, each)
            if special is not None:
                self._say(node, *special)
            else:
                self._say(node, dcat_ap.place_of(shape, prop, number), writer(self, each))

    def _say(self, node: Subject, predicate: str, value: Term) -> None:
        self._triples[Triple(node, NamedNode(predicate), value)] = None

    def _node_of(self, iri: str | None) -> Subject:
        return (terms.named(iri) if iri else None) or self._blank()

    def _theme(self) -> NamedNode:
        """Name a theme that has no address: where it stands DCAT-AP allows no blank node."""
        self._count += 1
        return NamedNode(f"{GENID}{self._stem}x{self._count}")

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


def _nested(shape: Shape) -> _Writer:
    return lambda description, value: description.shaped(value, shape)


def _term(write: Callable[[Any], Term]) -> _Writer:
    return lambda _description, value: write(value)


def _concept(kind: Kind) -> _Writer:
    return lambda description, value: description.concept(value, kind)


def _language(description: _Description, value: str) -> Term:
    return terms.language(value) or description.labelled(value, DCT + "LinguisticSystem")


def _media_type(description: _Description, value: str) -> Term:
    return terms.media_type(value) or description.labelled(value, DCT + "MediaType")


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
        Kind.ACCESS_RIGHTS: _Description.access_rights,
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
        Kind.DISTRIBUTION: _Description.distribution,
        Kind.DOCUMENT: _Description.document,
        Kind.EMAIL: _term(terms.mailbox),
        Kind.FORMAT: _concept(Kind.FORMAT),
        Kind.FREQUENCY: _term(_frequency),
        Kind.GEOMETRY: _term(terms.geometry),
        Kind.INTEGER: _term(terms.whole),
        Kind.KEYWORD: _term(terms.lang),
        Kind.LANGUAGE: _language,
        Kind.LICENCE: _concept(Kind.LICENCE),
        Kind.LINKAGE: _nested(properties.LINKAGE),
        Kind.LOCATION: _location,
        Kind.MARKUP: _term(terms.lang),
        Kind.MEDIA_TYPE: _media_type,
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
        Kind.TARGET: _Description.target,
        Kind.TELEPHONE: _term(terms.telephone),
        Kind.TEXT: _term(terms.lang),
        Kind.THEME: _concept(Kind.THEME),
        Kind.TIME_BAND: _term(_code),
        Kind.URL: _term(terms.link),
    }
)
