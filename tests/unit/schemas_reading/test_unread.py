"""What the model has no room for survives an export and is there when that is read again."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from schemas.model import Dataset, Resource
from schemas.namespaces import DCAT, DCT, FOAF, RDF_TYPE, VCARD
from schemas.rdf.canonical import canonical
from schemas.rdf.describe import describe
from schemas.rdf.page import read_page
from schemas.rdf.syntax import Syntax
from schemas.rdf.unread import unread
from schemas.rdf.write import write
from schemas.reading import ReadOptions, RecordReading
from tests.unit.schemas_reading.resources import IRI, resources

OURS = "https://department.example/ns#"
TURTLE = """
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix our: <https://department.example/ns#> .
<https://records.example/any> a dcat:Dataset, our:Return ; dct:identifier "r-1" ;
    dct:title "Returns" ; our:cost 12.50 ; our:keeper [ our:desk "7" ; our:floor [ our:n 2 ] ] ;
    dct:publisher <https://department.example/> ;
    dcat:contactPoint [ a vcard:Kind ; vcard:fn "Team" ; vcard:note "Monday to Friday" ] ;
    dcat:distribution [ a dcat:Distribution ; dct:title "As CSV" ; our:checkedBy "us" ;
        dcat:downloadURL <https://data.department.example/r.csv> ] .
<https://department.example/> a foaf:Organization ; foaf:name "Department" ; our:code "D1" .
"""

_values = st.one_of(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=10).map(Literal),
    st.integers().map(Literal),
    st.uuids().map(lambda value: NamedNode(f"https://things.example/{value}")),
)
_names = st.sampled_from(["cost", "keeper", "desk", "madeWith"]).map(
    lambda name: NamedNode(OURS + name)
)


def read(content: bytes, syntax: Syntax = Syntax.TURTLE) -> RecordReading:
    page = read_page(
        content,
        media_type=syntax.media_type,
        name=None,
        base_iri="https://elsewhere.example/",
        today=dt.date(2026, 11, 26),
        options=ReadOptions(),
    )
    (record,) = page.records
    return record


def exported(record: RecordReading, syntax: Syntax = Syntax.TURTLE) -> bytes:
    assert record.resource is not None
    more = unread(record.graph, record.identifier, IRI)
    return write([*describe(record.resource, iri=IRI), *more], syntax)


def as_lines(triples: list[Triple]) -> bytes:
    return canonical([(t.subject, t.predicate.value, t.object) for t in triples])  # type: ignore[misc]  # no triple terms


@pytest.mark.parametrize("syntax", Syntax)
def test_properties_of_every_part_survive_in_every_syntax(syntax: Syntax) -> None:
    first = read(TURTLE.encode())
    again = read(exported(first, syntax), syntax)
    assert again.resource == first.resource
    left = as_lines(unread(first.graph, "r-1", IRI)).decode()
    for words in ("Monday to Friday", '"7"', "12.5", '"us"', '"D1"', "ns#Return", "ns#floor"):
        assert words in left
    assert as_lines(unread(again.graph, "r-1", IRI)).decode() == left


def test_a_part_that_was_given_whole_is_no_second_part() -> None:
    again = read(exported(read(TURTLE.encode())))
    assert isinstance(again.resource, Dataset)
    assert len(again.resource.contact_point) == 1
    assert len(again.resource.distribution) == 1
    assert all(finding.code != "CONTACT-SECOND" for finding in again.report.findings)


def test_a_record_that_says_nothing_beyond_the_model_leaves_nothing() -> None:
    plain = f"<{IRI}> a <{DCAT}Dataset> ; <{DCT}identifier> 'x' ; <{DCT}title> 'T' ."
    assert unread(read(plain.encode()).graph, "x", IRI) == []


@pytest.mark.parametrize("syntax", Syntax)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    resource=resources,
    said=st.lists(st.tuples(_names, _values), max_size=3, unique=True),
    inner=st.lists(st.tuples(_names, _values), max_size=2, unique=True),
)
def test_any_record_with_any_further_properties_is_the_same_after_export_and_import(
    syntax: Syntax,
    resource: Resource,
    said: list[tuple[NamedNode, Literal | NamedNode]],
    inner: list[tuple[NamedNode, Literal | NamedNode]],
) -> None:
    node, part = NamedNode(IRI), BlankNode("part")
    more = [Triple(node, name, value) for name, value in said]
    more += [Triple(part, name, value) for name, value in inner]
    more += [Triple(node, NamedNode(OURS + "part"), part)] if inner else []
    first = read(write([*describe(resource, iri=IRI), *more], syntax), syntax)
    again = read(exported(first, syntax), syntax)
    assert again.resource == first.resource == resource
    assert as_lines(unread(again.graph, again.identifier, IRI)) == as_lines(
        unread(first.graph, first.identifier, IRI)
    )


def test_the_classes_of_named_parts_survive() -> None:
    kept = unread(read(TURTLE.encode()).graph, "r-1", IRI)
    assert Triple(NamedNode(IRI), NamedNode(RDF_TYPE), NamedNode(OURS + "Return")) in kept
    assert not any(t.predicate.value in {FOAF + "name", VCARD + "nickname"} for t in kept)
