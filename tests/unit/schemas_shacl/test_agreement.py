"""Shapes and rules find the same things missing or not acceptable, record by record."""

import gzip
from pathlib import Path

import pytest

from frontend.demo import FEEDS
from schemas.findings import Severity
from schemas.rules.codes import RULES
from schemas.shacl.engines import EngineName, engine
from schemas.shacl.profile import codes_of_violations, profile
from schemas.shacl.shapes import uk_profile
from tests.conformant_record import CONFORMANT, PREFIXES, with_change
from tests.feeds.variations import CONTACT, LICENCE, OF_SERVICE, VARIATIONS
from tests.shapes_agreement import BEYOND_SHAPES, compared, read

_SHARED = Path(__file__).parents[3].parent / "shared"
_NOTES = (
    _SHARED / "standard/data/made-up-conformant/dataset-distribution-service.ttl",
    _SHARED / "standard/data/data-marketplace-alpha-ttl/dwp-address-lookup.ttl",
    _SHARED / "standard/data/data-marketplace-alpha-ttl/example-datasets.ttl",
    _SHARED / "standard/data/data-marketplace-alpha-ttl/os-postcodes-datset.ttl",
    _SHARED / "feeds/psdi/psdi-dcat.ttl.gz",
)
# One fault for every rule that a shape agrees with: what is changed, and into what.
_FAULTS = (
    ('dct:title "Tide gauge readings" ;', "", "TITLE-MISSING"),
    ('dct:title "Tide gauge readings" ;', 'dct:title "-" ;', "TITLE-MISSING"),
    ('dct:description "Readings of sea level, with quality flags, since 1993." ;', "",
     "DESCRIPTION-MISSING"),
    ('"Readings of sea level, with quality flags, since 1993."', '"N/A"', "DESCRIPTION-MISSING"),
    ('"Readings of sea level, with quality flags, since 1993."', '"{{description}}"',
     "DESCRIPTION-MISSING"),
    (f"{LICENCE} ;", "", "LICENCE-MISSING"),
    ('dct:accessRights "OPEN" ;', "", "ACCESS-RIGHTS-MISSING"),
    ('dct:accessRights "OPEN"', 'dct:accessRights "maybe"', "ACCESS-RIGHTS-UNKNOWN"),
    ('dct:accessRights "OPEN"', 'dct:accessRights "OPEN", "INTERNAL"', "ACCESS-RIGHTS-CONFLICT"),
    ('ukgov:securityClassification "OFFICIAL" ;', "", "CLASSIFICATION-MISSING"),
    ('"OFFICIAL"', '"OFFICIAL-SENSITIVE"', "CLASSIFICATION-UNKNOWN"),
    ('dct:modified "2025-06-17"^^xsd:date ;\n    dct:accrual', "dct:accrual", "MODIFIED-MISSING"),
    ("dct:publisher org:environment-agency ;", "", "PUBLISHER-MISSING"),
    ("dct:creator org:environment-agency ;", "", "CREATOR-MISSING"),
    (f"dcat:contactPoint {CONTACT} ;", "", "CONTACT-MISSING"),
    ('vcard:fn "Tides team" ;', "", "CONTACT-NAME-MISSING"),
    ('vcard:hasEmail "tides@ea.example"', "", "CONTACT-EMAIL-MISSING"),
    ('"tides@ea.example"', '"tides at ea"', "CONTACT-EMAIL-INVALID"),
    ('dcat:version "v3.1" ;', "", "VERSION-MISSING"),
    ("dct:accrualPeriodicity freq:daily ;", "", "FREQUENCY-MISSING"),
    ("freq:daily", '"at times"', "FREQUENCY-UNKNOWN"),
    ('dct:title "Tide gauge readings, CSV" ;', "", "DISTRIBUTION-TITLE-MISSING"),
    (f"{LICENCE} ;\n    dcat:mediaType", "dcat:mediaType", "DISTRIBUTION-LICENCE-MISSING"),
    ('dcat:mediaType "text/csv" ;', "", "MEDIA-TYPE-MISSING"),
    ('"text/csv"', '"a spread sheet of ours"', "MEDIA-TYPE-INVALID"),
    ("dcat:endpointDescription <https://data.tidewatch.example/docs/openapi.json> ;", "",
     "ENDPOINT-DESCRIPTION-MISSING"),
    ("adms:status <https://www.gov.uk/service-manual/agile-delivery/how-the-live-phase-works> ;",
     "", "SERVICE-STATUS-MISSING"),
    ("<https://www.gov.uk/service-manual/agile-delivery/how-the-live-phase-works>", '"asleep"',
     "SERVICE-STATUS-UNKNOWN"),
    ("dct:type <https://www.wikidata.org/wiki/Q749568> ;", "", "SERVICE-TYPE-MISSING"),
    ("<https://www.wikidata.org/wiki/Q749568>", '"carrier pigeon"', "SERVICE-TYPE-UNKNOWN"),
)  # fmt: skip


