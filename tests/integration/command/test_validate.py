"""What the command says of a feed that is only checked."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from frontend.cli import main
from tests.integration.command.conftest import PREFIXES, Command, dataset

UNTITLED = """
<https://data.rivers.example/u> a dcat:Dataset ; dct:identifier "u" ; dct:modified "yesterday" .
"""
Feed = Callable[..., Path]


def test_equal_findings_of_many_records_are_told_once(wayleave: Command, feed: Feed) -> None:
    path = feed(*(dataset(f"d{number}", f"Rivers {number}") for number in range(12)), UNTITLED)
    answer = wayleave("validate", path)
    assert answer.status == 1
    assert answer.out.count("(LICENCE-MISSING)") == 1
    assert "In 12 of 13 records" in answer.out
    assert "- u, line" in answer.out
    assert "13 records: 12 usable, 1 not usable" in answer.out
    assert "mandatory properties:" in answer.out
    assert answer.out.index("TITLE-MISSING") < answer.out.index("LICENCE-MISSING")


def test_each_record_is_told_on_demand(wayleave: Command, feed: Feed) -> None:
    answer = wayleave("validate", feed(dataset("a", "River levels"), UNTITLED), "--records")
    assert "River levels [a]\n  usable; meets" in answer.out
    assert "(no title) [u]\n  NOT USABLE" in answer.out


def test_the_table_has_a_line_for_each_finding(wayleave: Command, feed: Feed) -> None:
    path = feed(dataset("a", "=River levels"), UNTITLED)
    told = wayleave("validate", path, "--json").json
    table = wayleave("validate", path, "--csv").out
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["identifier"], row["code"], row["line"]) for row in rows] == [
        (record["identifier"], found["code"], str(found["line"] or ""))
        for record in told["records"]
        for found in record["findings"]
    ]
    assert {row["record"] for row in rows} == {"'=River levels", ""}
    assert any(row["clause"].endswith("/licence/") for row in rows)


def test_the_object_has_sums_groups_and_records(wayleave: Command, feed: Feed) -> None:
    told = wayleave("validate", feed(dataset("a", "River levels"), UNTITLED), "--json").json
    assert (told["usable"], told["unusable"], told["error"]) == (1, 1, None)
    sums = told["mandatory"]
    assert sums["as_stands"] + sums["after_repair"] + sums["missing"] == sums["of"]
    (title,) = [group for group in told["groups"] if group["code"] == "TITLE-MISSING"]
    assert (title["records"], title["examples"][0]["identifier"]) == (1, "u")
    assert title["clause"]["url"].endswith("/title/")


def test_standard_input_is_read_and_named_in_errors() -> None:
    text = PREFIXES + dataset("a", "River levels")
    sound = CliRunner().invoke(main, ["validate", "-"], input=text)
    assert "1 record: 1 usable, 0 not usable" in sound.stdout
    broken = CliRunner().invoke(main, ["validate", "-"], input=text.replace(";", "; ;;[", 1))
    assert broken.exit_code == 2
    assert "wayleave: standard input, line 6" in broken.stderr


def test_one_shape_is_chosen(wayleave: Command, feed: Feed) -> None:
    answer = wayleave("validate", feed(dataset("a", "River levels")), "--csv", "--json")
    assert answer.status == 2
    assert "Choose one of --records, --csv and --json." in answer.err


@pytest.mark.parametrize("option", ["--csv", "--json", "--records"])
def test_what_cannot_be_read_ends_with_status_2(wayleave: Command, feed: Feed, option: str) -> None:
    path = feed("<!doctype html>", name="page.ttl")
    path.write_text("<!doctype html><html><title>Sign in</title>", encoding="utf-8")
    answer = wayleave("validate", path, option)
    assert answer.status == 2
    assert "HTML page" in answer.err
