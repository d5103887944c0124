"""Guidance asks for "unknown" or "not applicable" where a value is missing: both are absent."""

import pytest

from tests.conformant_record import read_turtle, with_change

LICENCE = "dct:license <http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/>"


@pytest.mark.parametrize("word", ["unknown", "Not applicable"])
@pytest.mark.parametrize(
    ("old", "new", "path", "missing"),
    [
        (
            'dct:description "Readings of sea level, with quality flags, since 1993."',
            "dct:description {}",
            "description",
            "DESCRIPTION-MISSING",
        ),
        ('dcat:version "v3.1"', "dcat:version {}", "version", "VERSION-MISSING"),
        (LICENCE, "dct:license {}", "licence", "LICENCE-MISSING"),
        (
            "dct:publisher org:environment-agency",
            "dct:publisher {}",
            "publisher",
            "PUBLISHER-MISSING",
        ),
        ('"tides@ea.example"', "{}", "contactPoint.email", "CONTACT-EMAIL-MISSING"),
        (
            'dcat:mediaType "text/csv"',
            "dcat:mediaType {}",
            "distribution.mediaType",
            "MEDIA-TYPE-MISSING",
        ),
        (
            "dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI>",
            "dcat:theme {}",
            "theme",
            "THEME-MISSING",
        ),
    ],
)
def test_a_word_for_nothing_counts_as_absent(
    word: str, old: str, new: str, path: str, missing: str
) -> None:
    turtle = with_change(old, new.format(f'"{word}"'))
    found = {(f.code, f.path): f.value for f in read_turtle(turtle)[0][0].report.findings}
    assert found["VALUE-PLACEHOLDER", path] == word
    assert (missing, path) in found


def test_an_unknown_classification_is_absent_and_one_that_does_not_apply_is_a_code() -> None:
    for word, code in (("unknown", "CLASSIFICATION-MISSING"), ("not applicable", "VALUE-MAPPED")):
        turtle = with_change('"OFFICIAL"', f'"{word}"')
        found = {f.code for f in read_turtle(turtle)[0][0].report.findings}
        assert code in found


def test_an_unknown_frequency_is_the_models_irregular_one_and_said_to_be_mapped() -> None:
    turtle = with_change("dct:accrualPeriodicity freq:daily", 'dct:accrualPeriodicity "unknown"')
    (finding,) = read_turtle(turtle)[0][0].report.findings
    assert (finding.code, finding.value) == ("VALUE-MAPPED", "unknown")


def test_access_rights_that_are_unknown_are_the_most_closed_and_assumed() -> None:
    turtle = with_change('dct:accessRights "OPEN"', 'dct:accessRights "unknown"')
    reading = read_turtle(turtle)[0][0]
    assert reading.resource is not None
    assert reading.resource.access_rights == "INTERNAL"
    assert reading.resource.assumed == ("accessRights",)


def test_a_date_of_nothing_is_absent() -> None:
    turtle = with_change('"2025-06-17"^^xsd:date', '"not applicable"')
    codes = {f.code for f in read_turtle(turtle)[0][0].report.findings}
    assert {"VALUE-PLACEHOLDER", "MODIFIED-MISSING"} <= codes
