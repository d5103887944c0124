"""Both libraries read the same graph from the same document."""

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Triple
from rdflib.compare import isomorphic

from schemas.rdf.canonical import canonical
from schemas.rdf.graph import PageGraph
from schemas.rdf.parse import parse
from schemas.rdf.syntax import Syntax
from tests.unit.schemas_rdf.graphs import triples
from tests.unit.schemas_rdf.samples import BASE, TURTLE_HEAD, XML_OPEN

NAMES = {
    Syntax.TURTLE: "turtle",
    Syntax.RDF_XML: "xml",
    Syntax.JSON_LD: "json-ld",
    Syntax.N_TRIPLES: "nt",
}
pytestmark = [
    # rdflib's own readers use what rdflib has deprecated.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning"),
]

TURTLE = (
    TURTLE_HEAD
    + """
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<d/1> a dcat:Dataset ; dct:title "Rivers"@en, "Afonydd"@cy ; dct:description \"\"\"Two
lines with "quotes" and \\u00e9\"\"\" ; dct:issued "2012"^^xsd:date ; dcat:byteSize 1.50, 2e+00 ;
  dcat:contactPoint [ foaf:name "Team" ; foaf:mbox <mailto:team@agency.example> ] ;
  dct:relation ( <a> "b" [ dct:title 'c' ] ) , true .
"""
)
XML = (
    '<?xml version="1.0"?>\n'
    + XML_OPEN
    + """
<dcat:Dataset rdf:about="d/1" dct:identifier="one" xml:lang="en">
  <dct:title>Rivers &amp; <![CDATA[<lakes>]]></dct:title>
  <dct:title xml:lang="cy">Afonydd</dct:title>
  <dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#gYear">2012</dct:issued>
  <dcat:distribution rdf:parseType="Resource">
  <dct:title>C<!-- not -->SV</dct:title></dcat:distribution>
  <dcat:distribution rdf:nodeID="x"/><dct:relation rdf:parseType="Collection">
    <rdf:Description rdf:about="a"/><rdf:Description rdf:about="b"/></dct:relation>
  <dct:publisher><foaf:Agent xml:base="http://other.example/" rdf:about="z"/></dct:publisher>
</dcat:Dataset><dcat:Distribution rdf:nodeID="x"/></rdf:RDF>"""
)
JSON = """{"@context": {"dct": "http://purl.org/dc/terms/", "title": {"@id": "dct:title",
  "@container": "@language"}, "issued": {"@id": "dct:issued", "@type": "dct:W3CDTF"},
  "parts": {"@reverse": "dct:isPartOf"}, "list": {"@id": "dct:relation", "@container": "@list"}},
  "@id": "d/1", "@type": "dct:Thing", "title": {"en": "Rivers", "cy": "Afonydd"}, "issued": "2012",
  "parts": [{"@id": "d/2", "dct:title": "x"}], "list": [1, true, {"@id": "z"}], "unknown": "y",
  "dct:extent": 12, "@graph": [{"@id": "in", "dct:title": "inside"}]}"""


def statements(graph: PageGraph) -> rdflib.Graph:
    """Hand a page over to rdflib."""
    document = canonical(
        [
            (subject, predicate, value)
            for subject in graph.subjects()
            for predicate, values in graph.received(subject).items()
            for value in values
        ]
    )
    return rdflib.Graph().parse(data=document, format="nt")


def by_rdflib(document: bytes, syntax: Syntax) -> rdflib.Graph:
    """Read a document with rdflib, all its graphs as one."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=document, format=NAMES[syntax], publicID=BASE)
    merged = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        merged.add((subject, predicate, value))
    return merged


@pytest.mark.parametrize(
    ("text", "syntax"),
    [(TURTLE, Syntax.TURTLE), (XML, Syntax.RDF_XML), (JSON, Syntax.JSON_LD)],
)
def test_a_document_of_many_features_reads_the_same(text: str, syntax: Syntax) -> None:
    page = parse(text.encode(), syntax=syntax, base_iri=BASE)
    expected = by_rdflib(text.encode(), syntax)
    assert isomorphic(statements(page), expected)
    assert page.triples == len(expected)


@settings(deadline=None, max_examples=150)
@given(graph=triples().filter(bool), syntax=st.sampled_from(sorted(NAMES)))
def test_what_rdflib_wrote_reads_the_same(graph: list[Triple], syntax: Syntax) -> None:
    plain = "".join(f"{triple} .\n" for triple in graph)
    theirs = rdflib.Graph().parse(data=plain, format="nt")
    document = theirs.serialize(format=NAMES[syntax], encoding="utf-8")
    page = parse(document, syntax=syntax, base_iri=BASE)
    assert isomorphic(statements(page), by_rdflib(document, syntax))
