"""Results as CSV and JSON."""

import csv
import io
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.services.discovery import DiscoveryResult
from catalogue.services.found_records import FoundRecord
from frontend.exports.results import as_csv, as_json, file_name

SITE = "https://catalogue.example"


def result(total: int = 1, **fields: object) -> DiscoveryResult:
    made = FoundRecord(
        id="an-id",
        source="rivers",
        identifier="levels",
        title="Levels",
        type="Dataset",
        publisher="Ministry of Rivers",
        access_rights="OPEN",
        notice=None,
        score=1.0,
        formats=("CSV", "JSON"),
    )
    return DiscoveryResult(total=total, hits=(msgspec.structs.replace(made, **fields),))


def cells(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_a_row_says_what_the_list_says() -> None:
    (row,) = cells(as_csv(result(), SITE))
    assert row["title"] == "Levels"
    assert row["formats"] == "CSV | JSON"
    assert row["address"] == "https://catalogue.example/records/an-id"


def test_access_rights_that_nobody_stated_are_said_to_be_assumed() -> None:
    (row,) = cells(as_csv(result(assumed=("accessRights",)), SITE))
    assert (row["access_rights"], row["assumed"]) == ("OPEN", "accessRights")
    (row,) = cells(as_csv(result(), SITE))
    assert row["assumed"] == ""
    assert json.loads(as_json(result(assumed=("accessRights",)), SITE))["records"][0]["assumed"]


@given(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n"]), st.text())
def test_no_cell_is_a_formula(begins: str, rest: str) -> None:
    (row,) = cells(as_csv(result(title=begins + rest, publisher=begins), SITE))
    assert row["title"].startswith("'")
    assert row["organisation"].startswith("'")


@pytest.mark.parametrize("title", ["a,b", 'say "so"', "two\nlines", "\u2013 dash"])
def test_what_is_harmless_stays_as_it_is(title: str) -> None:
    (row,) = cells(as_csv(result(title=title), SITE))
    assert row["title"] == title


def test_what_is_cut_says_so() -> None:
    assert json.loads(as_json(result(total=5), SITE))["is_cut"]
    assert not json.loads(as_json(result(), SITE))["is_cut"]
    assert file_name(result(total=5)) == "first-1-of-5-records"
    assert file_name(result()) == "1-records"
