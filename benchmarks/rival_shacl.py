"""The rival for shapes: rdflib parses a whole page, and pySHACL holds it against the shapes."""

from collections import Counter

import pyshacl
import rdflib
from rdflib.namespace import SH

from benchmarks import rival_rdflib
from schemas.rdf.syntax import Syntax
from schemas.shacl.shapes import own_file


def validate(data: bytes, syntax: Syntax, base_iri: str) -> Counter[str]:
    """Parse a page, validate it whole, and count the results by component and severity."""
    graph = rdflib.Graph()
    for triple in rival_rdflib.parse(data, syntax, base_iri).triples((None, None, None)):
        graph.add(triple)
    shapes = rdflib.Graph().parse(data=own_file("uk-profile.ttl"), format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    if not isinstance(report, rdflib.Graph):
        raise SystemExit("the rival gave no report")
    return Counter(_kind(report, node) for node in report.objects(None, SH.result))


def _kind(report: rdflib.Graph, node: rdflib.term.Node) -> str:
    parts = (SH.sourceConstraintComponent, SH.resultSeverity)
    return " ".join(_last(report, node, part) for part in parts)


def _last(report: rdflib.Graph, node: rdflib.term.Node, predicate: rdflib.URIRef) -> str:
    return str(report.value(node, predicate)).rpartition("#")[2]
