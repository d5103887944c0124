"""The controlled lists: every code found by every name it goes by."""

import csv
import importlib.resources

import pytest

from schemas.model import AccessRights, Concept, Frequency, ServiceStatus, ServiceType
from schemas.vocabularies import (
    access_rights,
    formats,
    frequency,
    languages,
    licences,
    organisations,
    places,
    services,
    themes,
)

EU = "http://publications.europa.eu/resource/authority/"


def test_every_access_right_is_found_by_its_code() -> None:
    assert {access_rights.lookup(right.value.lower()) for right in AccessRights} == set(
        AccessRights
    )


@pytest.mark.parametrize("code", Frequency)
def test_every_frequency_is_found_by_code_and_address(code: Frequency) -> None:
    assert frequency.lookup(code.value) is code
    assert frequency.lookup(f"freq:{code.value}") is code
    assert frequency.lookup(f"https://purl.org/cld/freq/{code.value}") is code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (EU + "frequency/ANNUAL_2", Frequency.SEMIANNUAL),
        (EU + "frequency/UPDATE_CONT", Frequency.CONTINUOUS),
        (EU + "frequency/UNKNOWN", Frequency.IRREGULAR),
        (EU + "frequency/NEVER", Frequency.NEVER),
        ("Annually", Frequency.ANNUAL),
        ("I don't know", Frequency.IRREGULAR),
        ("R/P1W", Frequency.WEEKLY),
        ("http://id.loc.gov/vocabulary/frequency/quarterly", Frequency.QUARTERLY),
    ],
)
def test_other_lists_of_frequencies_are_mapped(name: str, code: Frequency) -> None:
    assert frequency.lookup(name) is code


def test_service_codes_are_found_by_code_and_address() -> None:
    assert {services.status(code.value) for code in ServiceStatus} == set(ServiceStatus)
    assert {services.type_(code.value) for code in ServiceType} == set(ServiceType)
    for term in (*services.STATUSES, *services.TYPES):
        if term.iri:
            found = services.status(term.iri) or services.type_(term.iri)
            assert found is not None
            assert found.value == term.code


def test_there_are_thirteen_themes_and_crosswalks_to_them() -> None:
    assert len(themes.LABELS) == 13
    assert themes.lookup("Mapping") == "geography"
    assert themes.lookup(EU + "data-theme/HEAL") == "health"
    address = "https://www.data.gov.uk/search?filters%5Btopic%5D=Crime+and+justice"
    assert themes.lookup(address) == "crime"
    assert themes.lookup("Basket weaving") is None


@pytest.mark.parametrize(
    "name",
    [
        "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "https://nationalarchives.gov.uk/doc/open-government-licence/version/3",
        "http://reference.data.gov.uk/id/open-government-licence",
        "uk-ogl",
        "OGL-UK-3.0",
        "Open Government Licence",
    ],
)
def test_the_variants_of_the_open_government_licence_are_one(name: str) -> None:
    assert licences.lookup(name) == "ogl-3"


@pytest.mark.parametrize(
    "name",
    [
        "DATA_SHARE_AGREEMENT",
        "DATA_SHARE_REQUEST",
        "http://marketplace.cddo.gov.uk/licence/internal",
    ],
)
def test_three_spellings_mean_by_agreement(name: str) -> None:
    assert licences.lookup(name) == licences.BY_AGREEMENT


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("CSV", "CSV"),
        (".csv", "CSV"),
        ("CSV file", "CSV"),
        ("text/csv", "CSV"),
        ("https://www.iana.org/assignments/media-types/text/csv", "CSV"),
        ("http://www.iana.org/assignments/media-types/text/csv", "CSV"),
        ("https://w3id.org/uri4uri/mime/text/csv", "CSV"),
        (EU + "file-type/CSV", "CSV"),
        ("Esri Shapefile", "SHP"),
        ("OGC WMS", "WMS"),
        ("ArcGIS GeoServices REST API", "REST"),
        ("quipu", None),
    ],
)
def test_formats_are_one_list(name: str, code: str | None) -> None:
    assert formats.lookup(name) == code


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        (EU + "language/ENG", "en"),
        ("http://id.loc.gov/vocabulary/iso639-1/en", "en"),
        ("cym", "cy"),
        ("DUT", "nl"),
        ("en_GB", "en-GB"),
        ("Welsh", "cy"),
        ("", None),
        ("no language at all", None),
    ],
)
def test_languages_become_tags(name: str, tag: str | None) -> None:
    assert languages.lookup(name) == tag


