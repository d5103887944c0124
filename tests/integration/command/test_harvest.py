"""``wayleave harvest`` and ``runs``: the promised keys, exit statuses, and what is left alone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.command.conftest import Answer, Command, dataset

Feed = Callable[..., Path]

RUN_KEYS = {
    "run", "source", "state", "pages", "read", "created", "updated", "unchanged", "rejected",
    "retired", "held", "findings", "seconds", "error",
}  # fmt: skip


def harvest(wayleave: Command, location: object, *more: str) -> Answer:
    return wayleave("harvest", "dcat", location, "--source", "rivers", "--json", *more)


def test_a_harvest_says_in_one_json_object_what_it_did(wayleave: Command, feed: Feed) -> None:
    answer = harvest(wayleave, feed(dataset("a", "River levels"), dataset("b", "Lakes")))
    run = answer.json
    assert answer.status == 0
    assert set(run) >= RUN_KEYS
    assert run["state"] == "completed"
    assert run["read"] == {"datasets": 2, "services": 0, "series": 0}
    assert (run["pages"], run["created"], run["error"]) == (1, 2, None)
    assert set(run["findings"]) == {"blocker", "error", "warning", "note"}
    assert wayleave("search", "river", "--json").json["total"] == 1


def test_the_second_run_finds_all_unchanged_and_the_same_findings(
    wayleave: Command, feed: Feed
) -> None:
    path = feed(dataset("a", "River levels"), dataset("b", "Lakes"))
    first, second = harvest(wayleave, path).json, harvest(wayleave, path).json
    assert (second["created"], second["updated"], second["unchanged"]) == (0, 0, 2)
    assert first["findings"] == second["findings"]


def test_a_rejected_record_makes_the_status_one_and_the_others_go_in(
    wayleave: Command, feed: Feed, tmp_path: Path
) -> None:
    untitled = '<https://data.rivers.example/u> a dcat:Dataset ; dct:identifier "u" .'
    report = tmp_path / "report.jsonl"
    path = feed(dataset("a", "River levels"), untitled)
    answer = harvest(wayleave, path, "--report", str(report))
    assert answer.status == 1
    assert answer.json["state"] == "completed-with-errors"
    assert (answer.json["created"], answer.json["rejected"]) == (1, 1)
    lines = [json.loads(line) for line in report.read_text().splitlines()]
    assert [line["outcome"] for line in lines] == ["created", "rejected"]
    rejected = lines[1]
    assert set(rejected) >= {"identifier", "id", "title", "type", "outcome", "findings"}
    blocker = next(f for f in rejected["findings"] if f["severity"] == "blocker")
    assert set(blocker) >= {"code", "severity", "path", "value", "accepted", "fix", "line"}
    assert blocker["path"] == "title"


def test_a_secret_record_is_rejected_and_nothing_of_its_text_is_kept_anywhere(
    wayleave: Command, feed: Feed, tmp_path: Path
) -> None:
    secret = dataset("s", "Zanzibar manifest", more='; ukgov:securityClassification "SECRET"')
    report = tmp_path / "report.jsonl"
    path = feed(dataset("a", "River levels"), secret)
    answer = harvest(wayleave, path, "--report", str(report))
    assert answer.status == 1
    assert answer.json["rejected"] == 1
    kept = b"".join(p.read_bytes() for p in (tmp_path / "home").rglob("*") if p.is_file())
    assert b"River levels" in kept
    assert b"Zanzibar" not in kept
    assert "Zanzibar" not in report.read_text() + answer.out + answer.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<!DOCTYPE html><html><body>Sorry</body></html>", "HTML"),
        ("", "empty"),
        ('@prefix dct: <http://purl.org/dc/terms/> .\n<urn:a> dct:title "cut o', "line 2"),
        ("this is no RDF at all", ""),
        ("@prefix dct: <http://purl.org/dc/terms/> .\n", "no record"),
    ],
    ids=["html page", "empty file", "cut-off", "prose", "empty catalogue"],
)
def test_an_unreadable_feed_fails_with_one_error_and_retires_nothing(
    wayleave: Command, feed: Feed, content: str, said: str
) -> None:
    path = feed(dataset("a", "River levels"))
    harvest(wayleave, path)
    path.write_text(content)
    answer = harvest(wayleave, path)
    assert answer.status == 2
    assert answer.json["state"] == "failed"
    assert said in answer.json["error"]
    assert "feed.ttl" in answer.json["error"]
    assert answer.json["error"] in answer.err
    assert wayleave("search", "river", "--json").json["total"] == 1


def test_a_file_that_is_not_there_is_an_error_and_not_a_traceback(
    wayleave: Command, tmp_path: Path
) -> None:
    answer = harvest(wayleave, tmp_path / "absent.ttl")
    assert answer.status == 2
    assert "absent.ttl" in answer.json["error"]


def test_a_file_over_the_limit_is_refused_naming_the_limit(wayleave: Command, feed: Feed) -> None:
    path = feed(dataset("a", "River levels"), "# filler\n" * 200_000)
    answer = wayleave(
        "harvest", "dcat", path, "--source", "rivers", "--json", WAYLEAVE_FEED_LIMIT_MB="1"
    )
    assert answer.status == 2
    assert "WAYLEAVE_FEED_LIMIT_MB" in answer.json["error"]


def test_pages_that_link_in_a_circle_end_the_run_as_failed_and_retire_nothing(
    wayleave: Command, feed: Feed
) -> None:
    view = "<https://data.rivers.example/view> a hydra:PartialCollectionView ; hydra:next <{}> ."
    gone = dataset("gone", "Gone on the second run")
    feed(dataset("b", "Lakes"), view.format("one.ttl"), name="two.ttl")
    path = feed(dataset("a", "River levels"), gone, name="one.ttl")
    harvest(wayleave, path)
    path = feed(dataset("a", "River levels"), view.format("two.ttl"), name="one.ttl")
    answer = harvest(wayleave, path)
    assert answer.status == 2
    assert answer.json["state"] == "failed"
    assert answer.json["read"]["datasets"] == 2
    assert answer.json["retired"] == 0
    assert "already read" in answer.json["error"]


def test_a_preview_stores_nothing(wayleave: Command, feed: Feed) -> None:
    answer = harvest(wayleave, feed(dataset("a", "River levels")), "--preview")
    assert answer.status == 0
    assert (answer.json["run"], answer.json["created"]) == (None, 1)
    assert wayleave("sources", "--json").json["sources"] == []
    assert wayleave("runs", "--json").json["runs"] == []


def test_a_mass_disappearance_is_held_until_a_person_decides(wayleave: Command, feed: Feed) -> None:
    many = [dataset(f"d{number}", f"Rivers {number}") for number in range(60)]
    harvest(wayleave, feed(*many))
    answer = harvest(wayleave, feed(*many[:10]))
    assert (answer.status, answer.json["state"], answer.json["held"]) == (1, "held", 50)
    assert wayleave("search", "rivers", "--json").json["total"] == 60
    decided = wayleave("runs", answer.json["run"], "retire", "--json")
    assert (decided.status, decided.json["retired"]) == (0, 50)
    assert wayleave("search", "rivers", "--json").json["total"] == 10


def test_an_unknown_kind_lists_the_known_ones(wayleave: Command, feed: Feed) -> None:
    answer = wayleave("harvest", "gopher", feed(), "--source", "rivers", "--json")
    assert answer.status == 2
    assert "dcat" in answer.json["error"]


def test_without_json_the_summary_is_for_people(wayleave: Command, feed: Feed) -> None:
    answer = wayleave("harvest", "dcat", feed(dataset("a", "River levels")), "--source", "rivers")
    assert answer.status == 0
    assert "1 created" in answer.out
    assert "1 dataset on 1 page" in answer.out


def test_foreign_text_cannot_write_on_the_terminal(wayleave: Command, feed: Feed) -> None:
    wayleave("harvest", "dcat", feed(dataset("a", "River \\u001b[2J levels")), "--source", "rivers")
    assert "\x1b" not in wayleave("search", "river").out


ODD_LINK = "; dcat:landingPage <https://d.example/a{b}>"


def test_what_was_noticed_about_a_page_is_in_the_json_of_a_harvest_and_a_check(
    wayleave: Command, feed: Feed
) -> None:
    path = feed(dataset("a", "River levels", more=ODD_LINK))
    for answer in (harvest(wayleave, path), wayleave("validate", path, "--json")):
        (finding,) = answer.json["page_findings"]
        assert (finding["code"], finding["severity"]) == ("PAGE-IRI", "warning")
        keys = "code", "severity", "path", "value", "accepted", "fix", "line", "node", "more"
        assert set(finding) == {*keys, "clause"}
    sound = feed(dataset("a", "River levels"), name="sound.ttl")
    assert harvest(wayleave, sound).json["page_findings"] == []


def test_a_harvest_that_fails_has_the_same_keys(wayleave: Command, tmp_path: Path) -> None:
    answer = harvest(wayleave, tmp_path / "none.ttl")
    assert answer.status == 2
    assert answer.json["page_findings"] == []


def test_one_oversized_record_does_not_cost_the_others(wayleave: Command, feed: Feed) -> None:
    many = "; dcat:keyword " + ", ".join(f'"word {n}"' for n in range(150_000))
    long = f'; dct:description "{"x" * 5_000_000}"'
    path = feed(
        dataset("a", "River levels"),
        dataset("b", "Many words", more=many),
        dataset("c", "Long words", more=long),
        dataset("d", "Lakes"),
    )
    answer = harvest(wayleave, path)
    assert answer.status == 1
    assert (answer.json["created"], answer.json["rejected"]) == (3, 1)
    assert [each["code"] for each in answer.json["page_findings"]] == ["PAGE-LITERAL-LENGTH"]
