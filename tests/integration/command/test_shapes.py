"""What the command says of shapes, and of feeds that are held against them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.shacl.shapes import own_file
from tests.conformant_record import CONFORMANT, with_change
from tests.integration.command.conftest import Command, dataset

Feed = Callable[..., Path]
_SHAPES = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
<https://s.example/#Dataset> a sh:NodeShape ; sh:targetClass dcat:Dataset ;
    sh:property [ sh:path dcat:keyword ; sh:minCount 1 ; sh:message "Give a keyword." ] .
"""
_LIST = """
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
<s:s> <http://www.w3.org/ns/shacl#or> _:l .
"""


def test_the_shapes_are_printed_as_they_are_published(wayleave: Command) -> None:
    assert wayleave("shapes").out == own_file("uk-profile.ttl").decode()


def test_a_conformant_feed_ends_well(wayleave: Command, tmp_path: Path) -> None:
    path = tmp_path / "feed.ttl"
    path.write_text(CONFORMANT)
    answer = wayleave("shapes", "check", path)
    assert (answer.status, answer.out) == (0, "2 records checked: 2 without a violation\n")


@pytest.mark.parametrize("engine", ["reference", "fast"])
def test_findings_are_told_by_shape_with_an_example(
    wayleave: Command, tmp_path: Path, engine: str
) -> None:
    path = tmp_path / "feed.ttl"
    path.write_text(with_change('"text/csv"', '"sheet"'))
    answer = wayleave("shapes", "check", path, WAYLEAVE_SHACL_ENGINE=engine)
    assert answer.status == 1
    assert "violation MEDIA-TYPE-INVALID, mediaType" in answer.out
    assert 'tide-gauges-csv>: "sheet"' in answer.out
    assert "2 records checked: 1 without a violation" in answer.out


def test_the_gravest_is_told_first_and_the_most_frequent_of_those(
    wayleave: Command, feed: Feed
) -> None:
    path = feed(dataset("a", "Rivers"), dataset("b", "Lakes", more='; dcat:version "1"'))
    told = wayleave("shapes", "check", path, "--engine", "fast", "--json").json
    assert (told["records"], told["conforming"], told["left_out"]) == (2, 0, 0)
    severities = [group["severity"] for group in told["groups"]]
    assert severities == sorted(severities, key=["violation", "warning", "info"].index)
    counts = [g["records"] for g in told["groups"] if g["severity"] == "violation"]
    assert counts == sorted(counts, reverse=True)
    (version,) = [g for g in told["groups"] if g["code"] == "VERSION-MISSING"]
    assert (version["records"], version["count"]) == (1, 1)
    assert version["examples"] == [{"focus": "<https://data.rivers.example/a>", "value": ""}]


def test_shapes_of_ones_own_can_be_given(wayleave: Command, feed: Feed, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(_SHAPES)
    path = feed(dataset("a", "Rivers"), dataset("b", "Lakes", more='; dcat:keyword "lakes"'))
    answer = wayleave("shapes", "check", path, "--shapes", shapes, "--engine", "fast")
    assert answer.status == 1
    assert "violation Dataset, keyword\n          Give a keyword." in answer.out
    assert "2 records checked: 1 without a violation" in answer.out


def test_what_the_reader_refuses_is_counted_and_not_checked(wayleave: Command, feed: Feed) -> None:
    secret = dataset("s", "Raid", more='; ukgov:securityClassification "SECRET"')
    answer = wayleave("shapes", "check", feed(dataset("a", "Rivers"), secret), "--engine", "fast")
    assert "1 record checked" in answer.out
    assert "1 record not checked: the reader refused" in answer.out
    assert "Raid" not in answer.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("this is no Turtle", "this is no Turtle"),
        (
            '<s:s> <http://www.w3.org/ns/shacl#select> "SELECT * { SERVICE <s:s> { ?s ?p ?o } }" .',
            "only SHACL Core is used",
        ),
        (f"{_LIST} _:l rdf:first <s:s> ; rdf:rest _:l .", "leads back to itself"),
    ],
)
def test_shapes_that_cannot_be_used_are_refused_with_the_reason(
    wayleave: Command, feed: Feed, tmp_path: Path, text: str, told: str
) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(text)
    answer = wayleave("shapes", "check", feed(dataset("a", "Rivers")), "--shapes", shapes)
    assert answer.status == 2
    assert told in answer.err
    assert str(shapes) in answer.err


def test_shapes_that_the_engine_cannot_apply_end_in_a_sentence(
    wayleave: Command, feed: Feed, tmp_path: Path
) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(_SHAPES.replace("sh:minCount 1", 'sh:pattern "("'))
    path = feed(dataset("a", "Rivers", more='; dcat:keyword "lakes"'))
    answer = wayleave("shapes", "check", path, "--shapes", shapes, "--engine", "reference")
    assert answer.status == 2
    assert "these shapes cannot be applied" in answer.err


def test_a_feed_that_cannot_be_read_ends_in_a_sentence(wayleave: Command, tmp_path: Path) -> None:
    answer = wayleave("shapes", "check", tmp_path / "none.ttl")
    assert answer.status == 2
    assert "none.ttl" in answer.err


def test_an_engine_that_there_is_not_is_refused_at_the_start(wayleave: Command) -> None:
    answer = wayleave("shapes", WAYLEAVE_SHACL_ENGINE="quick")
    assert answer.status == 2
    assert "WAYLEAVE_SHACL_ENGINE is 'quick'; it must be reference or fast." in answer.err
