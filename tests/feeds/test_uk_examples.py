"""The published examples of the UK's dialects, where they are beside the checkout."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from schemas.errors import UnparseableError
from schemas.model import DataService, Dataset, DatasetSeries, Resource
from schemas.reading import RecordReading
from tests.unit.schemas_dialects.documents import read

STANDARD = Path(__file__).parents[3] / "shared" / "standard" / "data"
pytestmark = pytest.mark.skipif(
    not STANDARD.exists(), reason="the standard's examples are not at ../shared/standard/data"
)
MARKETPLACE: Mapping[str, type[Resource]] = {
    "data_group": DatasetSeries,
    "data_service": DataService,
    "dataset": Dataset,
}
TEMPLATES = {"dataset": 3, "dataservice": 2, "example-entries-dataset": 1}
ALPHA = {"dwp-address-lookup": 1, "example-datasets": 5, "os-postcodes-datset": 1}


def readings(folder: str, name: str) -> list[RecordReading]:
    path = STANDARD / folder / name
    return read(path.read_bytes(), name)[0]


@pytest.mark.parametrize("name", MARKETPLACE)
def test_the_marketplaces_samples_are_read(name: str) -> None:
    (reading,) = readings("data-marketplace-samples", f"{name}.json")
    assert isinstance(reading.resource, MARKETPLACE[name])
    assert reading.resource is not None
    assert reading.resource.contact_point[0].email == "contact@example.gov.uk"
    assert reading.resource.theme


def test_the_sample_of_a_request_is_not_catalogued() -> None:
    content = (STANDARD / "data-marketplace-samples" / "data_share.json").read_bytes()
    found, end = read(content, "data_share.json")
    assert found == []
    assert [finding.code for finding in end.findings] == ["PAGE-PART-NOT-READ"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_filled_in_templates_are_read(name: str) -> None:
    found = readings("esda-template-csv", f"{name}.csv")
    assert len(found) == TEMPLATES[name]
    assert all(reading.report.usable for reading in found)


@pytest.mark.parametrize("name", ALPHA)
def test_the_records_of_the_alpha_are_read(name: str) -> None:
    found = readings("data-marketplace-alpha-ttl", f"{name}.ttl")
    assert len(found) == ALPHA[name]
    for reading in found:
        assert reading.resource is not None
        assert reading.resource.publisher is not None
        assert reading.resource.publisher.slug
        assert reading.resource.other_identifiers


@pytest.mark.parametrize("name", ["mimetype-labels", "os-postcodes-csv-distribution"])
def test_what_does_not_parse_is_told_with_its_line(name: str) -> None:
    with pytest.raises(UnparseableError, match="line"):
        readings("data-marketplace-alpha-ttl", f"{name}.ttl")
