"""DCAT-US 3: a catalogue in JSON without a context, or with that of its own."""

import json

import pytest

from schemas.model import DataService, Dataset, DatasetSeries, Frequency, best
from tests.unit.schemas_dialects.documents import read

CONTEXT = "https://resources.data.gov/dcat-us/3.0.0/context/dcat-us-3.0.jsonld"
SQUARE = {"type": "Polygon", "coordinates": [[[-2, 51], [0, 51], [0, 53], [-2, 53], [-2, 51]]]}
DATASET = {
    "@id": "https://tidewatch.example/id/tides",
    "@type": "Dataset",
    "title": "Tide gauge readings",
    "description": "Sea levels.",
    "identifier": {"@type": "Identifier", "notation": "tides"},
    "otherIdentifier": [{"@type": "Identifier", "notation": "T-1"}],
    "contactPoint": [
        {"@type": "Kind", "fn": "Tides team", "title": "Help desk",
         "hasEmail": "mailto:tides@tidewatch.example"},
    ],
    "publisher": {"@type": "Organization", "name": "Environment Agency"},
    "theme": ["Environment", {"@type": "Concept", "prefLabel": "Transport", "inScheme": None}],
    "keyword": ["tides"],
    "accessRights": "public",
    "accrualPeriodicity": "R/P1M",
    "modified": "2026-03",
    "landingPage": {"@type": "Document", "@id": "https://tidewatch.example/tides"},
    "spatial": {"@type": "Location", "prefLabel": "Thames", "bbox": SQUARE},
    "temporal": [{"startDate": "2020-01-01", "endDate": "2025-12-31"}],
    "conformsTo": [{"@type": "Standard", "title": "Tide tables", "identifier": None}],
    "rights": ["Crown copyright"],
    "distribution": [
        {"@type": "Distribution", "title": "As CSV", "mediaType": "text/csv",
         "downloadURL": "https://tidewatch.example/tides.csv", "byteSize": "2048",
         "license": "https://creativecommons.org/licenses/by/4.0/"},
    ],
}  # fmt: skip
SERVICE = {
    "title": "Tides interface",
    "identifier": "tides-api",
    "endpointURL": ["https://tidewatch.example/api"],
    "servesDataset": ["https://tidewatch.example/id/tides"],
}
SERIES = {"@type": "DatasetSeries", "title": "Tides by year", "identifier": "tides-series"}


@pytest.mark.parametrize("head", [{}, {"@context": CONTEXT}], ids=["no context", "its own context"])
def test_a_catalogue_is_read_with_what_its_datasets_are_made_of(head: dict[str, str]) -> None:
    catalogue = head | {"@type": "Catalog", "dataset": [DATASET]}
    (reading,), end = read(json.dumps(catalogue))
    found = reading.resource
    assert isinstance(found, Dataset)
    assert (found.identifier, best(found.title)) == ("tides", "Tide gauge readings")
    assert found.other_identifiers == ("T-1",)
    (contact,) = found.contact_point
    assert (best(contact.name), contact.email) == ("Tides team", "tides@tidewatch.example")
    assert found.publisher is not None
    assert found.publisher.slug == "environment-agency"
    assert {theme.code for theme in found.theme} == {"environment", "transport"}
    assert found.update_frequency is Frequency.MONTHLY
    assert found.landing_page == ("https://tidewatch.example/tides",)
    (place,) = found.spatial
    assert best(place.label) == "Thames"
    assert place.box is not None
    assert (place.box.west, place.box.north) == (-2, 53)
    assert found.temporal[0].start is not None
    (file,) = found.distribution
    assert (file.media_type, file.byte_size) == ("text/csv", 2048)
    assert file.licence is not None
    assert file.licence.code == "cc-by"
    assert [finding.code for finding in end.findings] == ([] if head else ["PAGE-CONTEXT-ASSUMED"])


def test_services_and_series_are_read_beside_datasets() -> None:
    catalogue = {"dataset": [DATASET], "service": [SERVICE], "datasetSeries": [SERIES]}
    dataset, *others = (reading.resource for reading in read(json.dumps(catalogue))[0])
    assert isinstance(dataset, Dataset)
    assert {type(each) for each in others} == {DataService, DatasetSeries}


def test_the_older_version_is_still_told_apart() -> None:
    old = {"title": "T", "identifier": "t", "accessLevel": "public", "@type": "dcat:Dataset",
           "contactPoint": {"fn": "Team", "hasEmail": "mailto:t@x.example"}}  # fmt: skip
    (reading,), end = read(json.dumps({"dataset": [old]}))
    assert isinstance(reading.resource, Dataset)
    assert reading.resource.access_rights.value == "OPEN"
    assert "v1.1" in end.findings[0].fix
