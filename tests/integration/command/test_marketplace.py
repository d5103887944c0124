"""A feed in the marketplace's JSON: what is taken back there goes from the catalogue at once."""

import json
from pathlib import Path

import pytest

from tests.integration.command.conftest import Command

RECORD = {
    "type": ["Data Set"],
    "title": "Tide gauge readings",
    "identifier": "tides",
    "description": "Sea levels.",
    "accessRights": "OPEN",
    "securityClassification": "OFFICIAL",
    "status": "Published",
}
OTHER = RECORD | {"identifier": "rain", "title": "Rainfall"}


def harvested(wayleave: Command, path: Path, *records: object) -> None:
    path.write_text(json.dumps({"data": list(records)}))
    answer = wayleave("harvest", "dcat", path, "--source", "tide-watch")
    assert answer.status in {0, 1}, answer


@pytest.mark.parametrize("status", ["Draft", "Withdrawn", "Deleted"])
def test_what_is_taken_back_is_retired_and_a_fault_keeps_the_last_good_description(
    wayleave: Command, tmp_path: Path, status: str
) -> None:
    assert wayleave("init").status == 0
    path = tmp_path / "feed.json"
    harvested(wayleave, path, RECORD, OTHER)
    assert "Tide gauge readings" in wayleave("search", "tide").out
    harvested(wayleave, path, RECORD | {"status": status}, OTHER | {"title": ""})
    assert "Tide gauge readings" not in wayleave("search", "tide").out
    assert "Rainfall" in wayleave("search", "rainfall").out


def test_a_draft_is_never_catalogued(wayleave: Command, tmp_path: Path) -> None:
    assert wayleave("init").status == 0
    harvested(wayleave, tmp_path / "feed.json", RECORD | {"status": "Draft"}, OTHER)
    assert "Tide gauge readings" not in wayleave("search", "tide").out
    assert "Rainfall" in wayleave("search", "rainfall").out


@pytest.mark.parametrize(
    ("form", "kind"), [("uk.json", "dcat:Dataset"), ("ukap.json", ["Data Set"])]
)
def test_a_record_is_printed_in_the_dialect_it_is_asked_for(
    wayleave: Command, tmp_path: Path, form: str, kind: object
) -> None:
    assert wayleave("init").status == 0
    harvested(wayleave, tmp_path / "feed.json", RECORD)
    (found,) = wayleave("search", "tide", "--json").json["hits"]
    written = wayleave("record", found["id"], "--format", form).json
    assert (written["identifier"], written["type"]) == ("tides", kind)
