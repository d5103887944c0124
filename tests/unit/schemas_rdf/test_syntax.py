"""The syntax of a document is told by its declared type, its name and its first bytes."""

import pytest

from schemas.errors import NotRdfError
from schemas.rdf.syntax import Syntax, detect
from tests.unit.schemas_rdf.samples import TURTLE_HEAD, XML_OPEN

TURTLE = TURTLE_HEAD.encode()
XML = b'<?xml version="1.0"?>\n' + XML_OPEN.encode()
JSON = b'{"@context": {}}'
NT = b'<http://a.example/s> <http://a.example/p> "x" .\n'


@pytest.mark.parametrize("syntax", Syntax)
def test_each_syntax_has_a_media_type_and_a_suffix_of_its_own(syntax: Syntax) -> None:
    head = {Syntax.RDF_XML: XML, Syntax.JSON_LD: JSON}.get(syntax, NT)
    assert detect(media_type=syntax.media_type, name="feed", head=head) is syntax
    assert detect(media_type=None, name=f"feed{syntax.suffix}", head=head) is syntax


@pytest.mark.parametrize(
    ("media_type", "name", "head", "expected"),
    [
        ("text/turtle; charset=utf-8", "feed", TURTLE, Syntax.TURTLE),
        ("text/turtle", "feed.rdf", XML, Syntax.RDF_XML),
        ("application/rdf+xml", "feed", TURTLE, Syntax.TURTLE),
        ("text/plain", "https://feed.example/catalog.ttl?page=2", TURTLE, Syntax.TURTLE),
        ("text/html", "https://feed.example/", XML, Syntax.RDF_XML),
        ("application/octet-stream", "x.json", JSON, Syntax.JSON_LD),
        ("text/xml", "catalog", XML, Syntax.RDF_XML),
        (None, "catalog", b"\xef\xbb\xbf" + JSON, Syntax.JSON_LD),
        (None, "catalog", XML.decode().encode("utf-16"), Syntax.RDF_XML),
        (None, "catalog", XML.decode().encode("utf-16-le"), Syntax.RDF_XML),
        (None, "catalog", b'[{"@id": "x"}]', Syntax.JSON_LD),
        (None, "catalog", NT, Syntax.N_TRIPLES),
        (None, "catalog", b"# a comment\n" + TURTLE, Syntax.TURTLE),
        (None, "catalog", b"PREFIX a: <http://a.example/>\na:b a:c a:d .", Syntax.TURTLE),
        (None, "catalog", b"<http://a.example/g> { <http://s> <http://p> 1 }", Syntax.TRIG),
        (None, "catalog", b'[ <http://a.example/p> "{" ] .', Syntax.TURTLE),
        ("application/json", "data.json", b"<!-- no --><rdf:RDF>", Syntax.RDF_XML),
    ],
)
def test_the_declared_type_counts_unless_the_bytes_contradict_it(
    media_type: str | None, name: str, head: bytes, expected: Syntax
) -> None:
    assert detect(media_type=media_type, name=name, head=head) is expected


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"", "empty"),
        (b"  \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<!DOCTYPE html><html>", "an HTML page"),
        (b"<HTML lang=en>", "an HTML page"),
        (b'<?xml version="1.0"?>\n<!-- x --><!doctype HTML public>', "an HTML page"),
        (b"%PDF-1.7", "a PDF document"),
        (b"PK\x03\x04....", "a zip archive"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"\x89PNG\r\n", "an image"),
        (b"Dear colleague, the feed has moved.", "not RDF in any syntax"),
        (b"id,title\n1,Rivers", "not RDF in any syntax"),
    ],
)
def test_what_is_no_rdf_is_refused_by_its_kind(head: bytes, words: str) -> None:
    with pytest.raises(NotRdfError, match=words):
        detect(media_type=None, name="feed", head=head)


def test_a_web_page_is_refused_even_when_it_is_declared_as_rdf() -> None:
    with pytest.raises(NotRdfError, match="an HTML page"):
        detect(
            media_type="application/rdf+xml", name="catalog.rdf", head=b"<!DOCTYPE html>\n<html>"
        )
