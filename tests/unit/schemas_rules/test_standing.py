"""How a property stands: as written, after repair, or not at all."""

import pytest

from schemas.model import Dataset
from schemas.rules.standing import Met, Obligation, standings, verdicts
from tests.conformant_record import CONFORMANT, read_turtle, with_change

LICENCE = "dct:license <http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/>"
MODIFIED = '"2025-06-17"^^xsd:date ;\n    dct:accrualPeriodicity'
EU = "http://publications.europa.eu/resource/authority"


def met(turtle: str) -> dict[str, Met]:
    (reading, *_), _ = read_turtle(turtle)
    found = standings(verdicts(Dataset, reading.resource, reading.report.findings))
    assert sum(each.obligation is Obligation.MANDATORY for each in found) == 13 + 2 + 5
    return {each.path: each.met for each in found}


def test_the_conformant_record_meets_everything_as_it_stands() -> None:
    assert set(met(CONFORMANT).values()) == {Met.AS_IT_STANDS}


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('"tides@ea.example"', "<mailto:tides@ea.example>", "contactPoint.email"),
        (
            '"text/csv"',
            "<https://www.iana.org/assignments/media-types/text/csv>",
            "distribution.mediaType",
        ),
        ('"Tide gauge readings" ;', '"Tide gauge readings"@en ;', "title"),
        ("20480", '"20480"^^xsd:nonNegativeInteger', "distribution.byteSize"),
        ("dct:publisher org:environment-agency", 'dct:publisher "environment-agency"', "publisher"),
        (LICENCE, "dct:license <https://maps.example/terms-and-conditions>", "licence"),
        (
            "dct:publisher org:environment-agency",
            "dct:publisher org:public-health-england",
            "publisher",
        ),
    ],
)
def test_what_dcat_prescribes_and_what_the_model_accepts_stands(
    old: str, new: str, path: str
) -> None:
    assert met(with_change(old, new))[path] is Met.AS_IT_STANDS


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (MODIFIED, '"2025-04" ;\n    dct:accrualPeriodicity', "modified"),
        (MODIFIED, '"2025-06-17T08:30:00Z" ;\n    dct:accrualPeriodicity', "modified"),
        ("freq:daily", f"<{EU}/frequency/DAILY>", "updateFrequency"),
        ('"OPEN"', f"<{EU}/access-right/PUBLIC>", "accessRights"),
        (LICENCE, 'dct:license "OGL"', "licence"),
        ("dct:publisher org:environment-agency", 'dct:publisher "Tide Watchers"', "publisher"),
        ('dcat:mediaType "text/csv"', 'dcat:mediaType "CSV"', "distribution.mediaType"),
        ('"OFFICIAL"', '"official"', "securityClassification"),
        ('vcard:fn "Tides team"', 'vcard:title "Tides team"', "contactPoint.contactName"),
    ],
)
def test_what_was_mapped_mended_or_kept_as_text_is_met_after_repair(
    old: str, new: str, path: str
) -> None:
    assert met(with_change(old, new))[path] is Met.AFTER_REPAIR


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('dct:accessRights "OPEN"', 'dct:subject "x"', "accessRights"),
        ('dct:accessRights "OPEN"', 'dct:accessRights "whoever"', "accessRights"),
        ('"tides@ea.example"', '"no address"', "contactPoint.email"),
        (MODIFIED, '"2031-01-01" ;\n    dct:accrualPeriodicity', "modified"),
        ("freq:daily", '"every blue moon"', "updateFrequency"),
        ('dcat:version "v3.1"', 'dcat:version "unknown"', "version"),
    ],
)
def test_what_is_absent_assumed_or_not_acceptable_is_missing(old: str, new: str, path: str) -> None:
    assert met(with_change(old, new))[path] is Met.MISSING


def test_a_distribution_that_is_only_named_is_not_counted() -> None:
    named = with_change("> a dcat:Distribution ;", "-other> a dcat:Distribution ;")
    (reading, *_), _ = read_turtle(named)
    paths = {
        each.path
        for each in standings(verdicts(Dataset, reading.resource, reading.report.findings))
    }
    assert "distribution" in paths
    assert not any(path.startswith("distribution.") for path in paths)
    codes = {finding.code for finding in reading.report.findings}
    assert "LINK-DANGLING" in codes
    assert not any(code.startswith("DISTRIBUTION-") for code in codes)
