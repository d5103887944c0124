"""Datasets as search engines have them: schema.org's Dataset in JSON-LD."""

import datetime as dt
import json
from typing import Any

import pytest

from schemas.model import AccessRights, BoundingBox, Dataset, Location, Reference, best
from schemas.rdf.page import read_page
from schemas.reading import ReadOptions, RecordReading

ASBESTOS: dict[str, Any] = {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    "@id": "https://eyes.example/d/1",
    "url": "https://eyes.example/d/1.html",
    "sameAs": "https://doi.org/10.5555/1",
    "name": "Asbestos removed from schools",
    "alternateName": "Asbestos register",
    "description": "Where asbestos was found in schools, and when it was removed.",
    "identifier": [{"@type": "PropertyValue", "propertyID": "doi", "value": "doi:10.5555/abc"}],
    "keywords": "asbestos, schools",
    "license": {
        "@type": "CreativeWork",
        "name": "Open Government Licence",
        "url": "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    },
    "isAccessibleForFree": True,
    "creator": {"@type": "Organization", "name": "Schools Survey", "url": "https://s.example/"},
    "publisher": {"@type": "Organization", "name": "Environment Agency"},
    "includedInDataCatalog": {
        "@type": "DataCatalog", "name": "Schools data", "url": "https://catalogue.example/"
    },
    "distribution": [
        {
            "@type": "DataDownload",
            "name": "As CSV",
            "encodingFormat": "CSV",
            "contentUrl": "https://eyes.example/d/1.csv",
        }
    ],
    "temporalCoverage": "1950-01-01/2013-12-18",
    "spatialCoverage": {
        "@type": "Place", "name": "Wales", "geo": {"@type": "GeoShape", "box": "51 -5 53 -3"}
    },
    "variableMeasured": [
        {"@type": "PropertyValue", "name": "mass", "description": "Removed", "unitText": "kg"},
        "school",
    ],
    "version": "2",
    "dateModified": "2026-01-02",
}  # fmt: skip


def read(**changes: object) -> RecordReading:
    page = read_page(
        json.dumps(ASBESTOS | changes).encode(),
        media_type="application/ld+json",
        name="d.jsonld",
        base_iri="https://base.example/",
        today=dt.date(2026, 11, 26),
        options=ReadOptions(),
    )
    (reading,) = page.records
    return reading


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    resource = read().resource
    assert isinstance(resource, Dataset)
    return resource


def test_names_and_identifiers_are_read(dataset: Dataset) -> None:
    assert (dataset.iri, dataset.identifier) == ("https://eyes.example/d/1", "doi:10.5555/abc")
    assert best(dataset.title) == "Asbestos removed from schools"
    assert best(dataset.alternative_title) == "Asbestos register"
    assert dataset.other_identifiers == ("https://doi.org/10.5555/1",)
    assert dataset.landing_page == ("https://eyes.example/d/1.html",)
    assert [each.value for each in dataset.keyword] == ["asbestos", "schools"]


def test_a_licence_that_is_a_work_has_its_address(dataset: Dataset) -> None:
    assert dataset.licence is not None
    assert (dataset.licence.code, dataset.licence.iri) == (
        "ogl-3",
        "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    )


def test_bodies_and_the_catalogue_are_read(dataset: Dataset) -> None:
    assert dataset.publisher is not None
    assert dataset.publisher.slug == "environment-agency"
    assert dataset.creator[0].homepage == "https://s.example/"
    (catalogue,) = dataset.in_catalog
    assert isinstance(catalogue, Reference)
    assert (catalogue.target, best(catalogue.title)) == (
        "https://catalogue.example/",
        "Schools data",
    )


def test_files_times_and_places_are_read(dataset: Dataset) -> None:
    (file,) = dataset.distribution
    assert (file.media_type, file.download_url) == ("text/csv", ("https://eyes.example/d/1.csv",))
    (period,) = dataset.temporal
    assert period.end is not None
    assert period.end.lexical == "2013-12-18"
    (place,) = dataset.spatial
    assert best(place.label) == "Wales"
    assert place.box == BoundingBox(west=-5, south=51, east=-3, north=53)


def test_what_was_measured_is_a_table_of_its_variables(dataset: Dataset) -> None:
    (table,) = dataset.tables
    assert {(each.name, each.unit) for each in table.variables} == {
        ("mass", "kg"),
        ("school", None),
    }


def test_free_of_charge_is_a_price_and_opens_nothing(dataset: Dataset) -> None:
    assert dataset.access is not None
    assert best(dataset.access.cost) == "Free"
    assert (dataset.access_rights, dataset.assumed) == (AccessRights.INTERNAL, ("accessRights",))
    charged = read(isAccessibleForFree=False).resource
    assert charged is not None
    assert charged.access is None


def test_what_is_not_known_is_told(dataset: Dataset) -> None:
    assert dataset.version == "2"
    told = {(each.code, each.value) for each in read(citation="A paper").report.findings}
    assert ("PROPERTY-NOT-READ", "http://schema.org/citation") in told


def place(geo: dict[str, object]) -> Location:
    resource = read(spatialCoverage={"@type": "Place", "name": "Here", "geo": geo}).resource
    assert isinstance(resource, Dataset)
    return resource.spatial[0]


def test_places_have_their_latitude_first() -> None:
    shape = place({"@type": "GeoShape", "box": "51,-5 53,-3"})
    assert shape.box == BoundingBox(west=-5, south=51, east=-3, north=53)
    point = place({"@type": "GeoCoordinates", "latitude": 51.5, "longitude": -3.2})
    assert point.geometry == "POINT(-3.2 51.5)"


@pytest.mark.parametrize("box", ["far away", "1 2 3", "", "1e9 2 3 4"])
def test_a_box_that_is_none_leaves_the_name(box: str) -> None:
    found = place({"@type": "GeoShape", "box": box})
    assert (best(found.label), found.box) == ("Here", None)
