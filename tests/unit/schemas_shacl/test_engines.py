"""Both engines find the same, in the same values, and neither fetches what a graph names."""

import http.server
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from frontend.demo import FEEDS
from schemas.shacl.conformance import apart_from_others, conformance
from schemas.shacl.engines import EngineName, engine
from schemas.shacl.results import Result
from schemas.shacl.shapes import Shapes, shapes_of, uk_profile
from tests.conformant_record import CONFORMANT, with_change
from tests.feeds.variations import BLANK, CONTACT, FILE, VARIATIONS
from tests.shapes_agreement import read

_DCAT_AP = (
    Path(__file__).parents[3].parent
    / "shared/standard/data/dcat-ap-shapes/releases/3.0.1/html/shacl"
)
_PREFIXES = """\
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
_EU = "http://publications.europa.eu/resource/authority/"
# Faults of every kind of constraint of ours, blank nodes and odd text among their values.
_FAULTY = "\n".join(
    (
        with_change('dct:accessRights "OPEN"', 'dct:accessRights "say \\"yes\\"\\n", "OPEN"'),
        with_change(f"dcat:distribution <{FILE}>", BLANK.replace("text/csv", "sheet")),
        with_change('"tides@ea.example"', '"tides at ea"@en-GB'),
        with_change("freq:daily", f"<{_EU}frequency/OP_DATPRO>"),
    )
)


def graphs(turtle: str) -> list[bytes]:
    return [record.graph for record in read(turtle.encode(), "feed.ttl")]


def found(name: EngineName, data: Sequence[bytes], shapes: Shapes) -> list[set[tuple[str, ...]]]:
    per_record = conformance(data, shapes, engine(name), batch=7)
    return [{result.what for result in results} for results in per_record]


def assert_same(data: Sequence[bytes], shapes: Shapes) -> list[set[tuple[str, ...]]]:
    by_reference = found(EngineName.REFERENCE, data, shapes)
    assert found(EngineName.FAST, data, shapes) == by_reference
    return by_reference


def test_both_engines_find_the_same_in_every_variation() -> None:
    changed = [with_change(old, new) for _, old, new, *_ in VARIATIONS]
    data = [graph for turtle in (*changed, _FAULTY) for graph in graphs(turtle)]
    assert sum(map(len, assert_same(data, uk_profile()))) > len(VARIATIONS) / 2


@pytest.mark.parametrize("name", ["homes-and-localities.ttl", "skills-agency.jsonld"])
def test_both_engines_find_the_same_in_a_sample_feed(name: str) -> None:
    data = [record.graph for record in read((FEEDS / name).read_bytes(), name)]
    assert any(assert_same(data, uk_profile()))


@pytest.mark.parametrize("file", ["shapes.ttl", "range.ttl"])
def test_both_engines_find_the_same_by_the_shapes_of_dcat_ap(file: str) -> None:
    if not _DCAT_AP.exists():
        pytest.skip("the shapes of DCAT-AP are not beside this checkout")
    shapes = shapes_of((_DCAT_AP / file).read_bytes())
    assert any(assert_same(graphs(CONFORMANT), shapes))


def test_a_conformant_record_meets_the_shapes_in_every_point() -> None:
    assert assert_same(graphs(CONFORMANT), uk_profile()) == [set(), set()]


def test_a_result_says_where_what_and_how_to_put_it_right() -> None:
    data = graphs(with_change('"text/csv"', '"sheet"'))
    (result,) = engine(EngineName.REFERENCE).validate(data, uk_profile())
    assert result == Result(
        focus=f"<{FILE}>",
        path="http://www.w3.org/ns/dcat#mediaType|http://schema.org/encodingFormat"
        "|http://www.w3.org/ns/dcat#mediatype",
        component="NodeConstraintComponent",
        value='"sheet"',
        severity=result.severity,
        message="Give the media type as registered with IANA.",
        shape="<https://w3id.org/wayleave/shapes/uk-profile#Distribution-mediaType-invalid>",
        code="MEDIA-TYPE-INVALID",
    )


_CLASS = _PREFIXES + (
    "<https://s.example/#theme> a sh:NodeShape ; sh:targetClass dcat:Dataset ;"
    " sh:property [ sh:path dcat:theme ; sh:class skos:Concept ] ."
)


@pytest.mark.parametrize("name", EngineName)
def test_a_term_of_an_authority_has_its_class_without_being_fetched(name: EngineName) -> None:
    shapes = shapes_of(_CLASS.encode())
    assert found(name, graphs(CONFORMANT), shapes) == [set(), set()]
    unknown = graphs(with_change(f"{_EU}data-theme/ENVI", "https://themes.example/nature"))
    assert [len(each) for each in found(name, unknown, shapes)] == [1, 0]


@pytest.mark.parametrize("name", EngineName)
def test_a_shape_without_a_name_is_given_one(name: EngineName) -> None:
    shapes = shapes_of(_CLASS.encode())
    data = graphs(with_change(f"{_EU}data-theme/ENVI", "https://themes.example/nature"))
    (result,) = engine(name).validate(data, shapes)
    assert shapes.about[result.shape].parent == "<https://s.example/#theme>"
    assert result.path == "http://www.w3.org/ns/dcat#theme"


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """Listen on the loopback address, and note what is asked for."""
    paths: list[str] = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Noting)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.loopback
@pytest.mark.enable_socket
@pytest.mark.parametrize("name", EngineName)
def test_nothing_that_data_or_shapes_import_is_fetched(
    listener: tuple[str, list[str]], name: EngineName
) -> None:
    address, asked = listener
    imports = f"<{address}/onto> a owl:Ontology ; owl:imports <{address}/more.ttl> .\n"
    shapes = shapes_of((_CLASS + imports).encode())
    data = f"<{address}/data> <{_OWL}imports> <{address}/data.ttl> .\n".encode()
    assert engine(name).validate([*graphs(CONFORMANT), data], shapes) == []
    assert asked == []


_OWL = "http://www.w3.org/2002/07/owl#"


@pytest.mark.parametrize("name", EngineName)
@pytest.mark.parametrize("text", [b"https://127.0.0.1/x.ttl", b"/etc/hostname"])
def test_bytes_that_look_like_an_address_or_a_file_are_neither(
    name: EngineName, text: bytes
) -> None:
    with pytest.raises((ValueError, SyntaxError)):
        engine(name).validate([text], uk_profile())


def test_blank_nodes_of_two_graphs_are_never_one() -> None:
    graph = b'_:a <p:p> _:a .\n<s:s> <p:p> "> _:a ." .\n<s:s> <p:p> "_:a"@en .\n'
    expected = b'_:r3xa <p:p> _:r3xa .\n<s:s> <p:p> "> _:a ." .\n<s:s> <p:p> "_:a"@en .\n'
    assert apart_from_others(graph, 3) == expected


def test_what_is_found_in_a_shared_part_is_told_of_each_record() -> None:
    shared = (
        CONFORMANT.replace(
            '[ a vcard:Kind ; vcard:fn "Tides team" ; vcard:hasEmail "tides@ea.example" ]',
            "<https://x.example/contact>",
        ).replace(
            '[ a vcard:Kind ; vcard:fn "API support" ; vcard:hasEmail "api@ea.example" ]',
            "<https://x.example/contact>",
        )
        + "<https://x.example/contact> vcard:hasEmail <mailto:tides@ea.example> ."
    )
    names = [{code for *_, code in _codes(each)} for each in _results(shared)]
    assert names == [{"CONTACT-NAME-MISSING"}] * 2


def test_a_part_that_is_nowhere_described_counts_for_who_points_to_it() -> None:
    turtle = with_change(CONTACT, "<https://x.example/contact>")
    first, second = _results(turtle)
    assert {result.focus for result in first} == {"<https://x.example/contact>"}
    assert second == []


def _results(turtle: str) -> list[Sequence[Result]]:
    return list(conformance(graphs(turtle), uk_profile(), engine(EngineName.FAST)))


def _codes(results: Sequence[Result]) -> list[tuple[str, str | None]]:
    return [(result.focus, result.code) for result in results]
