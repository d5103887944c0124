"""Which nodes of a page are records, and what each is identified by."""

from collections.abc import Iterator
from typing import Final

import msgspec
from pyoxigraph import BlankNode, Literal, NamedNode

from schemas.model import DataService, Dataset, DatasetSeries
from schemas.namespaces import ADMS, DCAT, DCT, FOAF, RDF_TYPE, RDFS, SCHEMA, SKOS, WL
from schemas.rdf import properties
from schemas.rdf.graph import PageGraph, Properties, Subject, Term
from schemas.rdf.property_kinds import Shape
from schemas.rdf.read_clean import cleaned, is_placeholder

_SERIES: Final = DCAT + "DatasetSeries"
_DATASET: Final = DCAT + "Dataset"
_SERVICE: Final = DCAT + "DataService"
_IDENTIFIERS: Final = (DCT + "identifier", SCHEMA + "identifier")
_TITLES: Final = (DCT + "title", SCHEMA + "name", RDFS + "label", SKOS + "prefLabel")
_PLACEHOLDERS: Final = frozenset(
    {
        *(
            "id",
            "identifier",
            "none",
            "null",
            "test",
            "0",
            "example",
            "dataset",
            "uuid",
            "undefined",
        ),
        *("uri", "url", "guid", "name", "title", "string", "default", "changeme", "tablename"),
        *("table_name", "insert identifier", "your identifier", "identifier here", "no identifier"),
        "00000000-0000-0000-0000-000000000000",
    }
)
# By these a catalogue lists what it holds; PSDI's uses the classes as properties.
_LISTINGS: Final = (
    DCAT + "dataset",
    DCAT + "service",
    DCAT + "resource",
    DCAT + "Dataset",
    DCAT + "DataService",
    SCHEMA + "dataset",
)
_BARE: Final = frozenset({RDF_TYPE, *_IDENTIFIERS, ADMS + "identifier"})
# What says none of these is a ghost: named by a service or a series, and described nowhere.
_TELLING: Final = frozenset(
    {
        *_TITLES,
        *(
            DCT + name
            for name in ("description", "abstract", "publisher", "accessRights", "license")
        ),
        *(DCAT + name for name in ("distribution", "contactPoint", "endpointURL", "keyword")),
        SCHEMA + "description",
        SCHEMA + "distribution",
    }
)