def test_every_successor_is_in_the_register_and_open() -> None:
    register = organisations.register()
    assert len(register) > 1_176, "fewer bodies than the exchange model lists"
    for body in register.values():
        assert organisations.lookup(body.slug) is body
        assert organisations.lookup(body.iri) is body
        if body.successor:
            assert body.is_closed
            assert not register[body.successor].is_closed


@pytest.mark.parametrize(
    ("closed", "successor"),
    [
        ("public-health-england", "uk-health-security-agency"),
        (
            "department-for-levelling-up-housing-and-communities",
            "ministry-of-housing-communities-local-government",
        ),
        ("AI Safety Institute", "ai-security-institute"),
        (
            "https://www.gov.uk/government/organisations/ai-safety-institute",
            "ai-security-institute",
        ),
        ("institute-for-apprenticeships-and-technical-education", "skills-england"),
        ("monopolies-and-mergers-commission", "competition-and-markets-authority"),
        ("serious-organised-crime-agency", "national-crime-agency"),
    ],
)
def test_a_closed_body_names_what_took_over(closed: str, successor: str) -> None:
    body = organisations.lookup(closed)
    assert body is not None
    assert body.is_closed
    assert body.successor == successor


def test_an_abbreviation_that_several_bodies_use_stands_for_none() -> None:
    assert organisations.lookup("CSC") is None


def test_two_letters_stand_for_no_body() -> None:
    assert organisations.lookup("CS") is None
    assert organisations.lookup("HSE") is not None


def test_current_bodies_that_older_lists_lack_are_known() -> None:
    for slug in ("ministry-of-housing-communities-local-government", "skills-england"):
        body = organisations.lookup(slug)
        assert body is not None
        assert not body.is_closed


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Her Majesty's Treasury", "hm-treasury"),
        ("The Met Office", "met-office"),
        ("HMRC", "hm-revenue-customs"),
        ("HM Revenue and Customs", "hm-revenue-customs"),
        ("http://www.gov.uk/government/organisations/Ofsted", "ofsted"),
        ("MHCLG", "ministry-of-housing-communities-local-government"),
    ],
)
def test_bodies_are_found_by_other_names(name: str, slug: str) -> None:
    body = organisations.lookup(name)
    assert body is not None
    assert body.slug == slug


def test_every_row_of_the_crosswalk_leads_to_its_theme() -> None:
    file = importlib.resources.files("schemas.vocabularies") / "theme_crosswalk.csv"
    with file.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) > 200
    assert {row["theme"] for row in rows} <= set(themes.LABELS)
    assert [row for row in rows if themes.lookup(row["name"]) != row["theme"]] == []


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://publications.europa.eu/resource/authority/country/GBR", "United Kingdom"),
        ("https://publications.europa.eu/resource/authority/country/FRA/", "France"),
        ("http://sws.geonames.org/2634895/", "Wales"),
        ("http://statistics.data.gov.uk/id/statistical-geography/E12000009", "South West"),
        ("http://data.europa.eu/nuts/code/UKM", "Scotland"),
        ("https://places.example/GBR", None),
    ],
)
def test_places_are_named_by_their_address(address: str, name: str | None) -> None:
    assert places.name_of(address) == name


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Released under the Open Government Licence v2.0.", "ogl-2"),
        ("See https://creativecommons.org/licenses/by/4.0/ for the terms", "cc-by"),
        ("CC BY 4.0 or the Open Government Licence", None),
        ("Not under the Open Government Licence", None),
        ("Ask the quarry owners", None),
        ("x" * 5_000, None),
    ],
)
def test_a_licence_is_guessed_only_when_the_words_leave_no_other(
    words: str, code: str | None
) -> None:
    found = licences.guess(words)
    assert (found.code if found else None) == code


def test_of_several_licences_the_strictest_counts_and_an_unknown_one_is_strict() -> None:
    given = [Concept(code=code) for code in ("ogl-3", "cc-by-nc", "cc0")]
    assert licences.strictest(given) == Concept(code="cc-by-nc")
    unknown = Concept(iri="https://terms.example/ours")
    assert licences.strictest([*given, unknown]) == unknown
    agreed = Concept(code=licences.BY_AGREEMENT)
    assert licences.strictest([unknown, agreed, None]) == agreed
    assert licences.strictest([None]) is None
