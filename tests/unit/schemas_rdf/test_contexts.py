"""JSON-LD contexts come from the bundle, and from nowhere else."""

from importlib import resources

import msgspec
import pytest
from pyoxigraph import Literal, NamedNode

from schemas.errors import UnknownContextError
from schemas.namespaces import DCAT, DCT, FOAF, POD, SCHEMA
from schemas.rdf.contexts import context
from schemas.rdf.own_context import as_document
from tests.unit.schemas_rdf.samples import DATASET, IDENTIFIER, TITLE, codes, json_ld, values

POD_CONTEXT = "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld"


def test_a_dcat_us_feed_is_read_with_the_bundled_context() -> None:
    graph = json_ld(
        f'{{"@context": "{POD_CONTEXT}", "@type": "dcat:Catalog", "dataset": [{{'
        '"@type": "dcat:Dataset", "identifier": "249xe", "title": "Land register",'
        '"accessLevel": "public", "license": "Open Government Licence",'
        '"publisher": {"@type": "org:Organization", "name": "Anytown Council"},'
        '"distribution": [{"@type": "dcat:Distribution", "downloadURL": "https://d.example/x.csv"}]'
        "}]}"
    )
    assert values(graph, IDENTIFIER) == ["249xe"]
    assert values(graph, TITLE) == ["Land register"]
    assert values(graph, POD + "accessLevel") == ["public"]
    assert values(graph, DCT + "license") == ["Open Government Licence"]
    assert values(graph, FOAF + "name") == ["Anytown Council"]
    (distribution,) = graph.subjects_of_type(DCAT + "Distribution")
    assert graph.properties(distribution)[DCAT + "downloadURL"] == [
        NamedNode("https://d.example/x.csv")
    ]
    assert codes(graph) == []


def test_data_json_without_any_context_is_read_as_dcat_us_and_told() -> None:
    graph = json_ld('{"dataset": [{"identifier": "a", "title": "A", "distribution": {}}, {}]}')
    assert len(graph.subjects_of_type(DATASET)) == 2
    assert len(graph.subjects_of_type(DCAT + "Distribution")) == 1
    assert values(graph, TITLE) == ["A"]
    assert codes(graph) == ["PAGE-CONTEXT-ASSUMED"]


@pytest.mark.parametrize(
    "written",
    [
        '"https://schema.org"',
        '"http://schema.org/"',
        '["https://schema.org/", {"x": "https://x.example/"}]',
        '[{"x": "https://x.example/"}, "https://www.schema.org/"]',
        '{"@import": "https://schema.org/", "x": "https://x.example/"}',
    ],
)
def test_a_bundled_context_is_found_however_it_is_named(written: str) -> None:
    graph = json_ld(f'{{"@context": {written}, "@type": "Dataset", "name": "Rivers"}}')
    assert values(graph, SCHEMA + "name") == ["Rivers"]
    assert len(graph.subjects_of_type(SCHEMA + "Dataset")) == 1


@pytest.mark.parametrize(
    "document",
    [
        '{"@context": "https://unknown.example/c.jsonld", "@id": "http://a.example/"}',
        '{"@context": ["https://schema.org", "https://unknown.example/c.jsonld"]}',
        '{"@context": {"@import": "https://unknown.example/c.jsonld"}}',
        '{"@graph": [{"@context": "https://unknown.example/c.jsonld"}]}',
        '{"@context": {"a": {"@id": "http://a.example/a", "@context": UNKNOWN}}, "a": {"b": 1}}',
        '{"@context": {"a": {"@id": "http://a.example/a", "@context": [UNKNOWN]}}, "a": {"b": 1}}',
    ],
)
def test_an_unknown_context_is_named_with_the_fix(document: str) -> None:
    with pytest.raises(UnknownContextError, match=r"unknown\.example.*write the context's content"):
        json_ld(document.replace("UNKNOWN", '"https://unknown.example/c.jsonld"'))


def test_a_context_hidden_by_escapes_is_refused_too() -> None:
    document = '{"\\u0040context": "https://unknown.example/c.jsonld", "@id": "http://a.example/"}'
    with pytest.raises(UnknownContextError, match="nothing is fetched"):
        json_ld(document)


def test_a_context_spoken_of_in_a_text_is_left_alone() -> None:
    text = '{\\"@context\\": \\"https://unknown.example/c.jsonld\\"}'
    graph = json_ld(f'{{"@id": "http://a.example/", "{TITLE}": "{text}"}}')
    assert values(graph, TITLE) == ['{"@context": "https://unknown.example/c.jsonld"}']


def test_an_undefined_term_says_nothing_and_takes_its_nodes_along() -> None:
    graph = json_ld(
        f'{{"@id": "http://a.example/", "{TITLE}": "x", "undefined": '
        f'{{"{TITLE}": "y", "{DCT}relation": {{"{TITLE}": "z"}}}}}}'
    )
    assert values(graph, TITLE) == ["x"]
    assert graph.triples == 1


def test_a_node_that_another_statement_leads_to_stays() -> None:
    graph = json_ld(
        f'{{"@id": "http://a.example/", "undefined": {{"@id": "_:b", "{TITLE}": "y"}}, '
        f'"{DCT}relation": {{"@id": "_:b"}}}}'
    )
    assert values(graph, TITLE) == ["y"]


def test_every_bundled_context_is_inline_all_through() -> None:
    for address in (POD_CONTEXT, "https://schema.org", "https://www.w3.org/ns/dcat.jsonld"):
        text = msgspec.json.encode(context(address))
        assert b"@import" not in text
        assert b'"@context"' not in text


def test_numbers_keep_their_written_form_where_json_has_one() -> None:
    graph = json_ld(f'{{"@id": "http://a.example/", "{DCAT}byteSize": 12, "{TITLE}": "2e+00"}}')
    assert values(graph, TITLE) == ["2e+00"]
    integer = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    (size,) = graph.properties(NamedNode("http://a.example/"))[DCAT + "byteSize"]
    assert size == Literal("12", datatype=integer)


def test_our_own_context_is_known_wherever_it_is_published() -> None:
    graph = json_ld(
        '{"@context": "https://catalogue.example/contexts/wayleave-1.jsonld",'
        '"@type": "Dataset", "title": "Rivers", "licence": {"@id": "https://l.example/"}}'
    )
    assert values(graph, TITLE) == ["Rivers"]
    assert graph.subjects_of_type(DATASET)


def test_our_own_context_is_as_published() -> None:
    kept = resources.files("schemas.shapes.contexts").joinpath("wayleave-1.jsonld")
    assert kept.read_text(encoding="utf-8") == as_document()
