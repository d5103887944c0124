"""What is written is read back as it was, by us and by others."""

import json

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib.compare import isomorphic

from schemas.errors import UnwritableError
from schemas.namespaces import DCAT, DCT, GEO, RDF_TYPE
from schemas.rdf.parse import parse
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write
from tests.unit.schemas_rdf.graphs import triples
from tests.unit.schemas_rdf.samples import BASE, TITLE

A = NamedNode("https://data.example/a")
RDFLIB_NAMES = {
    Syntax.TURTLE: "turtle",
    Syntax.RDF_XML: "xml",
    Syntax.JSON_LD: "json-ld",
    Syntax.N_TRIPLES: "nt",
}


def title(value: Literal) -> Triple:
    return Triple(A, NamedNode(TITLE), value)


def by_rdflib(document: bytes, name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=document, format=name, publicID=BASE)


# rdflib's JSON-LD reader uses a class that rdflib itself has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@settings(deadline=None, max_examples=100)
@given(graph=triples(), syntax=st.sampled_from(sorted(RDFLIB_NAMES)))
def test_another_library_reads_the_same_graph_from_every_syntax(
    graph: list[Triple], syntax: Syntax
) -> None:
    plain = "".join(f"{triple} .\n" for triple in graph).encode()
    ours = by_rdflib(write(graph, syntax), RDFLIB_NAMES[syntax])
    assert isomorphic(ours, by_rdflib(plain, "nt"))


@settings(deadline=None, max_examples=150)
@given(graph=triples().filter(bool), syntax=st.sampled_from(Syntax))
def test_we_read_back_what_we_wrote(graph: list[Triple], syntax: Syntax) -> None:
    page = parse(write(graph, syntax), syntax=syntax, base_iri=BASE)
    assert page.triples == len(graph)
    assert page.findings == []
    plain = by_rdflib("".join(f"{triple} .\n" for triple in graph).encode(), "nt")
    read = [
        Triple(subject, NamedNode(predicate), value)
        for subject in page.subjects()
        for predicate, values in page.received(subject).items()
        for value in values
    ]
    assert isomorphic(by_rdflib(write(read, Syntax.N_TRIPLES), "nt"), plain)


@pytest.mark.parametrize("syntax", Syntax)
def test_the_order_of_prefixes_is_always_the_same(syntax: Syntax) -> None:
    graph = [
        Triple(A, NamedNode(RDF_TYPE), NamedNode(DCAT + "Dataset")),
        title(Literal("x", language="en")),
    ]
    document = write(graph, syntax)
    assert write(graph, syntax) == document
    assert b"schema.org" not in document


def test_turtle_has_sorted_prefixes_and_only_those_in_use() -> None:
    graph = [Triple(A, NamedNode(RDF_TYPE), NamedNode(DCAT + "Dataset")), title(Literal("x"))]
    lines = write(graph, Syntax.TURTLE).decode().splitlines()
    assert lines[:2] == [
        "@prefix dcat: <http://www.w3.org/ns/dcat#> .",
        "@prefix dct: <http://purl.org/dc/terms/> .",
    ]
    assert lines[2].startswith("<https://data.example/a> a dcat:Dataset")


def test_json_ld_is_compact() -> None:
    graph = [
        Triple(A, NamedNode(RDF_TYPE), NamedNode(DCAT + "Dataset")),
        title(Literal("x")),
        Triple(A, NamedNode(DCT + "language"), Literal("en")),
        Triple(A, NamedNode(DCT + "language"), Literal("cy")),
        Triple(A, NamedNode(DCAT + "distribution"), BlankNode("d")),
    ]
    document = json.loads(write(graph, Syntax.JSON_LD))
    assert document["@context"]["dct"] == DCT
    (node,) = document["@graph"]
    assert node == {
        "@id": A.value,
        "@type": ["dcat:Dataset"],
        "dct:title": "x",
        "dct:language": ["en", "cy"],
        "dcat:distribution": {"@id": "_:d"},
    }


def test_a_scheme_named_like_a_prefix_is_not_taken_for_one() -> None:
    graph = [Triple(NamedNode("geo:51.5,-0.1"), NamedNode(GEO + "asWKT"), Literal("POINT"))]
    page = parse(write(graph, Syntax.JSON_LD), syntax=Syntax.JSON_LD, base_iri=BASE)
    assert list(page.subjects()) == [NamedNode("geo:51.5,-0.1")]


@pytest.mark.parametrize("syntax", [Syntax.TRIG, Syntax.N_QUADS, Syntax.JSON_LD])
def test_graph_names_are_kept_where_the_syntax_has_them(syntax: Syntax) -> None:
    quads = [Quad(A, NamedNode(TITLE), Literal("x"), NamedNode("https://data.example/g"))]
    assert b"https://data.example/g" in write(quads, syntax)
    assert b"https://data.example/g" not in write(quads, Syntax.TURTLE)


@pytest.mark.parametrize("syntax", Syntax)
def test_control_characters_never_leave(syntax: Syntax) -> None:
    document = write([title(Literal("a\x0bb\x00c\ufffe", language="en"))], syntax)
    page = parse(document, syntax=syntax, base_iri=BASE)
    assert page.findings == []
    assert page.properties(A)[TITLE] == [Literal("abc", language="en")]


def unchecked(iri: str) -> NamedNode:
    """Make an IRI that the constructor would refuse, as a lenient parse does."""
    text = f"<{A.value}> <{TITLE}> <{iri}> ."
    (quad,) = pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    value = quad.object
    assert isinstance(value, NamedNode)
    return value


@pytest.mark.parametrize("syntax", Syntax)
@pytest.mark.parametrize(
    "iri", ["https://data.example/a b", "https://data.example/[x", "no-scheme"]
)
def test_an_iri_that_could_not_be_read_back_is_refused_before_writing(
    iri: str, syntax: Syntax
) -> None:
    bad = unchecked(iri)
    for triple in (Triple(bad, NamedNode(TITLE), A), Triple(A, bad, A), Triple(A, A, bad)):
        with pytest.raises(UnwritableError, match="not an IRI that could be read back"):
            write([title(Literal("x")), triple], syntax)


def test_a_property_that_rdf_xml_cannot_name_is_refused_there_only() -> None:
    triple = Triple(A, NamedNode("https://data.example/2024"), A)
    assert write([triple], Syntax.TURTLE)
    with pytest.raises(UnwritableError, match="RDF/XML"):
        write([triple], Syntax.RDF_XML)


def test_a_class_that_can_be_no_element_name_is_written_as_a_property_of_rdf_xml() -> None:
    odd = Triple(A, NamedNode(RDF_TYPE), NamedNode("https://data.example/2024"))
    other = Triple(NamedNode("https://data.example/b"), NamedNode(TITLE), Literal("y"))
    document = write([odd, other, title(Literal("x"))], Syntax.RDF_XML)
    page = parse(document, syntax=Syntax.RDF_XML, base_iri=BASE)
    assert page.types(A) == {"https://data.example/2024"}
    with pytest.raises(UnwritableError, match="RDF/XML"):
        write([odd], Syntax.RDF_XML)
