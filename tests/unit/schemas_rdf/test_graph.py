"""The index of a page: what each subject says, under the right names, in document order."""

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode

from schemas.namespaces import ADMS, DCAT, DCT, RDF_TYPE
from schemas.rdf.graph import PageGraph, Properties, Subject
from schemas.rdf.parse import parse
from schemas.rdf.syntax import Syntax
from tests.unit.schemas_rdf.samples import BASE, DATASET, TITLE, json_ld, rdf_xml, turtle

A = NamedNode("https://data.example/a")
B = NamedNode("https://data.example/b")


def test_subjects_of_a_type_come_in_document_order_each_once() -> None:
    graph = turtle("<z> a dcat:Dataset . <a> a dcat:Dataset, dcat:Resource . <z> a dcat:Dataset .")
    folder = "https://feed.example/catalogue/"
    assert graph.subjects_of_type(DATASET) == [NamedNode(folder + "z"), NamedNode(folder + "a")]
    assert graph.subjects_of_type(DCAT + "Catalog") == []
    assert graph.triples == 3


def test_values_keep_their_order_and_equal_statements_count_once() -> None:
    graph = turtle(f'{A} dct:title "b", "a", "b"@en, "b" . {A} dct:title "a" .')
    assert graph.properties(A)[TITLE] == [Literal("b"), Literal("a"), Literal("b", language="en")]
    assert graph.triples == 3


def test_an_unknown_subject_has_no_properties() -> None:
    graph = turtle(f'{A} dct:title "x" .')
    assert not graph.properties(B)
    assert graph.types(B) == set()
    assert graph.rewritten(B) == set()
    assert graph.line_of(B) is None


def test_misspelt_terms_are_found_under_the_right_ones_and_told() -> None:
    graph = turtle(
        "@prefix wrong: <https://www.w3.org/ns/adms#> . @prefix dc: "
        "<http://purl.org/dc/elements/1.1/> ."
        f'{A} a <http://www.w3.org/ns/dcat/Dataset> ; dct:title "x" ; dc:title "x", "y" ;'
        f' wrong:status "Completed" . {B} a dcat:Dataset ; dct:title "z" .'
    )
    properties = graph.properties(A)
    assert properties[ADMS + "status"] == [Literal("Completed")]
    assert properties[TITLE] == [Literal("x"), Literal("y")]
    assert properties[RDF_TYPE] == [NamedNode(DATASET)]
    assert graph.types(A) == {DATASET}
    assert graph.subjects_of_type(DATASET) == [A, B]
    assert graph.rewritten(A) == {
        "https://www.w3.org/ns/adms#status",
        "http://purl.org/dc/elements/1.1/title",
        "http://www.w3.org/ns/dcat/Dataset",
    }
    assert graph.rewritten(B) == set()


def test_the_statements_as_received_keep_their_spelling() -> None:
    graph = turtle(f'{A} <http://purl.org/dc/elements/1.1/title> "x" .')
    assert list(graph.received(A)) == ["http://purl.org/dc/elements/1.1/title"]


def test_named_graphs_are_read_as_one() -> None:
    data = (
        b'<http://g1> { <http://a> <http://p> "1" } <http://g2> { <http://a> <http://p> "1", "2" }'
    )
    graph = parse(data, syntax=Syntax.TRIG, base_iri=BASE)
    assert graph.properties(NamedNode("http://a"))["http://p"] == [Literal("1"), Literal("2")]
    quads = b'<http://a> <http://p> "1" <http://g> .\n<http://a> <http://p> "2" .\n'
    assert parse(quads, syntax=Syntax.N_QUADS, base_iri=BASE).triples == 2
    wrapped = json_ld('{"@id": "http://g", "@graph": [{"@id": "http://a", "http://p/": "1"}]}')
    assert wrapped.triples == 1


def test_statements_about_statements_are_left_out_and_told() -> None:
    graph = turtle(f'{A} dct:title "x" ; dct:relation <<( {A} dct:title "y" )>> .')
    assert graph.triples == 1
    assert [finding.code for finding in graph.findings] == ["PAGE-TRIPLE-TERM"]


def test_relative_iris_are_resolved_against_the_page_and_never_against_a_file() -> None:
    for graph in (
        turtle('<d1> dct:title "x" .'),
        rdf_xml('<dcat:Dataset rdf:about="d1"><dct:title>x</dct:title></dcat:Dataset>'),
        json_ld(f'{{"@id": "d1", "{TITLE}": "x"}}'),
    ):
        assert list(graph.subjects()) == [NamedNode("https://feed.example/catalogue/d1")]


class TestLines:
    """Where in the text a subject is described."""

    def test_a_subject_is_found_where_it_is_described(self) -> None:
        graph = turtle(
            f"<c> dcat:dataset {B}, {A} .\n\n{A} a dcat:Dataset .\n{B} a dcat:Dataset .\n"
        )
        assert graph.line_of(A) == 6
        assert graph.line_of(B) == 7
        assert graph.line_of(A) == 6

    def test_rdf_xml_and_json_ld_introduce_subjects_in_their_own_way(self) -> None:
        iri = "https://data.example/a?x=1&amp;y=2"
        graph = rdf_xml(
            f'<dcat:Catalog><dcat:dataset rdf:resource="{iri}"/></dcat:Catalog>\n'
            f'<dcat:Dataset rdf:about="{iri}"/>'
        )
        assert graph.line_of(NamedNode("https://data.example/a?x=1&y=2")) == 3
        document = (
            f'{{"@id": "{BASE}", "{DCT}relation":\n{{\n"@id": "{A.value}", "{TITLE}": "x"}}}}'
        )
        assert json_ld(document).line_of(A) == 3

    def test_a_blank_node_is_found_by_its_identifier(self) -> None:
        graph = turtle('[] dct:identifier "one" .\n[] dct:identifier "two" .')
        lines = [graph.line_of(subject) for subject in graph.subjects()]
        assert lines == [4, 5]

    def test_a_name_that_does_not_stand_in_the_text_has_no_line(self) -> None:
        graph = turtle("@prefix d: <https://data.example/> .\nd:a a dcat:Dataset .")
        assert graph.line_of(A) is None

    def test_looking_for_what_is_not_there_comes_to_an_end(self) -> None:
        graph = PageGraph(_Nothing(), b"x" * 100_000)
        names = [NamedNode(f"https://data.example/{n}") for n in range(2_000)]
        assert {graph.line_of(name) for name in names} == {None}


class _Nothing:
    """An index of a page that holds nothing."""

    triples = 0
    predicates: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    def properties(self, subject: object) -> Properties:
        del subject
        return {}

    def instances(self, class_iris: object) -> Iterator[Subject]:
        del class_iris
        return iter(())

    def subjects(self) -> Iterator[Subject]:
        return iter(())

    def subjects_with(self, predicate_iris: object) -> Iterator[Subject]:
        del predicate_iris
        return iter(())

    def close(self) -> None:
        pass


@pytest.mark.parametrize("syntax", [Syntax.TURTLE, Syntax.N_TRIPLES])
def test_the_same_text_gives_the_same_index(syntax: Syntax) -> None:
    data = f'<{A.value}> <{TITLE}> "x" .\n<{B.value}> <{TITLE}> "y" .\n'.encode()
    graph = parse(data, syntax=syntax, base_iri=BASE)
    assert list(graph.subjects()) == [A, B]
