"""What a person reads: within 80 columns, in plain words, and what to do next."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from frontend.cli import main, output
from frontend.demo import FEEDS
from tests.integration.command.conftest import Command, dataset

Feed = Callable[..., Path]

UNTITLED = '<https://data.rivers.example/u> a dcat:Dataset ; dct:identifier "u" .'
NEXT_MONTH = f"{dt.datetime.now(dt.UTC) + dt.timedelta(days=31):%Y-%m-%d}"
LOST_PAGE = (
    "<https://data.rivers.example/view> a hydra:PartialCollectionView ; hydra:next <lost.ttl> ."
)


def all_commands(group: click.Group, *above: str) -> list[tuple[str, ...]]:
    found = [above]
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found += all_commands(command, *above, name)
        else:
            found.append((*above, name))
    return found


@pytest.mark.parametrize("path", all_commands(main), ids=" ".join)
def test_help_fits_a_terminal_and_cuts_no_sentence(path: tuple[str, ...]) -> None:
    text = CliRunner().invoke(main, [*path, "--help"], terminal_width=80).output
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "..." not in text.replace("]...", "")
    assert "RANGE" not in text


def test_a_faulty_department_is_told_what_was_rejected_why_and_what_to_mend(
    wayleave: Command,
) -> None:
    feed = FEEDS / "homes-and-localities.ttl"
    answer = wayleave("harvest", "dcat", feed, "--source", "homes", COLUMNS="80")
    assert "homes: completed with errors" in answer.out
    assert "12 datasets, 1 service on 1 page" in answer.out
    assert "9 created, 4 rejected" in answer.out
    rejected, mend = answer.out.split("What to mend")
    assert "[0417]\n    title (line 64): Give the record a title" in rejected
    assert "Rough sleeping snapshot [no identifier]\n    identifier: Give" in rejected
    assert "Found: 'whenever councils answer' in Applications for help" in mend
    assert "Accepted: a term of http://purl.org/cld/freq/" in mend
    assert "blocker" not in mend
    assert max(len(line) for line in answer.out.splitlines()) <= 80


def test_many_rejected_records_are_told_as_one_kind(wayleave: Command, feed: Feed) -> None:
    many = [UNTITLED.replace("u>", f"u{n}>").replace('"u"', f'"u{n}"') for n in range(25)]
    answer = wayleave("harvest", "dcat", feed(*many), "--source", "rivers")
    assert "and 15 more; --report FILE names them all" in answer.out
    assert "blocker     25  TITLE-MISSING" in answer.out


def test_what_is_odd_about_a_page_is_told_by_harvest_and_by_validate(
    wayleave: Command, feed: Feed
) -> None:
    path = feed(dataset("a", "River levels"), LOST_PAGE)
    harvested = wayleave("harvest", "dcat", path, "--source", "rivers")
    assert "About the feed as a whole:\n  warning      1  PAGE-NEXT-MISSING" in harvested.out
    validated = wayleave("validate", path)
    assert "About the feed as a whole\n  warning  hydra:next  (PAGE-NEXT-MISSING)" in validated.out


def test_a_run_is_shown_with_the_reason_for_each_rejection(wayleave: Command, feed: Feed) -> None:
    path = feed(dataset("a", "River levels"), UNTITLED)
    wayleave("harvest", "dcat", path, "--source", "rivers")
    run = wayleave("runs", "--json").json["runs"][0]["run"]
    shown = wayleave("runs", run).out
    assert "New:\n  River levels [a]" in shown
    assert "(no title) [u]\n    title (line 8): Give the record a title" in shown
    assert f"{run}  rivers  completed with errors" in wayleave("runs").out


def test_a_held_run_says_how_to_decide_about_it(wayleave: Command, feed: Feed) -> None:
    many = [dataset(f"d{number}", f"Rivers {number}") for number in range(60)]
    wayleave("harvest", "dcat", feed(*many), "--source", "rivers")
    held = wayleave("harvest", "dcat", feed(*many[:10]), "--source", "rivers")
    run = wayleave("runs", "--json").json["runs"][0]["run"]
    assert "Held: 50 records" in held.out
    assert f"wayleave runs {run} retire" in held.out
    assert f"wayleave runs {run} keep" in held.out
    assert "Rivers 59 [d59]" in wayleave("runs", run).out


def test_a_preview_says_that_nothing_was_stored(wayleave: Command, feed: Feed) -> None:
    path = feed(dataset("a", "River levels"))
    answer = wayleave("harvest", "dcat", path, "--source", "rivers", "--preview")
    assert "nothing was stored" in answer.out


def test_a_search_says_how_to_go_on_and_how_to_narrow_down(wayleave: Command, feed: Feed) -> None:
    path = feed(dataset("a", "River levels"), dataset("b", "River quality"))
    wayleave("harvest", "dcat", path, "--source", "rivers")
    page = wayleave("search", "river", "--limit", 1).out
    assert page.startswith("2 records\n")
    assert "Records 1 to 1 of 2; go on with --offset 1" in page
    assert "access_rights     OPEN (Open) 2" in page
    assert wayleave("search", "levels").out.startswith("1 record\n")
    assert "Try fewer words" in wayleave("search", "zebra").out


def test_a_source_given_by_a_relative_path_is_kept_for_any_folder(
    wayleave: Command, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = feed(dataset("a", "River levels"))
    monkeypatch.chdir(path.parent)
    assert wayleave("harvest", "dcat", path.name, "--source", "rivers").status == 0
    assert wayleave("sources", "--json").json["sources"][0]["location"] == str(path)


def test_empty_lists_say_how_to_begin(wayleave: Command) -> None:
    assert "wayleave harvest" in wayleave("runs").out
    assert "wayleave sources add" in wayleave("sources").out


def test_the_owners_decision_can_be_looked_at(wayleave: Command, feed: Feed) -> None:
    wayleave("harvest", "dcat", feed(dataset("a", "River levels")), "--source", "rivers")
    record_id = wayleave("search", "--json").json["hits"][0]["id"]
    assert "Nothing was decided" in wayleave("visibility", "show", record_id).out
    wayleave("visibility", "open", record_id, "C", "B")
    assert "variables (B), counts (C)" in wayleave("visibility", "show", record_id).out
    hidden = wayleave(
        "visibility", "hide", record_id, "--reason", "Live operation", "--approver", "R. Example",
        "--review-on", NEXT_MONTH, "--tier", "government",
    )  # fmt: skip
    assert hidden.err == ""
    shown = wayleave("visibility", "show", record_id, "--json").json
    assert shown["opened"] == []
    assert shown["hiding"]["approver"] == "R. Example"
    assert shown["hiding"]["tiers"] == ["government"]
    assert "R. Example" in wayleave("visibility", "show", record_id).out


def test_a_tier_that_does_not_exist_hides_nothing(wayleave: Command, feed: Feed) -> None:
    wayleave("harvest", "dcat", feed(dataset("a", "River levels")), "--source", "rivers")
    record_id = wayleave("search", "--json").json["hits"][0]["id"]
    answer = wayleave(
        "visibility", "hide", record_id, "--reason", "r", "--approver", "a", "--review-on",
        NEXT_MONTH, "--tier", "goverment",
    )  # fmt: skip
    assert answer.status == 2
    assert "'government'" in answer.err
    assert wayleave("search", "--json").json["total"] == 1


@pytest.mark.parametrize(
    ("called", "said"),
    [
        (".venv/bin/wayleave", ".venv/bin/wayleave"),
        ("/somewhere/frontend/cli/__main__.py", "wayleave"),
        ("wayleave", "wayleave"),
    ],
)
def test_the_next_command_is_named_as_this_one_was_called(
    monkeypatch: pytest.MonkeyPatch, called: str, said: str
) -> None:
    monkeypatch.setattr("sys.argv", [called])
    assert output.program() == said


def test_figures_are_in_the_singular_where_there_is_one() -> None:
    assert output.counted(1, "record") == "1 record"
    assert output.counted(0, "record") == "0 records"
    assert output.counted(12_000, "series", "series") == "12,000 series"
    assert output.listed({"created": 0, "rejected": 2}) == "2 rejected"
    assert output.listed({"created": 0}) == "none"
