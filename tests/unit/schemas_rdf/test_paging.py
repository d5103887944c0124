"""The next page is found in both generations of Hydra."""

import pytest

from schemas.rdf.paging import next_pages
from tests.unit.schemas_rdf.samples import BASE, json_ld, rdf_xml, turtle

HYDRA = "@prefix hydra: <http://www.w3.org/ns/hydra/core#> .\n"
NEXT = "https://feed.example/catalogue/page?n=2"


@pytest.mark.parametrize(
    "body",
    [
        f"<> a hydra:PagedCollection ; hydra:nextPage <{NEXT}> .",
        f'<> a hydra:PagedCollection ; hydra:nextPage "{NEXT}" .',
        f"<> a hydra:PartialCollectionView ; hydra:next <{NEXT}> .",
        f"<> hydra:next <{NEXT}> .",
        f"[] hydra:nextPage <{NEXT}> .",
        "<> hydra:next <?n=2> .",
        '<> hydra:next " ?n=2 " .',
        "<> hydra:next <page?n=2>, <page?n=2> ; hydra:nextPage <page?n=2> .",
        "<> <http://www.w3.org/ns/hydra/corenext> <page?n=2> .",
        f"<> hydra:next <{BASE}>, <{NEXT}> .",
        f'<> hydra:next "", "javascript:alert(1)", "http://[bad", [], <{NEXT}> .',
    ],
)
def test_the_next_page_is_found(body: str) -> None:
    assert next_pages(turtle(HYDRA + body), BASE) == (NEXT,)


def test_the_newer_link_goes_before_the_older() -> None:
    graph = turtle(HYDRA + "<> hydra:nextPage <old> ; hydra:next <new> .")
    assert next_pages(graph, BASE) == (
        "https://feed.example/catalogue/new",
        "https://feed.example/catalogue/old",
    )


def test_a_page_without_links_is_the_last() -> None:
    assert next_pages(turtle("<> a dcat:Catalog ."), BASE) == ()
    assert next_pages(turtle(HYDRA + "<> hydra:previous <x> ; hydra:last <y> ."), BASE) == ()


def test_a_feed_in_a_file_pages_to_files_beside_it() -> None:
    graph = turtle(HYDRA + '<> hydra:next "page2.ttl" .')
    assert next_pages(graph, "file:///feeds/page1.ttl") == ("file:///feeds/page2.ttl",)


def test_a_feed_on_the_web_does_not_lead_to_files() -> None:
    assert next_pages(turtle(HYDRA + '<> hydra:next "file:///etc/passwd" .'), BASE) == ()


def test_the_link_is_found_in_the_other_syntaxes_too() -> None:
    xml = rdf_xml(
        '<h:PagedCollection xmlns:h="http://www.w3.org/ns/hydra/core#" rdf:about="">'
        f"<h:nextPage>{NEXT}</h:nextPage></h:PagedCollection>"
    )
    json = json_ld(
        '{"@context": "http://www.w3.org/ns/hydra/context.jsonld", "@id": "", '
        '"@type": "PartialCollectionView", "next": "?n=2"}'
    )
    assert next_pages(xml, BASE) == next_pages(json, BASE) == (NEXT,)
