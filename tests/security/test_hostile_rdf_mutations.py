"""Whatever becomes of a document on its way, parsing it gives a graph or one of our errors."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from schemas.errors import UnreadableError
from schemas.rdf.canonical import canonical, closure
from schemas.rdf.paging import next_pages
from schemas.rdf.parse import parse
from schemas.rdf.syntax import Syntax, detect
from schemas.rdf.write import write
from tests.unit.schemas_rdf.samples import BASE

_DATASET: Final = NamedNode("https://data.example/é?a=1&b=2")
_DOCUMENTS: Final = {
    syntax: write(
        [
            Triple(
                _DATASET,
                NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                NamedNode("http://www.w3.org/ns/dcat#Dataset"),
            ),
            Triple(
                _DATASET,
                NamedNode("http://purl.org/dc/terms/title"),
                Literal('Fish & "chips" <b>', language="en-GB"),
            ),
            Triple(
                _DATASET,
                NamedNode("http://purl.org/dc/terms/issued"),
                Literal("2024-01-01", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")),
            ),
        ],
        syntax,
    )
    for syntax in Syntax
}
_SNIPPETS: Final = st.sampled_from(
    [
        b"<", b">", b'"', b"'", b"&", b"{", b"}", b"[", b"]", b"(", b")", b"@", b"@en_GB", b"\\",
        b"\\u", b"\\uD800", b"\x00", b"\x0b", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"<!DOCTYPE",
        b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?", b"?>", b"&#xB;", b"&nbsp;", b"_:", b"<<",
        b".", b",", b";", b":", b"%", b" ", b"\n", b"\r", b"#", b'"@context"', b'"@id": "a b"',
        b"^^",
        b'"@context": "http://x/"', b' xml:lang="***"', b' encoding="utf-16"', b"rdf:resource",
    ]
)  # fmt: skip
_CUTS: Final = st.tuples(
    st.integers(0, 2_000), st.integers(0, 12), _SNIPPETS | st.binary(max_size=6)
)


def mutated(document: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    """Replace stretches of a document by other bytes."""
    for start, length, snippet in cuts:
        at = start % (len(document) + 1)
        document = document[:at] + snippet + document[at + length :]
    return document


@pytest.mark.parametrize("syntax", Syntax)
@settings(deadline=None, max_examples=250)
@given(cuts=st.lists(_CUTS, max_size=5))
def test_a_mutated_document_gives_a_graph_or_an_error_of_ours(
    syntax: Syntax, cuts: list[tuple[int, int, bytes]]
) -> None:
    data = mutated(_DOCUMENTS[syntax], cuts)
    try:
        graph = parse(data, syntax=syntax, base_iri=BASE)
    except UnreadableError:
        return
    for subject in graph.subjects():
        graph.line_of(subject)
        record = canonical(closure(graph, subject))
        assert parse(record, syntax=Syntax.N_TRIPLES, base_iri=BASE).findings == []
    next_pages(graph, BASE)


@settings(deadline=None, max_examples=300)
@given(data=st.binary(max_size=200), name=st.sampled_from(["x", "x.ttl", "x.rdf", "x.json"]))
def test_any_bytes_have_a_syntax_or_are_no_rdf(data: bytes, name: str) -> None:
    try:
        syntax = detect(media_type=None, name=name, head=data)
        parse(data, syntax=syntax, base_iri=BASE)
    except UnreadableError:
        return
