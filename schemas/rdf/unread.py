"""What a record's source says that the model has no room for, so that an export can give it back.

An export of the model alone would lose it. Together with these statements it reads as the same
record, and they are in it again.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from schemas.model import Concept
from schemas.namespaces import (
    ADMS,
    CSVW,
    DCAT,
    DCT,
    FOAF,
    LOCN,
    PROV,
    RDF,
    RDF_TYPE,
    SCHEMA,
    SKOS,
    SPDX,
    VCARD,
    WL,
    rewritten_iri,
)
from schemas.rdf import properties
from schemas.rdf.canonical import STOP
from schemas.rdf.graph import PageGraph, Subject, Term
from schemas.rdf.parse import parse
from schemas.rdf.property_kinds import Kind, Property, Shape, many, shape
from schemas.rdf.read_distributions import distribution
from schemas.rdf.read_identity import Candidate, Surroundings, candidates, identify
from schemas.rdf.read_kinds import READERS
from schemas.rdf.read_state import LABELS, Page
from schemas.rdf.syntax import Syntax
from schemas.rdf.term_sets import PASSED_OVER

_BASE: Final = "https://received.invalid/"
_SOURCE_DOCUMENT: Final = WL + "sourceDocument"
# Of a term or a page the model keeps what it is called.
_LABELLED: Final = shape(
    Concept,
    None,
    many("label", SKOS + "prefLabel", Kind.TEXT, *LABELS),
    many(
        "code",
        SKOS + "notation",
        Kind.TEXT,
        SKOS + "exactMatch",
        DCT + "identifier",
        ADMS + "identifier",
        SCHEMA + "identifier",
    ),
)
_NESTED: Final[Mapping[Kind, Shape]] = MappingProxyType(
    {
        Kind.ACCESS: properties.ACCESS,
        Kind.ATTRIBUTION: properties.ATTRIBUTION,
        Kind.CHECKSUM: properties.CHECKSUM,
        Kind.CONTACT: properties.CONTACT,
        Kind.DISTRIBUTION: properties.DISTRIBUTION,
        Kind.LINKAGE: properties.LINKAGE,
        Kind.LOCATION: properties.LOCATION,
        Kind.ORGANISATION: properties.ORGANISATION,
        Kind.PERIOD: properties.PERIOD,
        Kind.RELATION: properties.RELATION,
        Kind.ROLE_HOLDER: properties.ROLE_HOLDER,
        Kind.TABLE: properties.TABLE,
        **dict.fromkeys(
            (Kind.CONCEPT, Kind.DOCUMENT, Kind.FORMAT, Kind.LICENCE, Kind.REFERENCE, Kind.THEME),
            _LABELLED,
        ),
    }
)
# Which of their classes a node is of follows from where it stands.
_OUR_CLASSES: Final = (ADMS, CSVW, DCAT, DCT, FOAF, LOCN, PROV, RDF, SKOS, SPDX, VCARD, WL)
_MOST_NODES: Final = 40_000


def unread(graph: bytes, identifier: str, iri: str) -> list[Triple]:
    """Give the statements of a record's source graph that reading it leaves out.

    ``iri`` is what the record is called in the export that they are to be added to.
    """
    page = parse(graph, syntax=Syntax.N_TRIPLES, base_iri=_BASE)
    try:
        found = [c for c in candidates(page) if identify(c, page).key == identifier]
        return list(dict.fromkeys(_Unread(page, identifier).of(found[0], iri))) if found else []
    finally:
        page.close()


class _Unread:
    """The walk over one record's graph."""

    def __init__(self, graph: PageGraph, identifier: str) -> None:
        self._graph = graph
        self._page = Page(graph, READERS)
        self._page.begin(identifier)
        self._seen: set[Subject] = set()

    def of(self, candidate: Candidate, iri: str) -> Iterator[Triple]:
        """Go through the record and what the catalogue's entry says about it."""
        node = NamedNode(iri)
        yield from self._walk(candidate.subject, candidate.shape, node)
        entry = Surroundings(self._graph).records.get(candidate.subject)
        if isinstance(entry, NamedNode):
            yield from self._walk(entry, properties.CATALOG_RECORD, entry)

    def _walk(self, node: Subject, kind: Shape, exported: Subject) -> Iterator[Triple]:
        if node in self._seen or len(self._seen) > _MOST_NODES:
            return
        self._seen.add(node)
        for name, values in self._graph.received(node).items():
            right = rewritten_iri(name)
            entry = kind.lookup.get(right)
            if right == RDF_TYPE:
                yield from _further_classes(exported, values)
            elif entry is not None:
                yield from self._of_known(exported, name, values, entry[0])
            elif _is_kept(right):
                for value in values:
                    yield from self._whole(exported, name, value)

    def _of_known(
        self, exported: Subject, name: str, values: list[Term], prop: Property
    ) -> Iterator[Triple]:
        inner = _NESTED.get(prop.kind)
        if inner is None:
            return
        for value in values:
            if isinstance(value, Literal) or self._is_catalogued(value):
                continue
            if isinstance(value, NamedNode):
                yield from self._walk(value, inner, value)
            elif prop.kind is Kind.DISTRIBUTION:
                yield from self._walk(value, inner, self._name(value, prop))
            elif any(True for _ in self._walk(value, inner, value)):
                # A node without a name cannot be added to: it is given whole, beside its equal.
                yield from self._whole(exported, name, value)

    def _whole(self, exported: Subject, name: str, value: Term) -> Iterator[Triple]:
        """Give a statement with all that its nameless values say."""
        yield Triple(exported, NamedNode(name), value)
        waiting = [value] if isinstance(value, BlankNode) else []
        met = set(waiting)
        while waiting:
            node = waiting.pop()
            for predicate, terms in self._graph.received(node).items():
                for term in terms:
                    yield Triple(node, NamedNode(predicate), term)
                    if isinstance(term, BlankNode) and term not in met:
                        met.add(term)
                        waiting.append(term)

    def _is_catalogued(self, node: Subject) -> bool:
        return not self._graph.types(node).isdisjoint(STOP)

    def _name(self, node: BlankNode, prop: Property) -> Subject:
        """Give the name under which a nameless distribution is exported."""
        found = distribution(self._page, [node], prop)
        return NamedNode(found[0].iri) if found else node


def _is_kept(predicate: str) -> bool:
    """Tell whether a property that is no field is somebody else's word, not one of our marks."""
    if predicate.startswith(WL):
        return predicate == _SOURCE_DOCUMENT
    return predicate not in PASSED_OVER


def _further_classes(node: Subject, classes: list[Term]) -> Iterator[Triple]:
    """Give classes of other vocabularies; of a nameless node they are not worth a copy."""
    if isinstance(node, BlankNode):
        return
    for each in classes:
        if isinstance(each, NamedNode) and not rewritten_iri(each.value).startswith(_OUR_CLASSES):
            yield Triple(node, NamedNode(RDF_TYPE), each)
