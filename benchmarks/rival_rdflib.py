"""The rival: rdflib parses, and a plain reader takes the main properties through its own API.

It maps fewer properties than ours and applies no rules, so the ratio flatters the rival.
"""

from typing import TypeAlias

import rdflib
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from schemas.rdf.syntax import Syntax

Plain: TypeAlias = dict[str, object]

_FORMATS = {
    Syntax.TURTLE: "turtle",
    Syntax.RDF_XML: "xml",
    Syntax.JSON_LD: "json-ld",
    Syntax.N_TRIPLES: "nt",
    Syntax.TRIG: "trig",
    Syntax.N_QUADS: "nquads",
}
_ONE = {
    "title": DCTERMS.title,
    "description": DCTERMS.description,
    "identifier": DCTERMS.identifier,
    "access_rights": DCTERMS.accessRights,
    "licence": DCTERMS.license,
    "issued": DCTERMS.issued,
    "modified": DCTERMS.modified,
    "frequency": DCTERMS.accrualPeriodicity,
    "version": rdflib.URIRef(str(DCAT) + "version"),
}


def parse(data: bytes, syntax: Syntax, base_iri: str) -> rdflib.Dataset:
    """Parse a page."""
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=data, format=_FORMATS[syntax], publicID=base_iri)
    return graph


def read(data: bytes, syntax: Syntax, base_iri: str) -> list[Plain]:
    """Parse a page and map its datasets."""
    graph = parse(data, syntax, base_iri)
    return [_dataset(graph, node) for node in graph.subjects(RDF.type, DCAT.Dataset)]


def _dataset(graph: rdflib.Graph, node: rdflib.term.Node) -> Plain:
    found: Plain = {name: _text(graph.value(node, iri)) for name, iri in _ONE.items()}
    found["keyword"] = [str(value) for value in graph.objects(node, DCAT.keyword)]
    found["theme"] = [str(value) for value in graph.objects(node, DCAT.theme)]
    publisher = graph.value(node, DCTERMS.publisher)
    found["publisher"] = _text(graph.value(publisher, FOAF.name)) if publisher else None
    found["distribution"] = [
        _distribution(graph, part) for part in graph.objects(node, DCAT.distribution)
    ]
    return found


def _distribution(graph: rdflib.Graph, node: rdflib.term.Node) -> Plain:
    names = ((DCTERMS.title, "title"), (DCAT.downloadURL, "url"), (DCAT.mediaType, "media_type"))
    return {name: _text(graph.value(node, iri)) for iri, name in names}


def _text(value: rdflib.term.Node | None) -> str | None:
    return None if value is None else str(value)
