"""What is written in the UK's dialects is read again as it was, as far as they can carry it."""

import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from schemas.dialects.template_writing import heads, rows
from schemas.dialects.writing import write_json
from schemas.model import (
    AccessRights,
    Concept,
    ContactPoint,
    DataRole,
    Dataset,
    DatasetSeries,
    Distribution,
    Resource,
    RoleHolder,
    text,
)
from tests.unit.schemas_dialects.documents import read
from tests.unit.schemas_reading.resources import resources

# What goes wrong is seen in the difference; to make it smaller takes minutes.
quick = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
TIDES = Dataset(
    identifier="tides",
    access_rights=AccessRights.OPEN,
    title=text("Tide gauge readings"),
    contact_point=(ContactPoint(name=text("Team"), email="t@tides.example"),),
    role_holders=(
        RoleHolder(role=DataRole.OWNER, name=text("O. Wen"), email="o@tides.example"),
        RoleHolder(role=DataRole.STEWARD, name=text("S. Tew"), email="s@tides.example"),
    ),
    licence=Concept(code="by-agreement", label=text("DATA_SHARE_AGREEMENT")),
    distribution=(
        Distribution(iri="urn:uuid:1", identifier="csv", title=text("CSV"), media_type="text/csv"),
        Distribution(iri="urn:uuid:2", identifier="csv", title=text("JSON")),
    ),
)


def read_one(content: bytes) -> Resource:
    (reading,), _ = read(content)
    assert reading.resource is not None, reading.report.findings
    return reading.resource


@pytest.mark.parametrize("key", ["mem", "ukap"])
@quick
@given(resource=resources)
def test_what_is_written_reads_as_what_would_be_written_again(key: str, resource: Resource) -> None:
    first = write_json(resource, key)
    assert json.loads(write_json(read_one(first), key)) == json.loads(first)


def test_files_of_the_exchange_model_are_objects_that_their_dataset_names() -> None:
    dataset, *files = json.loads(write_json(TIDES, "mem"))
    assert (dataset["type"], dataset["distribution"]) == ("dcat:Dataset", ["csv", "urn:uuid:2"])
    assert [file["identifier"] for file in files] == ["csv", "urn:uuid:2"]
    assert dataset["licence"] == "DATA_SHARE_AGREEMENT"


def test_people_are_written_in_the_roles_that_the_marketplace_has() -> None:
    written = json.loads(write_json(TIDES, "ukap"))
    assert {(each["email"], each["role"]) for each in written["contactPoint"]} == {
        ("o@tides.example", "owner"),
        ("t@tides.example", "contact"),
    }
    assert (written["type"], written["status"]) == (["Data Set"], "Published")


@pytest.mark.parametrize("role", ["owner", "Data owner", "approver", "Data Steward", ["custodian"]])
@pytest.mark.parametrize("more", [{}, {"status": "Published", "type": ["Data Set"]}])
def test_no_person_in_a_role_becomes_a_contact_in_whatever_dialect_that_is(
    role: object, more: dict[str, object]
) -> None:
    person = {"name": "Robin Moss", "email": "r.moss@tides.example", "role": role}
    said = {
        "identifier": "a",
        "title": "Tides",
        "description": "Of tides.",
        "contactPoint": [person],
    }
    found = read_one(json.dumps({**said, **more, "accessRights": "OPEN"}).encode())
    assert found.contact_point == ()
    assert [each.email for each in found.role_holders] == ["r.moss@tides.example"]


def test_assumed_access_rights_are_not_written() -> None:
    assumed = Dataset(identifier="a", access_rights=AccessRights.OPEN, assumed=("accessRights",))
    for key in ("mem", "ukap"):
        assert "accessRights" not in json.loads(write_json(assumed, key))


def test_a_series_is_a_group_to_the_marketplace_and_a_dataset_to_the_model() -> None:
    series = DatasetSeries(identifier="s", access_rights=AccessRights.OPEN, title=text("S"))
    assert json.loads(write_json(series, "ukap"))["type"] == ["Data Group"]
    assert json.loads(write_json(series, "mem"))["type"] == "dcat:Dataset"


@quick
@given(resource=resources)
def test_a_row_of_the_template_has_a_cell_for_each_column(resource: Resource) -> None:
    for row in rows(resource):
        assert len(row.cells) == len(heads(row.sheet)[1])
