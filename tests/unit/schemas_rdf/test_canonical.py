"""Equal graphs have equal canonical bytes, and different ones have not."""

from typing import Final

import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib.compare import isomorphic

from schemas.rdf.canonical import ReceivedTriple, canonical, closure, digest
from schemas.rdf.graph import Subject, Term
from tests.unit.schemas_rdf.graphs import tangles, triples
from tests.unit.schemas_rdf.samples import turtle

A = NamedNode("https://data.example/a")
P: Final = "http://a.example/p"


def as_received(graph: list[Triple]) -> list[ReceivedTriple]:
    return [(_subject(t.subject), t.predicate.value, _term(t.object)) for t in graph]


def _subject(term: object) -> Subject:
    assert isinstance(term, NamedNode | BlankNode)
    return term


def _term(term: object) -> Term:
    assert isinstance(term, NamedNode | BlankNode | Literal)
    return term


def disguised(graph: list[Triple], random: st.DataObject) -> list[ReceivedTriple]:
    """Shuffle the statements and rename the blank nodes."""
    names = random.draw(st.permutations([f"other{number}" for number in range(5)]))
    renamed = {BlankNode(f"n{number}"): BlankNode(name) for number, name in enumerate(names)}

    def other(term: Term) -> Term:
        return renamed.get(term, term) if isinstance(term, BlankNode) else term

    received = [(_subject(other(s)), p, other(o)) for s, p, o in as_received(graph)]
    return random.draw(st.permutations(received))


def as_rdflib(document: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=document, format="nt")


@settings(deadline=None, max_examples=300)
@given(graph=triples(), random=st.data())
def test_neither_order_nor_labels_change_the_canonical_form(
    graph: list[Triple], random: st.DataObject
) -> None:
    assert canonical(disguised(graph, random)) == canonical(as_received(graph))


@settings(deadline=None, max_examples=300)
@given(graph=tangles(), random=st.data())
def test_not_even_where_blank_nodes_go_in_rings(graph: list[Triple], random: st.DataObject) -> None:
    assert canonical(disguised(graph, random)) == canonical(as_received(graph))


@settings(deadline=None, max_examples=200)
@given(graph=triples() | tangles(), other=triples() | tangles())
def test_canonical_forms_are_equal_exactly_when_the_graphs_are(
    graph: list[Triple], other: list[Triple]
) -> None:
    one, two = canonical(as_received(graph)), canonical(as_received(other))
    assert (one == two) == isomorphic(as_rdflib(one), as_rdflib(two))


@settings(deadline=None, max_examples=200)
@given(graph=triples() | tangles())
def test_the_canonical_form_says_what_the_graph_says(graph: list[Triple]) -> None:
    document = canonical(as_received(graph))
    plain = "".join(f"{triple} .\n" for triple in graph).encode()
    assert isomorphic(as_rdflib(document), as_rdflib(plain))


def test_equal_parts_of_two_owners_are_told_apart_by_their_owners() -> None:
    twins = turtle(
        "<a> dct:spatial [ dct:title 'x' ; dct:relation [ dct:title 'y' ] ] ."
        "<b> dct:spatial [ dct:title 'x' ; dct:relation [ dct:title 'y' ] ] ."
    )
    shared = turtle(
        "<a> dct:spatial _:s . <b> dct:spatial _:s ."
        "_:s dct:title 'x' ; dct:relation [ dct:title 'y' ] ."
    )
    twin_bytes, shared_bytes = (
        canonical(
            [
                (subject, predicate, value)
                for subject in graph.subjects()
                for predicate, values in graph.received(subject).items()
                for value in values
            ]
        )
        for graph in (twins, shared)
    )
    assert twin_bytes != shared_bytes
    assert len(twin_bytes.splitlines()) == 8
    assert len(shared_bytes.splitlines()) == 5


def test_a_thousand_equal_parts_and_long_rings_come_to_an_end() -> None:
    parts: list[ReceivedTriple] = [(A, P, BlankNode()) for _ in range(1_000)]
    nodes = [BlankNode() for _ in range(3_000)]
    ring: list[ReceivedTriple] = [
        (node, P, following) for node, following in zip(nodes, [*nodes[1:], nodes[0]], strict=True)
    ]
    chain = ring[:-1]
    assert len(canonical(parts).splitlines()) == 1_000
    assert len(canonical(ring).splitlines()) == 3_000
    assert canonical(chain) == canonical(chain[::-1])


def test_different_documents_have_different_digests() -> None:
    assert digest(b"a") == digest(b"a") != digest(b"b")


class TestClosure:
    """What a record rests on."""

    BODY: Final = """
        <c> a dcat:Catalog ; dcat:dataset <a>, <b> .
        <a> a dcat:Dataset ; dct:publisher <org> ; dct:isPartOf <c> ; dct:relation <b>, <gone> ;
            dcat:contactPoint [ foaf:name "Team" ; foaf:page <page> ] ; dcat:theme <theme> ;
            dcat:distribution <a/csv> .
        <a/csv> dct:title "CSV" ; dct:isPartOf <a> .
        <org> foaf:name "Agency" ; foaf:member <parent> .
        <parent> foaf:name "Department" .
        <page> dct:title "Page" .
        <theme> a <http://www.w3.org/2004/02/skos/core#Concept> ; dct:title "Water" ;
            dct:relation <other>, [ dct:title "note" ] .
        <other> a <http://www.w3.org/2004/02/skos/core#Concept> ; dct:title "Air" .
        <b> a dcat:Dataset ; dct:title "Other dataset" .
    """

    def test_it_holds_the_parts_and_stops_at_other_resources(self) -> None:
        graph = turtle(self.BODY)
        start = NamedNode("https://feed.example/catalogue/a")
        titles = {
            value.value for _, _, value in closure(graph, start) if isinstance(value, Literal)
        }
        assert titles == {"Team", "Page", "Water", "note", "CSV", "Agency", "Department"}

    def test_links_to_what_is_not_followed_are_kept(self) -> None:
        graph = turtle(self.BODY)
        start = NamedNode("https://feed.example/catalogue/a")
        linked = {
            value.value.rpartition("/")[2] for s, _, value in closure(graph, start) if s == start
        }
        assert {"b", "gone", "c", "org"} <= linked

    def test_rings_end_and_every_statement_stands_once(self) -> None:
        graph = turtle("<a> dct:relation <b> . <b> dct:relation <a>, <b>, [ dct:relation <a> ] .")
        found = closure(graph, NamedNode("https://feed.example/catalogue/a"))
        assert len(found) == len(set(found)) == 5

    def test_a_blank_catalogue_does_not_pull_all_its_datasets_in(self) -> None:
        graph = turtle(
            "_:c a dcat:Catalog ; dcat:dataset _:a, _:b . _:a a dcat:Dataset ; dct:isPartOf _:c ;"
            ' dct:title "A" . _:b a dcat:Dataset ; dct:isPartOf _:c ; dct:title "B" .'
        )
        first, _ = graph.subjects_of_type("http://www.w3.org/ns/dcat#Dataset")
        assert len(closure(graph, first)) == 3

    def test_deep_chains_of_parts_are_followed_to_their_end(self) -> None:
        graph = turtle("<a> dct:relation " + "[ dct:relation " * 5_000 + "1" + " ]" * 5_000 + " .")
        found = closure(graph, NamedNode("https://feed.example/catalogue/a"))
        assert len(found) == 5_001
        assert len(canonical(found).splitlines()) == 5_001
