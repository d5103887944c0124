"""``wayleave quality``: scores at a terminal."""

from collections.abc import Callable
from pathlib import Path

from tests.integration.command.conftest import Command, dataset

Feed = Callable[..., Path]


def test_nothing_harvested_is_said_so(wayleave: Command) -> None:
    assert "No sources yet" in wayleave("quality").out


def test_a_source_has_its_score_its_parts_and_what_to_do_first(
    wayleave: Command, feed: Feed
) -> None:
    wayleave("harvest", "dcat", feed(dataset("a", "Weirs")), "--source", "weirs")
    answer = wayleave("quality", "--source", "weirs")
    assert answer.status == 0
    assert "weirs: " in answer.out
    assert "of 100 (needs work), the mean of 1 record" in answer.out
    assert "variables 0" in answer.out
    assert "Add a contact: 1 record [CONTACT-MISSING]" in answer.out


def test_json_has_the_parts_the_things_to_do_and_the_days(wayleave: Command, feed: Feed) -> None:
    wayleave("harvest", "dcat", feed(dataset("a", "Weirs")), "--source", "weirs")
    (source,) = wayleave("quality", "--json").json["sources"]
    assert source["records"] == 1
    assert source["band"] == "Needs work"
    assert source["parts"]["contact"] == {"score": 0, "records": 1}
    assert source["to_do"][0]["points"] >= source["to_do"][1]["points"]
    assert [day["score"] for day in source["history"]] == [source["score"]]


def test_an_organisation_is_the_mean_of_its_sources(wayleave: Command, feed: Feed) -> None:
    wayleave("organisations", "add", "weir-board", "Weir Board")
    wayleave("harvest", "dcat", feed(dataset("a", "Weirs")), "--source", "weirs")
    wayleave("sources", "set", "weirs", "--organisation", "weir-board")
    answer = wayleave("quality", "--organisation", "weir-board")
    assert answer.out.startswith("Weir Board: ")
    assert wayleave("quality", "--organisation", "weir-board", "--json").json["records"] == 1


def test_a_source_or_an_organisation_but_not_both(wayleave: Command) -> None:
    answer = wayleave("quality", "--source", "a", "--organisation", "b")
    assert answer.status == 2
    assert "not both" in answer.err
    assert wayleave("quality", "--source", "nowhere").status == 2
