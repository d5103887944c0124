"""The marketplace's two JSON dialects: DCAT-UK-AP 3.1, and the older one."""

import json
from collections.abc import Mapping

import pytest

from schemas.model import (
    DataRole,
    DataService,
    Dataset,
    DatasetSeries,
    Frequency,
    ServiceType,
    best,
)
from schemas.vocabularies.themes import TERMS
from tests.unit.schemas_dialects.documents import codes_of, read

CONTACT = {"name": "Tides team", "email": "tides@tidewatch.example", "role": "contact"}
COMMON = {
    "status": "Published",
    "description": "Sea levels, every quarter of an hour.",
    "modified": "2026-03-09T16:09:53+00:00",
    "contactPoint": [CONTACT],
    "publisher": "Environment Agency",
    "securityClassification": "OFFICIAL",
    "accessRights": "RESTRICTED",
    "theme": ["Environment and nature"],
}
DATASET = COMMON | {
    "identifier": "6f0f1b52-9a0f-4a87-8d1c-0d2b7d9c7c11",
    "supplierIdentifier": "tides-1",
    "title": "Tide gauge readings",
    "type": ["Data Set"],
    "updateFrequency": "Monthly",
    "license": {
        "title": "Open Government Licence",
        "licenseURL": "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    },
    "distribution": [
        {
            "title": "As CSV",
            "accessService": ["tides-api"],
            "downloadURL": "https://tidewatch.example/tides.csv",
            "format": "CSV file",
            "mediaType": ["text/csv"],
        }
    ],
}
SERVICE = COMMON | {
    "identifier": "tides-api",
    "title": "Tides interface",
    "type": ["Data Service"],
    "apiType": "REST",
    "serviceType": "Information",
    "endpointDescription": "Ask for a gauge and a day.",
    "endpointURL": "https://tidewatch.example/api",
    "servesDataset": ["tides-1"],
}
GROUP = COMMON | {
    "identifier": "tides-group",
    "title": "Tides by year",
    "type": ["Data Group"],
    "hasPart": ["tides-1"],
}
SHARE = COMMON | {
    "identifier": "share-1",
    "title": "Request for the tides",
    "type": ["Data Share"],
    "relatedResource": "tides-1",
}
OLDER = {
    "title": "Tide gauge readings",
    "description": "Sea levels.",
    "dataAssetId": "6f0f1b52-9a0f-4a87-8d1c-0d2b7d9c7c11",
    "contactPoint": {"contactName": "Tides team", "email": "tides@tidewatch.example"},
    "publisher": "environment-agency",
    "securityClassification": "OFFICIAL",
    "accessRights": "OPEN",
    "DQ_RelatedResource": True,
    "updateFrequency": "freq:monthly",
    "distribution": {"title": "As CSV", "mediaType": "text/csv", "byteSize": 2048},
}


def dataset_of(content: Mapping[str, object]) -> Dataset:
    (reading,), _ = read(json.dumps(content))
    assert isinstance(reading.resource, Dataset)
    return reading.resource


@pytest.mark.parametrize(
    "wrapped", [[DATASET], {"data": [DATASET]}, {"catalogedResources": [DATASET]}, DATASET]
)
def test_a_data_set_is_read_however_the_interface_lists_it(wrapped: object) -> None:
    (reading,), _ = read(json.dumps(wrapped))
    found = reading.resource
    assert isinstance(found, Dataset)
    assert found.identifier == DATASET["identifier"]
    assert found.other_identifiers == ("tides-1",)
    assert found.update_frequency is Frequency.MONTHLY
    assert found.licence is not None
    assert (found.licence.code, best(found.licence.label)) == ("ogl-3", "Open Government Licence")
    assert [theme.code for theme in found.theme] == ["environment"]
    (file,) = found.distribution
    assert (file.media_type, file.download_url) == (
        "text/csv",
        ("https://tidewatch.example/tides.csv",),
    )


def test_a_service_keeps_prose_about_its_endpoint_and_its_type_of_interface() -> None:
    readings, _ = read(json.dumps([DATASET, SERVICE]))
    found = readings[1].resource
    assert isinstance(found, DataService)
    assert best(found.endpoint_description[0].label) == "Ask for a gauge and a day."
    assert found.service_type is ServiceType.REST
    assert ("PROPERTY-NOT-READ", "serviceType") in codes_of(readings[1])
    # By the supplier's own identifier of the dataset on the same page.
    assert found.serves_dataset[0].target == f"urn:uuid:{DATASET['identifier']}"


def test_a_group_becomes_a_series_of_its_parts() -> None:
    readings, _ = read(json.dumps([DATASET, GROUP]))
    dataset, series = (reading.resource for reading in readings)
    assert isinstance(dataset, Dataset)
    assert isinstance(series, DatasetSeries)
    assert series.series_member[0].target == dataset.iri
    assert [link.target for link in dataset.in_series] == [series.iri]


def test_a_member_inside_a_group_is_a_record_and_answers_for_its_own_status() -> None:
    group = GROUP | {"hasPart": [DATASET | {"status": "Draft"}]}
    readings, _ = read(json.dumps(group))
    usable = {reading.type: reading.report.usable for reading in readings}
    assert usable == {"Dataset": False, "DatasetSeries": True}


def test_a_share_is_a_request_that_is_reported_and_not_catalogued() -> None:
    readings, end = read(json.dumps([DATASET, SHARE]))
    assert [reading.type for reading in readings] == ["Dataset"]
    ((code, path, value),) = [(f.code, f.path, f.value) for f in end.findings]
    assert (code, path, value) == ("PAGE-PART-NOT-READ", "Data Share", "share-1")


def test_a_share_above_official_is_not_even_named() -> None:
    _, end = read(json.dumps([DATASET, SHARE | {"securityClassification": "SECRET"}]))
    assert [finding.value for finding in end.findings] == [None]


@pytest.mark.parametrize("status", ["Draft", "Withdrawn", "Deleted", "withdrawn", "In review"])
def test_what_is_not_published_is_refused_by_its_status(status: str) -> None:
    (reading,), _ = read(json.dumps(DATASET | {"status": status}))
    assert (reading.resource, reading.graph) == (None, b"")
    (finding,) = reading.report.findings
    assert (finding.code, finding.path, finding.value) == ("NOT-PUBLISHED", "status", status)
    assert status in finding.fix


@pytest.mark.parametrize("status", ["Published", "published", None, ""])
def test_what_is_published_or_has_no_status_is_catalogued(status: str | None) -> None:
    assert dataset_of(DATASET | {"status": status}).identifier


def test_owners_and_approvers_are_people_in_roles_and_no_contacts() -> None:
    people = [
        CONTACT | {"role": "owner", "email": "o.wen@tidewatch.example"},
        CONTACT,
        CONTACT | {"role": "Approver", "email": "a.prover@tidewatch.example"},
        {"name": "Help desk", "email": "help@tidewatch.example"},
    ]
    found = dataset_of(DATASET | {"contactPoint": people})
    assert [contact.email for contact in found.contact_point] == [
        "tides@tidewatch.example",
        "help@tidewatch.example",
    ]
    assert {(holder.role, holder.email) for holder in found.role_holders} == {
        (DataRole.OWNER, "o.wen@tidewatch.example"),
        (DataRole.APPROVER, "a.prover@tidewatch.example"),
    }


def test_without_an_identifier_the_suppliers_own_counts() -> None:
    found = dataset_of({k: v for k, v in DATASET.items() if k != "identifier"})
    assert found.identifier == "tides-1"
    assert found.iri == "https://feed.example/feed#tides-1"


def test_a_licence_without_an_address_is_known_by_what_stands_for_one() -> None:
    found = dataset_of(DATASET | {"license": {"title": "Ours", "licenseURL": "OGL"}})
    assert found.licence is not None
    assert (found.licence.iri, found.licence.code) == (None, "ogl-3")


def test_each_of_the_thirteen_themes_is_known_by_its_label() -> None:
    labels = [term.label for term in TERMS]
    found = dataset_of(DATASET | {"theme": labels})
    assert [theme.code for theme in found.theme] == [term.code for term in TERMS]


def test_the_older_dialect_is_told_by_its_one_distribution_inside() -> None:
    (reading,), _ = read(json.dumps(OLDER))
    found = reading.resource
    assert isinstance(found, Dataset)
    assert found.identifier == OLDER["dataAssetId"]
    assert found.has_data_quality_action_plan is True
    assert found.distribution[0].byte_size == 2048
    assert ("TYPE-MISSING", "type") not in codes_of(reading)
    assert "VALUE-SHAPE" not in {code for code, _ in codes_of(reading)}


def test_a_service_in_the_older_dialect_is_told_by_its_properties() -> None:
    service = {k: v for k, v in OLDER.items() if k not in {"distribution", "accessRights"}}
    more = {"serviceType": "SOAP", "endpointDescription": "Read the manual.", "servesData": "t"}
    (reading,), _ = read(json.dumps(service | more))
    assert isinstance(reading.resource, DataService)
    assert reading.resource.service_type is ServiceType.SOAP
    assert reading.resource.has_data_quality_action_plan is True
