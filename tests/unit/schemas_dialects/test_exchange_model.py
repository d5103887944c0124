"""The exchange model as YAML and JSON."""

import json

import pytest

from schemas.errors import LimitExceededError, UnparseableError
from schemas.model import AccessRights, DataService, Dataset, Frequency, best
from tests.unit.schemas_dialects.documents import codes_of, read

DATASET = """\
# A made-up record
---
identifier: tides-2
type: dcat:Dataset
title: Tide gauge readings
description: |-
  Sea levels.

  Every quarter of an hour.
accessRights: OPEN
contactPoint:
  contactName: Tides team
  email: tides@tidewatch.example
creator:
  - environment-agency
publisher: environment-agency
securityClassification: OFFICIAL
licence: http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
modified: 2026-04
updateFrequency: freq:monthly
version: 1.10
"""
SERVICE = {
    "identifier": "https://data.tidewatch.example/id/service/tides",
    "type": "dcat:DataService",
    "title": "Tides interface",
    "servesData": ["tides-2"],
    "serviceType": "REST",
}


def test_a_record_in_yaml_is_read_as_it_is_written() -> None:
    (reading,), end = read(DATASET, "tides.yaml")
    found = reading.resource
    assert isinstance(found, Dataset)
    assert found.identifier == "tides-2"
    assert found.iri == "https://feed.example/feed#tides-2"
    assert found.version == "1.10"
    assert found.modified is not None
    assert found.modified.lexical == "2026-04"
    assert found.update_frequency is Frequency.MONTHLY
    assert found.publisher is not None
    assert found.publisher.slug == "environment-agency"
    assert found.contact_point[0].email == "tides@tidewatch.example"
    assert reading.line == 3
    assert end.datasets == 1


def test_objects_name_each_other_by_identifiers_that_are_no_addresses() -> None:
    readings, _ = read(DATASET + "---\n" + json.dumps(SERVICE) + "\n", "tides.yaml")
    service = readings[1].resource
    assert isinstance(service, DataService)
    assert service.serves_dataset[0].target == "https://feed.example/feed#tides-2"
    assert ("LINK-DANGLING", "servesData") not in codes_of(readings[1])


def test_a_uuid_becomes_an_address_of_its_own() -> None:
    uuid = "fcbc4d3f-0c05-4857-b0e3-eeec6bfea3a1"
    (reading,), _ = read(json.dumps({**SERVICE, "identifier": uuid}))
    assert reading.resource is not None
    assert (reading.identifier, reading.resource.iri) == (uuid, f"urn:uuid:{uuid}")


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"type": "DataService"}, ("TYPE-UNKNOWN", "type")),
        ({"type": None}, ("TYPE-MISSING", "type")),
        ({"contactPoint": "tides@tidewatch.example"}, ("VALUE-SHAPE", "contactPoint")),
        ({"licence": None, "license": "OGL"}, ("PROPERTY-MISSPELT", "licence")),
        ({"servesData": "tides-2"}, ("VALUE-SHAPE", "servesData")),
        ({"colour": "blue"}, ("PROPERTY-NOT-READ", "colour")),
        ({"publisher": "nobody-we-know"}, ("ORG-NOT-IN-REGISTER", "publisher")),
    ],
)
def test_what_departs_from_the_model_is_read_and_remarked_on(
    change: dict[str, object], finding: tuple[str, str]
) -> None:
    (reading,), _ = read(json.dumps(SERVICE | change))
    assert isinstance(reading.resource, DataService)
    assert finding in codes_of(reading)


def test_a_distribution_of_its_own_is_joined_to_its_dataset() -> None:
    dataset = json.dumps({"identifier": "d", "type": "dcat:Dataset", "title": "D",
                          "distribution": ["csv"]})  # fmt: skip
    file = json.dumps({"identifier": "csv", "type": "dcat:Distribution", "title": "As CSV",
                       "mediaType": "text/csv"})  # fmt: skip
    (reading,), _ = read(f"[{dataset}, {file}]")
    assert isinstance(reading.resource, Dataset)
    (found,) = reading.resource.distribution
    assert (best(found.title), found.media_type) == ("As CSV", "text/csv")


def test_a_distribution_alone_is_judged_for_who_checks_it_and_is_no_record() -> None:
    text = "type: dcat:Distribution\nidentifier: csv\ntitle: As CSV\nmediaType: csv file\n"
    assert read(text, "file.yaml")[0] == []
    (reading,), _ = read(text, "file.yaml", reads_parts=True)
    assert (reading.type, reading.title, reading.report.usable) == ("Distribution", "As CSV", True)
    assert ("DISTRIBUTION-LICENCE-MISSING", "distribution.licence") in codes_of(reading)


def test_a_contact_alone_is_judged_for_who_checks_it() -> None:
    (reading,), _ = read("contactName: Team\nemail: team at x\n", "c.yaml", reads_parts=True)
    assert reading.type == "ContactPoint"
    assert ("CONTACT-EMAIL-INVALID", "contactPoint.email") in codes_of(reading)


def test_a_record_above_official_says_nothing() -> None:
    (reading,), _ = read(json.dumps({**SERVICE, "securityClassification": "TOP_SECRET"}))
    assert (reading.resource, reading.title, reading.graph) == (None, "", b"")


def test_the_object_is_kept_as_it_was_received() -> None:
    (reading,), _ = read('{"type": "dcat:Dataset", "identifier": "d", "title": "D", "x": 1.10}')
    assert rb"\"x\":1.10" in reading.graph


def test_a_name_that_stands_twice_keeps_both_values() -> None:
    (reading,), _ = read(
        '{"type": "dcat:Dataset", "identifier": "d", "title": "D",'
        ' "keyword": ["a"], "keyword": "b"}'
    )
    assert reading.resource is not None
    assert {keyword.value for keyword in reading.resource.keyword} == {"a", "b"}


def test_access_rights_that_are_missing_are_assumed_to_be_closed() -> None:
    (reading,), _ = read(json.dumps(SERVICE))
    assert reading.resource is not None
    assert reading.resource.access_rights is AccessRights.INTERNAL
    assert reading.resource.assumed == ("accessRights",)


def test_yaml_that_repeats_itself_by_aliases_is_refused() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\ntitle: T\n"
    with pytest.raises(LimitExceededError, match="aliases"):
        read(bomb, "bomb.yaml")


def test_a_fault_in_yaml_or_json_is_told_with_its_line() -> None:
    with pytest.raises(UnparseableError, match="line 3"):
        read("title: T\nidentifier: x\n  type: [dcat:Dataset\n", "broken.yaml")
    with pytest.raises(UnparseableError, match="line 2"):
        read('{"title": "T",\n "identifier": }', "broken.json")