class Candidate(msgspec.Struct, frozen=True):
    """A node that may be a record, and what it would be."""

    subject: Subject
    shape: Shape
    properties: Properties


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What a record is identified by; ``others`` are its further identifiers."""

    key: str = ""
    iri: str | None = None
    others: tuple[str, ...] = ()
    placeholder: str | None = None


class Surroundings:
    """What other nodes of the page say about the records: catalogues, series, catalogue records."""

    def __init__(self, graph: PageGraph) -> None:
        self._graph = graph
        self._targets: set[Term] | None = None
        self.catalogues = _inverse(graph, DCAT + "Catalog", (*_LISTINGS, DCT + "hasPart"))
        self.series = _inverse(graph, _SERIES, (DCAT + "seriesMember",))
        self._within_marked = _within_marked(graph)
        self.records: dict[Term, Subject] = {}
        self.lost_records: list[str] = []
        for node in graph.instances(DCAT + "CatalogRecord", WL + "CatalogRecord"):
            for topic in graph.properties(node).get(FOAF + "primaryTopic", ()):
                self.records.setdefault(topic, node)
                if isinstance(topic, Literal) or not graph.own(topic):
                    self.lost_records.append(topic.value)

    def are_marked(self, subject: Subject) -> bool:
        """Tell whether a catalogue that lists a record, or its entry, is above OFFICIAL."""
        return subject in self._within_marked

    def is_pointed_at(self, subject: Subject) -> bool:
        """Tell whether some node other than a listing of a catalogue points to this bare one."""
        if self._targets is None:
            # Of a large page all that is pointed to would not fit into memory.
            bare: set[Term] = {each.subject for each in candidates(self._graph) if is_bare(each)}
            self._targets = {
                value
                for node in self._graph.subjects()
                for iri, values in self._graph.own(node).items()
                if iri not in _LISTINGS and iri != RDF_TYPE
                for value in values
                if value in bare
            }
        return subject in self._targets


def candidates(graph: PageGraph) -> Iterator[Candidate]:
    """Go through the nodes typed as resources, each once, in document order.

    They are found by type, not by following a catalogue's links: many feeds have no catalogue,
    and datasets also stand inside services, series and catalogues within catalogues.
    """
    for subject in graph.instances(_DATASET, _SERIES, _SERVICE, SCHEMA + "Dataset"):
        types = graph.types(subject)
        if _SERIES in types:
            shape = properties.SERIES
        elif _SERVICE in types and _DATASET not in types:
            shape = properties.SERVICE
        else:
            shape = properties.DATASET
        yield Candidate(subject, shape, graph.own(subject))


def is_reference(candidate: Candidate, around: Surroundings) -> bool:
    """Tell whether a typed node is only a link to a resource, or a part of another record.

    Something must point to it, and it must be as bare as a link or a part.
    """
    return is_bare(candidate) and around.is_pointed_at(candidate.subject)


def is_bare(candidate: Candidate) -> bool:
    """Tell whether a typed node says no more than a link or a part does.

    A link has no title and nothing that a record is read for. A part is a service without any
    identity inside a distribution.
    """
    found = candidate.properties
    subject = candidate.subject
    is_part = (
        candidate.shape is properties.SERVICE
        and isinstance(subject, BlankNode)
        and found.keys().isdisjoint(_IDENTIFIERS)
    )
    return is_part or found.keys() <= _BARE or found.keys().isdisjoint(_TELLING)


def identify(candidate: Candidate, graph: PageGraph) -> Identity:
    """Find what a record is identified by: its identifier, or else its address, never its title.

    The prefix ``urn:uuid:`` stands on an identifier in one version of a feed and not in the
    next, so it is left off.
    """
    subject = candidate.subject
    iri = subject.value if isinstance(subject, NamedNode) else None
    keys: list[str] = []
    placeholder: str | None = None
    for name in _IDENTIFIERS:
        for term in candidate.properties.get(name, ()):
            written = cleaned(_written(term, graph))
            if is_placeholder(written) or written.casefold() in _PLACEHOLDERS:
                placeholder = written
            elif written:
                keys.append(_without_prefix(written))
    if not keys and iri is not None:
        keys.append(_without_prefix(iri))
    distinct = tuple(dict.fromkeys(keys))
    return Identity(
        key=distinct[0] if distinct else "", iri=iri, others=distinct[1:], placeholder=placeholder
    )


def title_of(found: Properties) -> str:
    """Give a title to name a record by before it is read."""
    for iri in _TITLES:
        for term in found.get(iri, ()):
            if isinstance(term, Literal) and (title := cleaned(term.value)):
                return title
    return ""


def type_of(shape: Shape) -> str:
    """Name the class of a record."""
    return _TYPE_NAMES[shape.model]


_TYPE_NAMES: Final[dict[type, str]] = {
    Dataset: "Dataset",
    DatasetSeries: "DatasetSeries",
    DataService: "DataService",
}


def _written(term: Term, graph: PageGraph) -> str:
    if not isinstance(term, BlankNode):
        return term.value
    inner = graph.properties(term)
    for name in (SKOS + "notation", *_IDENTIFIERS, SCHEMA + "value"):
        for value in inner.get(name, ()):
            if isinstance(value, Literal):
                return value.value
    return ""


def _without_prefix(key: str) -> str:
    return key[9:] if key[:9].casefold() == "urn:uuid:" else key


def _within_marked(graph: PageGraph) -> set[Term]:
    """Find what marked catalogues list, and what marked entries of catalogues are about."""
    entries = graph.instances(DCAT + "CatalogRecord", WL + "CatalogRecord")
    found: set[Term] = set()
    for entry in filter(graph.is_marked, entries):
        found.update(graph.own(entry).get(FOAF + "primaryTopic", ()))
    waiting = list(filter(graph.is_marked, graph.instances(DCAT + "Catalog")))
    while waiting:
        said = graph.own(waiting.pop())
        for iri in (*_LISTINGS, DCAT + "catalog", DCT + "hasPart"):
            more = [each for each in said.get(iri, ()) if each not in found]
            found.update(more)
            waiting += (each for each in more if not isinstance(each, Literal))
    return found


def _inverse(graph: PageGraph, kind: str, links: tuple[str, ...]) -> dict[Term, list[str]]:
    """Map what is pointed to from nodes of a class to those that have an address."""
    parents: dict[Term, list[str]] = {}
    for node in graph.instances(kind):
        if isinstance(node, NamedNode):
            found = graph.properties(node)
            for iri in links:
                for term in found.get(iri, ()):
                    parents.setdefault(term, []).append(node.value)
    return parents
