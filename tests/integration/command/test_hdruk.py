"""A file of HDR UK metadata, checked and harvested by the command, and given back."""

import json
from pathlib import Path

import pytest

from tests.integration.command.conftest import Command
from tests.unit.schemas_dialects import hdruk_records as made


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Make a file as the gateway's interface lists datasets."""
    other = made.version_3() | {"identifier": "6b0b3c1e-8f0d-4d0e-9d62-0c1f5f5c2d11"}
    path = tmp_path / "registry.json"
    path.write_text(json.dumps({"data": [made.gateway(), other]}))
    return path


def test_it_is_checked_record_by_record(wayleave: Command, feed: Path) -> None:
    told = wayleave("validate", feed, "--json").json
    assert (told["usable"], told["unusable"]) == (2, 0)
    codes = {group["code"] for group in told["groups"]}
    assert {"ACCESS-RIGHTS-MISSING", "LICENCE-MISSING"} <= codes


def test_it_is_harvested_found_and_given_back(wayleave: Command, feed: Path) -> None:
    run = wayleave("harvest", "dcat", feed, "--source", "registry", "--json").json
    assert (run["created"], run["rejected"], run["error"]) == (2, 0, None)
    again = wayleave("harvest", "dcat", feed, "--source", "registry", "--json").json
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)
    hit = wayleave("search", "retinopathy", "--json").json["hits"][0]
    record = wayleave("record", hit["id"], "--format", "hdruk.json").json
    assert record["summary"]["title"] == made.TITLE
    assert record["accessibility"]["access"]["deliveryLeadTime"] == "Less than 1 week"
    assert "OPEN" not in record["accessibility"]["access"]["accessRights"]