def assert_agreement(data: bytes, name: str, engine_name: EngineName = EngineName.FAST) -> None:
    for each in compared(read(data, name), engine_name):
        assert each.by_shapes == each.by_rules, f"{name}: {each.record}"


@pytest.mark.parametrize(
    ("old", "new"),
    [variation[1:3] for variation in (*VARIATIONS, ("", *OF_SERVICE[1:3]))],
    ids=[*(variation[0] for variation in VARIATIONS), OF_SERVICE[0]],
)
def test_the_variations_of_the_standards_note_break_neither_shapes_nor_rules(
    old: str, new: str
) -> None:
    records = read(with_change(old, new).encode(), "variation.ttl")
    assert [(each.by_rules, each.by_shapes) for each in compared(records)] == [
        (frozenset(), frozenset())
    ] * 2


@pytest.mark.parametrize("fault", _FAULTS, ids=[f"{n:02} {f[2]}" for n, f in enumerate(_FAULTS)])
def test_a_single_fault_is_found_by_the_shape_of_the_same_code(fault: tuple[str, str, str]) -> None:
    old, new, code = fault
    found = list(compared(read(with_change(old, new).encode(), "fault.ttl")))
    assert [each.by_shapes for each in found] == [each.by_rules for each in found]
    assert frozenset.union(*(each.by_shapes for each in found)) == {code}


def test_there_is_a_fault_for_every_violation_that_leaves_a_graph() -> None:
    refused = {"CLASSIFICATION-REFUSED", "IDENTIFIER-MISSING"}
    assert {code for *_, code in _FAULTS} == codes_of_violations() - refused


@pytest.mark.parametrize(
    ("turtle", "code"),
    [
        ('[] a dcat:Dataset ; dct:title "Nameless" .', "IDENTIFIER-MISSING"),
        (
            '<https://x.example/1> a dcat:Dataset ; ukgov:securityClassification "SECRET" .',
            "CLASSIFICATION-REFUSED",
        ),
    ],
)
def test_what_the_reader_refuses_is_a_violation_for_who_uses_the_shapes_alone(
    turtle: str, code: str
) -> None:
    data = (PREFIXES + turtle).encode()
    found = engine(EngineName.FAST).validate([data], uk_profile())
    assert code in {each.code for each in found if each.severity is Severity.ERROR}


@pytest.mark.parametrize("feed", sorted(FEEDS.iterdir()), ids=lambda path: path.name)
def test_shapes_and_rules_agree_on_the_sample_departments(feed: Path) -> None:
    assert_agreement(feed.read_bytes(), feed.name)


@pytest.mark.parametrize("note", _NOTES, ids=lambda path: path.name)
def test_shapes_and_rules_agree_on_the_examples_of_others(note: Path) -> None:
    if not note.exists():
        pytest.skip("the notes on the standard are not beside this checkout")
    data = note.read_bytes()
    if note.suffix == ".gz":
        data = gzip.decompress(data)
    assert_agreement(data, note.name.removesuffix(".gz"))


def test_the_reference_engine_agrees_with_the_rules_as_well() -> None:
    assert_agreement(CONFORMANT.encode(), "conformant.ttl", EngineName.REFERENCE)


def test_every_rule_that_is_serious_has_a_shape_or_a_reason() -> None:
    serious = {
        code for code, rule in RULES.items() if rule.severity in {Severity.BLOCKER, Severity.ERROR}
    }
    assert serious - codes_of_violations() <= set(BEYOND_SHAPES)


def test_the_severity_of_a_shape_is_that_of_its_rule() -> None:
    assert all(RULES[check.rule.code] is check.rule for s in profile() for check in s.checks)
