"""A page too large for memory reads exactly as if it were small."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from schemas.errors import UnreadableError
from schemas.namespaces import HYDRA
from schemas.rdf.disk import DiskIndex
from schemas.rdf.graph import MemoryIndex, PageGraph
from schemas.rdf.indexing import Room, indexed
from schemas.rdf.page import PageReading
from schemas.rdf.parse import parse
from schemas.rdf.read_records import RecordReader
from schemas.rdf.stored import StoredText
from schemas.rdf.syntax import Syntax, detect
from schemas.rdf.write import write
from schemas.reading import ReadOptions
from tests.unit.schemas_rdf.graphs import triples
from tests.unit.schemas_rdf.samples import BASE, DATASET, TITLE, TURTLE_HEAD, XML_OPEN

FEEDS = sorted((Path(__file__).parents[3] / "frontend" / "demo" / "feeds").iterdir())
NO_ROOM = Room(page=3, stretch=2)
A = "https://data.example/a"
TODAY = dt.date(2026, 11, 23)
BIG = 1_000_100


def turtle(body: str) -> bytes:
    return (TURTLE_HEAD + body).encode()


def xml(body: str) -> bytes:
    return f"{XML_OPEN}{body}\n</rdf:RDF>".encode()


def titled(title: str) -> str:
    return f'<dcat:Dataset rdf:about="{A}"><dct:title{title}</dct:title></dcat:Dataset>'


QUIRKS: dict[str, bytes] = {
    "empty.ttl": b"",
    "blank.ttl": b" \n" * 30,
    "prefixes-only.ttl": turtle(""),
    "misspelt.ttl": turtle(
        f"<{A}> a <http://www.w3.org/ns/dcat/Dataset>, dcat:Dataset ; "
        '<http://purl.org/dc/elements/1.1/title> "x", "y" ; dct:title "x" .'
    ),
    "scattered.ttl": turtle(
        '<a> dct:title "1" . <b> a dcat:Dataset . <a> a dcat:Dataset . <c> a dcat:DataService .'
        '<b> dct:title "2" . <a> dct:title "1", "3" . <b> a dcat:DatasetSeries, dcat:Dataset .'
    ),
    "parts.ttl": turtle(
        '[] a dcat:Dataset ; dct:title "t" ; dct:identifier "1" ; dct:publisher [ foaf:name "p" ] ;'
        " dcat:keyword ( 1 2.5 true ) . [] a dcat:Dataset ; dct:identifier <x> ."
    ),
    "directed.ttl": turtle(f'<{A}> dct:title "x"@en--ltr, "x"@en, "x"@EN-gb, "x" .'),
    "bad-tag.ttl": turtle(f'<{A}> a dcat:Dataset ; dct:title "ok"@en ;\n dct:title "t"@français .'),
    "bad-iri.ttl": turtle(f"<{A}> a dcat:Dataset ; dct:relation <https://a.example/x y> ."),
    "control.ttl": turtle(f'<{A}> a dcat:Dataset ; dct:title "Pol\x0blution \\u000B \\\\u000B" .'),
    "marked.ttl": b"\xef\xbb\xbf" + turtle(f'<{A}> a dcat:Dataset ; dct:title "x" .'),
    "windows.ttl": turtle(f'<{A}> a dcat:Dataset ; dct:title "Caf" .').replace(b"Caf", b"Caf\xe9"),
    "cut-off.ttl": turtle(f'<{A}> a dcat:Dataset ; dct:title "x'),
    "triple-term.ttl": turtle(f'<{A}> dct:title "x" ; dct:relation <<( <a> dct:title "y" )>> .'),
    "long.ttl": turtle(f'<{A}> a dcat:Dataset ; dct:title "t", "{"x" * BIG}", "{"y" * BIG}"@en .'),
    "paged.ttl": turtle(
        f'<{A}> a dcat:Dataset ; dct:title "x" . <v> <{HYDRA}next> <page-2> . <w> dct:title "w" .'
        f" <w> <{HYDRA}nextPage> <page-3>, <page-2> ."
    ),
    "graphs.trig": b'<http://g1> { <http://a> <http://p/> "1" } <http://g> { <http://a> <http://p/>'
    b' "1", "2" }',
    "sound.rdf": xml(titled(' xml:lang="en">Fish &amp; chips &#xe9;')),
    "line-ends.rdf": xml(titled(">one\r\ntwo\rthree")),
    "control.rdf": xml(titled(">Pollution&#xB; air\x0b")),
    "entity.rdf": xml(titled(">peas&nbsp;<![CDATA[<b>]]>")),
    "latin.rdf": b'<?xml version="1.0" encoding="iso-8859-1"?>'
    + xml(titled(">Caf")).replace(b"Caf", b"Caf\xe9"),
    "wide.rdf": xml(titled(">wide")).decode().encode("utf-16"),
    "dtd.rdf": b'<!DOCTYPE r [<!ENTITY a "b">]>' + xml(titled(">&a;")),
    "late-dtd.rdf": xml(titled(">x")) + b"\n<!doctype x>",
    "cut-off.rdf": xml(titled(">x"))[:-20],
    "no-rdf.rdf": b'<?xml version="1.0"?><catalogue><dataset/></catalogue>',
    "misplaced.rdf": xml(
        f'<dcat:Dataset rdf:about="{A}">stray<dct:title>x</dct:title></dcat:Dataset>'
    ),
    "unlinked.jsonld": f'{{"@id": "{A}", "{TITLE}": "x", "loose": {{"@type": "{DATASET}", '
    f'"{TITLE}": [{{"@id": "_:b 1"}}, "y"]}}, "http://p/": {{"@id": "_:b 1"}}}}'.encode(),
    "plain.json": b'{"name": "x"}',
}


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schemas.rdf.stored._PIECE", 64)
    monkeypatch.setattr("schemas.rdf.stored._WINDOW", 48)


def everything(graph: PageGraph) -> Iterator[object]:
    """Tell all that a graph can be asked."""
    yield graph.triples
    yield graph.findings
    yield sorted(graph.bad_iris)
    subjects = list(graph.subjects())
    names = sorted({name for each in subjects for name in graph.received(each)})
    kinds = sorted({kind for each in subjects for kind in graph.types(each)})
    yield [(each, list(graph.received(each).items())) for each in subjects]
    yield [(each, list(graph.properties(each).items())) for each in subjects]
    yield [(name, graph.subjects_with(name)) for name in names]
    yield [(pair, list(graph.instances(*pair))) for pair in itertools.product(kinds, repeat=2)]
    yield [graph.line_of(each) for each in subjects]
    yield dict(graph.properties(NamedNode("https://nothing.example/")))


def unlabelled(told: object) -> str:
    """Give nodes without a name a number as met; a parser names them anew each time."""
    numbers: dict[str, str] = {}
    return re.sub(
        r"(?<=BlankNode value=)[^>]*",
        lambda label: numbers.setdefault(label[0], str(len(numbers))),
        repr(told),
    )


def readings(graph: PageGraph) -> Iterator[object]:
    page = PageReading(RecordReader(graph, today=TODAY, options=ReadOptions()), BASE)
    yield from page.records
    yield page.end


def read(data: bytes | StoredText, name: str, head: bytes, room: Room) -> list[object]:
    """Read a page as records; what is wrong with it as a whole is told as text."""
    try:
        syntax = detect(media_type=None, name=name, head=head)
        told = everything(parse(data, syntax=syntax, base_iri=BASE, room=room))
        records = readings(parse(data, syntax=syntax, base_iri=BASE, room=room))
        return [*map(unlabelled, told), *records]
    except UnreadableError as error:
        return [type(error), str(error)]


def assert_reads_the_same(data: bytes, name: str, folder: Path) -> None:
    in_memory = read(data, name, data[:8192], Room())
    path = folder / name
    path.write_bytes(data)
    with StoredText(path) as text:
        assert read(text, name, data[:8192], NO_ROOM) == in_memory
    assert read(data, name, data[:8192], NO_ROOM) == in_memory


@pytest.mark.parametrize("name", QUIRKS)
def test_a_quirk_is_read_from_disk_as_in_memory(name: str, tmp_path: Path) -> None:
    assert_reads_the_same(QUIRKS[name], name, tmp_path)


@pytest.mark.parametrize("feed", FEEDS, ids=lambda path: path.name)
def test_a_sample_feed_is_read_from_disk_as_in_memory(feed: Path, tmp_path: Path) -> None:
    assert_reads_the_same(feed.read_bytes(), feed.name, tmp_path)


@settings(deadline=None, max_examples=150)
@given(graph=triples(), syntax=st.sampled_from([Syntax.N_TRIPLES, Syntax.TURTLE, Syntax.RDF_XML]))
def test_any_graph_is_read_from_disk_as_in_memory(graph: list[Triple], syntax: Syntax) -> None:
    data = write(graph, syntax) or b"# nothing\n"
    name = f"page{syntax.suffix}"
    assert read(data, name, data, NO_ROOM) == read(data, name, data, Room())


@settings(deadline=None, max_examples=150)
@given(
    graph=triples(),
    dropped=st.lists(st.sampled_from([BlankNode(f"n{number}") for number in range(5)]), max_size=3),
)
def test_what_nothing_leads_to_is_dropped_alike(
    graph: list[Triple], dropped: list[BlankNode]
) -> None:
    statements = [(triple.subject, triple.predicate, triple.object, None) for triple in graph]
    memory = MemoryIndex(statements)  # type: ignore[arg-type]  # no statement about a statement is in them
    disk = indexed(statements, Room(page=0, stretch=2))  # type: ignore[arg-type]  # as above
    for index in (memory, disk):
        index.drop_unlinked(dropped)
    assert list(everything(PageGraph(disk))) == list(everything(PageGraph(memory)))


def test_only_a_page_with_many_statements_goes_to_disk() -> None:
    name = NamedNode(TITLE)
    statements = [(NamedNode(A), name, Literal(str(n)), None) for n in range(10)]
    assert isinstance(indexed(statements, Room(page=10)), MemoryIndex)
    assert isinstance(indexed(statements, Room(page=9)), DiskIndex)


def test_a_property_of_many_subjects_is_found_in_all_of_them() -> None:
    names = [NamedNode(f"https://data.example/{n}") for n in range(1_500)]
    statements = [(each, NamedNode(TITLE), Literal("x"), None) for each in names]
    index = indexed(statements, NO_ROOM)
    assert list(index.subjects_with([TITLE])) == names
    assert list(index.subjects_with(["https://data.example/other"])) == []


@settings(deadline=None)
@given(data=st.text("ab\n >", max_size=300), needle=st.text("ab\n", min_size=1, max_size=60))
def test_a_stored_text_is_searched_like_bytes(
    tmp_path_factory: pytest.TempPathFactory, data: str, needle: str
) -> None:
    content = data.encode()
    path = tmp_path_factory.mktemp("stored") / "text"
    path.write_bytes(content)
    with StoredText(path) as text:
        for start in range(0, len(content) + 1, 7):
            assert text.find(needle.encode(), start) == content.find(needle.encode(), start)
            assert text.count(b"\n", start, len(content)) == content.count(b"\n", start)
        assert b"".join(text.pieces()) == content
        assert text.stream().read() == content
