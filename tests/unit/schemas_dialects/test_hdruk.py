"""HDR UK's metadata in each of its versions, and as the gateway gives it."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from schemas.model import (
    AccessRights,
    Dataset,
    Frequency,
    SecurityClassification,
    TimeBand,
    best,
)
from schemas.reading import RecordReading
from tests.unit.schemas_dialects import hdruk_records as made
from tests.unit.schemas_dialects.documents import codes_of, read

VERSIONS = (made.version_2_1_2, made.version_2_2, made.version_3, made.version_4, made.gateway)
FROM_3 = (made.version_3, made.version_4, made.gateway)
_SECTIONS = (
    "coverage", "provenance", "accessibility", "enrichmentAndLinkage", "observations",
    "structuralMetadata", "documentation", "revisions",
)  # fmt: skip
Maker = Callable[[], dict[str, Any]]


def read_one(record: object) -> RecordReading:
    (reading,), _ = read(json.dumps(record))
    return reading


def dataset(record: object) -> Dataset:
    reading = read_one(record)
    assert isinstance(reading.resource, Dataset), reading.report.findings
    return reading.resource


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_gives_the_same_access_block(version: Maker) -> None:
    access = dataset(version()).access
    assert access is not None
    assert access.process_url == "https://eyes.example/apply"
    assert "https://eyes.example/safe-room" in [service.iri for service in access.usable_in]
    assert best(access.cost) == "£250 for each application"
    assert access.time_band is TimeBand.UNDER_1_WEEK
    assert access.jurisdictions == ("GB-ENG", "GB-WLS")
    assert [best(body.name) for body in access.controllers] == ["Eye Health Registry"]
    assert [best(body.name) for body in access.processors] == ["Registry Data Services"]
    limits = [best(limit.label).casefold() for limit in access.use_limitations]
    assert limits == ["research use only", "no linkage"]
    (requirement,) = access.use_requirements
    assert best(requirement.label).casefold() == "ethics approval required"


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_gives_the_same_table(version: Maker) -> None:
    (table,) = dataset(version()).tables
    assert (table.name, best(table.description)) == ("screening", "One row for each screening")
    grade, seen = table.variables
    assert (grade.name, grade.data_type, grade.is_sensitive) == ("grade", "String", True)
    assert (seen.name, seen.data_type, seen.is_sensitive) == ("seen_on", "Date", False)
    assert best(grade.description) == "R0 to R3"


@pytest.mark.parametrize("version", FROM_3)
def test_the_values_of_a_column_are_its_code_list(version: Maker) -> None:
    none, dash = dataset(version()).tables[0].variables[0].codes
    assert (none.value, best(none.label), none.frequency) == ("R0", "No retinopathy", 812)
    assert dash.value == "-"


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_gives_the_same_record(version: Maker) -> None:
    found = dataset(version())
    assert found.identifier == "5a0b3c1e-8f0d-4d0e-9d62-0c1f5f5c2d11"
    assert best(found.title) == made.TITLE
    assert best(found.summary) == "Retinal screening grades"
    assert best(found.description).startswith("Eye screening of people")
    assert "https://doi.org/10.5555/eyes.2026" in found.other_identifiers
    assert (found.version, found.has_version[0].target) == ("2.0.0", "https://eyes.example/v1")
    assert [keyword.value for keyword in found.keyword] == ["Diabetes", "Retinopathy"]
    assert found.publisher is not None
    assert best(found.publisher.name) == "Eye Health Registry"
    assert [best(body.name) for body in found.creator] == ["Eye Health Registry"]
    assert found.contact_point[0].email == "data@eyes.example"
    assert found.issued is not None
    assert found.issued.lexical == "2026-02-28"
    assert found.update_frequency is Frequency.QUARTERLY
    assert found.temporal[0].start is not None
    assert found.temporal[0].start.lexical == "2011-04-01"
    assert [best(place.label) for place in found.spatial] == ["England", "Wales"]
    assert {best(each.label) for each in found.conforms_to} == {"SNOMED CT", "READ", "OMOP"}
    assert [form.media_type for form in found.distribution] == ["text/csv", "application/sql"]
    assert found.language == ("en",)
    assert found.source[0].target == "https://eyes.example/raw"
    assert "https://doi.org/10.5555/paper.1" in [each.target for each in found.is_referenced_by]
    assert found.record_count == 90412
    assert "Primary care alone" in best(found.population)
    assert "Disease registry" in best(found.provenance[0].label) or "DISEASE" in best(
        found.provenance[0].label
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_who_may_have_the_data_is_assumed_to_be_the_fewest(version: Maker) -> None:
    reading = read_one(version())
    assert reading.resource is not None
    assert reading.resource.access_rights is AccessRights.INTERNAL
    assert reading.resource.assumed == ("accessRights",)
    assert ("ACCESS-RIGHTS-MISSING", "accessRights") in codes_of(reading)


def with_rights(text: object) -> RecordReading:
    record = made.version_4()
    record["accessibility"]["access"]["accessRights"] = text
    return read_one(record)


@pytest.mark.parametrize(
    "text",
    [
        "In Progress",
        "Data are open to researchers of accredited bodies",
        "The data is not open.\nApply to the registry.",
        "Open\nfor applications",
    ],
)
def test_a_text_about_access_is_kept_and_never_taken_for_a_code(text: str) -> None:
    reading = with_rights(text)
    assert reading.resource is not None
    assert reading.resource.access_rights is AccessRights.INTERNAL
    assert reading.resource.assumed == ("accessRights",)
    assert [best(each.label) for each in reading.resource.rights] == [text]


def test_access_rights_that_are_one_of_the_codes_are_read_as_such() -> None:
    for text, right in (("RESTRICTED", AccessRights.RESTRICTED), ("Open", AccessRights.OPEN)):
        reading = with_rights(text)
        assert reading.resource is not None
        assert (reading.resource.access_rights, reading.resource.assumed) == (right, ())


def test_a_code_before_the_address_of_the_process_gives_both() -> None:
    resource = with_rights("RESTRICTED\nhttps://eyes.example/apply\nNot for insurers").resource
    assert resource is not None
    assert resource.access is not None
    assert resource.access_rights is AccessRights.RESTRICTED
    assert resource.access.process_url == "https://eyes.example/apply"
    assert [best(each.label) for each in resource.rights] == ["Not for insurers"]


def test_several_addresses_for_access_are_all_kept() -> None:
    resource = with_rights("https://eyes.example/a, https://eyes.example/b").resource
    assert resource is not None
    assert resource.access is not None
    assert resource.access.process_url == "https://eyes.example/a"
    assert [each.iri for each in resource.rights] == [
        "https://eyes.example/a",
        "https://eyes.example/b",
    ]


def test_open_access_as_a_way_of_access_opens_nothing() -> None:
    record = made.version_4()
    record["accessibility"]["access"] = {
        "accessRights": "In Progress", "accessServiceCategory": "Open access"
    }  # fmt: skip
    assert dataset(record).access_rights is AccessRights.INTERNAL


@pytest.mark.parametrize(
    ("path", "value", "finding"),
    [
        ("summary.contactPoint", None, ("CONTACT-MISSING", "contactPoint")),
        (
            "accessibility.formatAndStandards.conformsTo",
            ["OTHER"],
            ("VALUE-PLACEHOLDER", "accessibility.formatAndStandards.conformsTo"),
        ),
        ("coverage.pathway", "TBC", ("VALUE-PLACEHOLDER", "coverage.pathway")),
        (
            "accessibility.access.accessRights",
            "In Progress",
            ("VALUE-PLACEHOLDER", "accessibility.access.accessRights"),
        ),
        (
            "accessibility.usage.dataUseLimitation",
            ["Anything goes"],
            ("VALUE-NOT-LISTED", "accessibility.usage.dataUseLimitation"),
        ),
        (
            "accessibility.access.accessServiceCategory",
            "By post",
            ("VALUE-NOT-LISTED", "accessibility.access.accessServiceCategory"),
        ),
        (
            "accessibility.access.deliveryLeadTime",
            "A while",
            ("VALUE-UNREADABLE", "accessibility.access.deliveryLeadTime"),
        ),
        (
            "provenance.temporal.publishingFrequency",
            "When we can",
            ("FREQUENCY-UNKNOWN", "updateFrequency"),
        ),
        ("summary.shoeSize", 41, ("PROPERTY-NOT-READ", "summary.shoeSize")),
        ("structuralMetadata", "see website", ("VALUE-UNREADABLE", "structuralMetadata")),
        (
            "structuralMetadata.tables",
            [{"columns": [{"name": "a"}]}],
            ("NAME-DERIVED", "structuralMetadata.tables"),
        ),
        ("identifier", None, ("IDENTIFIER-DERIVED", "identifier")),
    ],
)
def test_what_is_missing_or_wrong_is_remarked_on(
    path: str, value: object, finding: tuple[str, str]
) -> None:
    record = made.version_4()
    *way, last = path.split(".")
    inner = record
    for name in way:
        inner = inner[name]
    inner[last] = value
    if path == "identifier":
        del record["summary"]["doiName"]
    reading = read_one(record)
    assert reading.resource is not None
    assert finding in codes_of(reading)


def test_a_complete_record_has_few_remarks_of_its_dialect() -> None:
    dialects = {"VALUE-NOT-LISTED", "VALUE-SHAPE", "VALUE-PLACEHOLDER", "PROPERTY-MISSPELT"}
    for version in VERSIONS:
        found = {code for code, _ in codes_of(read_one(version()))}
        assert not found & dialects, version


def test_what_the_catalogue_has_no_field_for_is_kept_as_received() -> None:
    reading = read_one(made.version_4())
    assert ("PROPERTY-NOT-READ", "demographicFrequency") in codes_of(reading)
    assert ("PROPERTY-NOT-READ", "omics") not in codes_of(reading)
    assert b"30-34 years" in reading.graph


def test_a_record_without_an_identifier_goes_by_its_title_and_custodian() -> None:
    record = made.version_4()
    record["identifier"] = None
    del record["summary"]["doiName"]
    found = dataset(record)
    assert found.identifier == dataset(record).identifier
    record["summary"]["title"] = "Another"
    assert found.identifier != dataset(record).identifier


def test_a_doi_is_better_than_a_made_up_identifier() -> None:
    record = made.version_4()
    record["identifier"] = None
    assert dataset(record).identifier == "https://doi.org/10.5555/eyes.2026"


@pytest.mark.parametrize(
    "wrapped",
    [
        "[RECORD]",
        '{"metadata": RECORD}',
        '{"gwdmVersion": "2.0", "metadata": RECORD}',
        '{"data": [{"id": 4, "metadata": RECORD}]}',
        '{"message": "success", "data": {"id": 4, "metadata": RECORD}}',
        '{"data": [{"latest_metadata": {"metadata": {"metadata": RECORD}}}]}',
        '{"data": {"versions": [{"metadata": {"metadata": RECORD}}]}}',
    ],
)
@pytest.mark.parametrize("version", [made.version_4, made.of_gateway])
def test_a_record_is_found_in_what_services_wrap_it_in(wrapped: str, version: Maker) -> None:
    (reading,), _ = read(wrapped.replace("RECORD", json.dumps(version())))
    assert reading.title == made.TITLE
    assert reading.resource is not None


def test_a_list_gives_a_record_for_each() -> None:
    other = made.version_3() | {"identifier": "6b0b3c1e-8f0d-4d0e-9d62-0c1f5f5c2d11"}
    readings, end = read(json.dumps({"data": [made.version_4(), other]}))
    assert [reading.resource is not None for reading in readings] == [True, True]
    assert end.datasets == 2


def test_the_wrapper_gives_the_identifier_that_the_record_lacks() -> None:
    record = made.version_4()
    record["identifier"] = None
    assert dataset({"pid": "abc-1", "metadata": record}).identifier == "abc-1"


def test_the_template_of_types_is_told_place_by_place() -> None:
    record = made.version_4()
    record["summary"] = {
        "title": "OneHundredFiftyCharacters[{'maxLength': 150, 'type': 'string'}]",
        "keywords": "CommaSeparatedValues[{'anyOf': [{'pattern': '([^,]+)'}]}] | null",
    }
    reading = read_one(record)
    assert reading.resource is None
    found = codes_of(reading)
    assert {("TITLE-MISSING", "title"), ("TEMPLATE-LEFT", "summary.title")} <= found
    assert ("TEMPLATE-LEFT", "summary.keywords") in found


def test_a_record_above_official_is_refused_here_too() -> None:
    reading = read_one(made.version_4() | {"securityClassification": "SECRET"})
    assert (reading.resource, reading.title, reading.graph) == (None, "", b"")
    for name in ("securityClassification", "classification"):
        (wrapped,), _ = read(json.dumps({name: "TOP_SECRET", "metadata": made.version_4()}))
        assert (wrapped.resource, wrapped.title, wrapped.graph) == (None, "", b"")
    kept = dataset(made.version_4() | {"securityClassification": "OFFICIAL"})
    assert kept.security_classification is SecurityClassification.OFFICIAL


@pytest.mark.parametrize(
    "structure",
    [
        {"dataClasses": [{"label": "screening", "dataElements": [{"label": "grade"}]}]},
        [{"name": "screening", "columns": [{"name": "grade"}]}],
        {"name": "screening", "elements": [{"name": "grade"}]},
        {"tables": {"name": "screening", "columns": {"name": "grade"}}},
        [{"tables": [{"name": "screening", "columns": ["grade"]}]}],
    ],
)
def test_tables_are_read_in_every_shape(structure: object) -> None:
    (table,) = dataset(made.version_4() | {"structuralMetadata": structure}).tables
    assert (table.name, [each.name for each in table.variables]) == ("screening", ["grade"])


@pytest.mark.parametrize("value", [None, "", [], {}, 7, True, "x", [None], {"a": {"b": []}}, [[1]]])
def test_any_value_anywhere_leaves_the_rest_to_be_read(value: object) -> None:
    for section in _SECTIONS:
        record = made.version_4() | {section: value}
        assert best(dataset(record).title) == made.TITLE
    for section in ("coverage", "documentation", "enrichmentAndLinkage"):
        record = made.version_4()
        record[section] = dict.fromkeys(record[section], value)
        assert best(dataset(record).title) == made.TITLE
    for part in ("usage", "access", "formatAndStandards"):
        record = made.version_4()
        inner = record["accessibility"]
        inner[part] = dict.fromkeys(inner[part], value)
        assert best(dataset(record).title) == made.TITLE
