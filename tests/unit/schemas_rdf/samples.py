"""Small feeds that the tests share, and short ways to read them."""

from typing import Final

from schemas.rdf.graph import PageGraph
from schemas.rdf.parse import parse
from schemas.rdf.syntax import Syntax

BASE: Final = "https://feed.example/catalogue/page"
DATASET: Final = "http://www.w3.org/ns/dcat#Dataset"
TITLE: Final = "http://purl.org/dc/terms/title"
IDENTIFIER: Final = "http://purl.org/dc/terms/identifier"

TURTLE_HEAD: Final = """\
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
"""
XML_OPEN: Final = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/" '
    'xmlns:foaf="http://xmlns.com/foaf/0.1/">\n'
)


def turtle(body: str) -> PageGraph:
    """Parse Turtle after the usual prefixes."""
    return parse((TURTLE_HEAD + body).encode(), syntax=Syntax.TURTLE, base_iri=BASE)


def rdf_xml(body: str) -> PageGraph:
    """Parse RDF/XML inside the usual root element."""
    text = f"{XML_OPEN}{body}\n</rdf:RDF>"
    return parse(text.encode(), syntax=Syntax.RDF_XML, base_iri=BASE)


def json_ld(text: str) -> PageGraph:
    """Parse a JSON-LD document."""
    return parse(text.encode(), syntax=Syntax.JSON_LD, base_iri=BASE)


def values(graph: PageGraph, predicate: str) -> list[str]:
    """Give the values of a property on the whole page, in document order."""
    return [
        value.value
        for subject in graph.subjects()
        for value in graph.properties(subject).get(predicate, ())
    ]


def codes(graph: PageGraph) -> list[str]:
    """Give the codes of the page's findings."""
    return [finding.code for finding in graph.findings]
