"""The rules: documented, stable, written for the people who have to act on them."""

import re
from pathlib import Path

import msgspec
import pytest

from schemas.findings import Finding, Severity, Spot
from schemas.model import (
    AccessRights,
    Dataset,
    PartialDate,
    Precision,
    SecurityClassification,
    text,
)
from schemas.rules import RULES, report
from schemas.rules.documentation import as_markdown
from schemas.rules.page_codes import PAGE_RULES, withheld
from schemas.rules.report import in_order
from tests.architecture.repository import PACKAGES, modules
from tests.conformant_record import TODAY, codes, read_turtle, with_change

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"
LICENCE = "dct:license <http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/>"

# Changing or dropping a code breaks the reports that departments keep: add, do not change.
PUBLISHED = [
    "ACCESS-RIGHTS-CONFLICT",
    "ACCESS-RIGHTS-MISSING",
    "ACCESS-RIGHTS-UNKNOWN",
    "ALTERNATIVE-TITLE-MISSING",
    "BYTE-SIZE-MISSING",
    "CATALOG-RECORD-LOST",
    "CLASSIFICATION-MISSING",
    "CLASSIFICATION-REFUSED",
    "CLASSIFICATION-UNKNOWN",
    "CONTACT-EMAIL-INVALID",
    "CONTACT-EMAIL-MISSING",
    "CONTACT-IS-PERSON",
    "CONTACT-MISSING",
    "CONTACT-NAME-MISSING",
    "CONTACT-SECOND",
    "CREATOR-MISSING",
    "DATE-IN-FUTURE",
    "DATE-IS-FREQUENCY",
    "DATE-PRECISION",
    "DATE-UNREADABLE",
    "DESCRIPTION-MISSING",
    "DIRECTION-MARK",
    "DISTRIBUTION-LICENCE-MISSING",
    "DISTRIBUTION-MANY",
    "DISTRIBUTION-MISSING",
    "DISTRIBUTION-MODIFIED-MISSING",
    "DISTRIBUTION-NO-ADDRESS",
    "DISTRIBUTION-TITLE-MISSING",
    "ENDPOINT-DESCRIPTION-MISSING",
    "FREQUENCY-MISSING",
    "FREQUENCY-UNKNOWN",
    "IDENTIFIER-DERIVED",
    "IDENTIFIER-DUPLICATE",
    "IDENTIFIER-IRI-BAD",
    "IDENTIFIER-MISSING",
    "IDENTIFIER-PLACEHOLDER",
    "ISSUED-AFTER-MODIFIED",
    "ISSUED-MISSING",
    "KEYWORD-IS-ADDRESS",
    "KEYWORD-UNUSABLE",
    "LANDING-PAGE-IS-DATA",
    "LANGUAGE-TAGGED",
    "LANGUAGE-UNKNOWN",
    "LICENCE-IN-RIGHTS",
    "LICENCE-IN-WORDS",
    "LICENCE-MISSING",
    "LICENCE-NOT-URI",
    "LICENCE-SOFTWARE",
    "LICENCE-TERMS-PAGE",
    "LICENCES-DIFFER",
    "LINK-DANGLING",
    "MARKUP-CONVERTED",
    "MARKUP-REMOVED",
    "MEDIA-TYPE-INVALID",
    "MEDIA-TYPE-MISSING",
    "MODIFIED-MISSING",
    "NAME-DERIVED",
    "NAMESPACE-WRONG",
    "NODE-BLANK",
    "NOT-PUBLISHED",
    "ORG-CLOSED",
    "ORG-NOT-IN-REGISTER",
    "PART-UNREACHED",
    "PERIOD-REVERSED",
    "PERIOD-UNREADABLE",
    "PLACE-REPAIRED",
    "PLACE-UNREADABLE",
    "POSSIBLE-DUPLICATE",
    "PROPERTY-BEYOND-MODEL",
    "PROPERTY-MISSPELT",
    "PROPERTY-NOT-READ",
    "PUBLISHER-MISSING",
    "RECORD-REFUSED",
    "RECORD-TOO-LARGE",
    "RECORD-UNREADABLE",
    "REFERENCE-ONLY",
    "RELATED-RESOURCE-MISSING",
    "REMARKS-LEFT-OUT",
    "RESOLUTION-NOT-METRES",
    "SERVES-DATA-MISSING",
    "SERVICE-IN-DISTRIBUTION",
    "SERVICE-STATUS-MISSING",
    "SERVICE-STATUS-UNKNOWN",
    "SERVICE-TYPE-MISSING",
    "SERVICE-TYPE-UNKNOWN",
    "SUMMARY-MISSING",
    "SUMMARY-TOO-LONG",
    "TEMPLATE-LEFT",
    "THEME-MISSING",
    "TITLE-MISSING",
    "TYPE-MISSING",
    "TYPE-UNKNOWN",
    "URL-PRIVATE",
    "URL-UNUSABLE",
    "VALUE-MAPPED",
    "VALUE-NOT-LISTED",
    "VALUE-PLACEHOLDER",
    "VALUE-REPEATED",
    "VALUE-SHAPE",
    "VALUE-UNREADABLE",
    "VERSION-MISSING",
]

PAGING = {"PAGE-LOOP", "PAGE-NEXT-MISSING", "PAGE-NEXT-REBASED"}
# Told by who reads a page, not by who mends it.
WHILE_READING = {
    "PAGE-FILE-UNREAD",
    "PAGE-PART-NOT-READ",
    "PAGE-RECORDS-UNREAD",
    "PAGE-REST-TOO-LARGE",
}
PUBLISHED_ABOUT_PAGES = (
    PAGING
    | WHILE_READING
    | {
        "PAGE-CONTEXT-ASSUMED",
        "PAGE-CONTROL-CHARACTER",
        "PAGE-ENCODING",
        "PAGE-ENTITY",
        "PAGE-IRI",
        "PAGE-LANGUAGE-TAG",
        "PAGE-LITERAL-LENGTH",
        "PAGE-TEXT-MISPLACED",
        "PAGE-TRIPLE-TERM",
    }
)


def test_no_published_code_was_changed_or_dropped() -> None:
    assert not set(PUBLISHED) - RULES.keys()


def test_every_code_is_in_the_list_of_published_ones() -> None:
    assert not RULES.keys() - set(PUBLISHED)


def test_every_code_about_a_page_that_the_program_writes_is_documented_and_no_other() -> None:
    written = {
        code
        for path in modules(*PACKAGES)
        for code in re.findall(r'"(PAGE-[A-Z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert written == PAGE_RULES.keys() == PUBLISHED_ABOUT_PAGES
    told = {
        code
        for path in modules("schemas/rdf")
        for code in re.findall(r'tell\("([A-Z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert told == PAGE_RULES.keys() - PAGING - WHILE_READING


def test_a_finding_whose_quotes_are_withheld_keeps_its_code_and_line() -> None:
    quoting = Finding(
        code="PAGE-IRI",
        severity=Severity.WARNING,
        path="page",
        value="https://d.example/x y",
        fix="it was read as https://d.example/x%20y",
        line=7,
        node="https://d.example/x",
        elsewhere=(Spot(value="https://d.example/z"),),
    )
    kept = withheld(quoting)
    assert (kept.node, kept.elsewhere) == (None, ())
    assert (kept.code, kept.path, kept.line, kept.value) == ("PAGE-IRI", "page", 7, None)
    assert "d.example" not in kept.fix
    assert "d.example" not in withheld(msgspec.structs.replace(quoting, code="PAGE-NEW")).fix


def test_the_documentation_describes_every_rule_as_it_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == as_markdown()


def test_every_rule_says_in_a_sentence_what_to_do() -> None:
    for rule in (*RULES.values(), *PAGE_RULES.values()):
        assert re.fullmatch(r"[A-Z]+(-[A-Z]+)+", rule.code)
        assert rule.fix[0].isupper() or rule.fix[0] == "“"
        assert rule.fix.endswith((".", "}."))


@pytest.mark.parametrize(
    ("old", "new", "code", "severity"),
    [
        ("2025-06-17", "2031-01-01", "DATE-IN-FUTURE", Severity.ERROR),
        ("2019-02-01", "2025-12-24", "ISSUED-AFTER-MODIFIED", Severity.ERROR),
        ("dct:publisher org:environment-agency", 'dct:subject "x"', "PUBLISHER-MISSING",
         Severity.ERROR),
        ("dct:creator org:environment-agency", 'dct:subject "x"', "CREATOR-MISSING",
         Severity.ERROR),
        ('dcat:version "v3.1"', 'dct:subject "x"', "VERSION-MISSING", Severity.ERROR),
        (LICENCE, 'dct:subject "x"', "LICENCE-MISSING", Severity.ERROR),
        (LICENCE, "dct:license <https://www.apache.org/licenses/LICENSE-2.0>",
         "LICENCE-SOFTWARE", Severity.WARNING),
        (LICENCE, "dct:license <https://maps.example/terms-and-conditions>",
         "LICENCE-TERMS-PAGE", Severity.WARNING),
        ("freq:daily", '"every blue moon"', "FREQUENCY-UNKNOWN", Severity.ERROR),
        ('dcat:mediaType "text/csv"', 'dcat:mediaType "a spreadsheet of sorts"',
         "MEDIA-TYPE-INVALID", Severity.ERROR),
        ("dcat:accessService <https://data.tidewatch.example/id/service/tide-api>",
         'dct:description "x"', "DISTRIBUTION-NO-ADDRESS", Severity.WARNING),
        ("dct:publisher org:environment-agency", "dct:publisher org:public-health-england",
         "ORG-CLOSED", Severity.WARNING),
    ],
)  # fmt: skip
def test_a_fault_is_found_and_nothing_else(
    old: str, new: str, code: str, severity: Severity
) -> None:
    record = read_turtle(with_change(old, new))[0][0]
    notes = {f.code for f in record.report.findings if f.severity is Severity.NOTE}
    # The file keeps its licence when the dataset gets another.
    beside = {"LICENCES-DIFFER"} if old == LICENCE else set()
    assert codes(record) - notes - beside == {code}
    assert RULES[code].severity is severity
    assert record.report.usable


def test_a_closed_body_comes_with_its_successor() -> None:
    changed = with_change(
        "dct:publisher org:environment-agency", 'dct:publisher "Public Health England"'
    )
    record = read_turtle(changed)[0][0]
    (finding,) = [f for f in record.report.findings if f.code == "ORG-CLOSED"]
    assert "uk-health-security-agency" in finding.fix


def test_a_missing_property_lowers_conformance_by_one() -> None:
    record = read_turtle(with_change('dcat:version "v3.1"', 'dct:subject "x"'))[0][0]
    conformance = record.report.conformance
    assert conformance.mandatory_total - conformance.mandatory_met == 1


def test_an_assumed_value_is_not_met() -> None:
    record = read_turtle(with_change('dct:accessRights "OPEN" ;', ""))[0][0]
    conformance = record.report.conformance
    assert conformance.mandatory_total - conformance.mandatory_met == 1


def test_one_finding_stands_for_many_of_a_kind() -> None:
    rule = RULES["CONTACT-EMAIL-INVALID"]
    found = in_order([rule.at("contactPoint.email", str(number)) for number in range(40)])
    assert len(found) == 1
    assert found[0].shown == "0 (and 39 more)"


def test_equal_findings_keep_the_first_five_places_that_differ() -> None:
    rule = RULES["URL-UNUSABLE"]
    values = ["a", "a", "b", "b", "c", "d", "e", "f"]
    (found,) = in_order([rule.at("landingPage", value) for value in values])
    assert (found.value, found.more) == ("a", 7)
    assert [spot.value for spot in found.elsewhere] == ["b", "c", "d", "e"]


def test_the_weightiest_findings_come_first() -> None:
    names = ("REFERENCE-ONLY", "NODE-BLANK", "VERSION-MISSING", "TITLE-MISSING")
    found = in_order([RULES[name].at("x") for name in names])
    assert [finding.severity for finding in found] == list(Severity)


def test_a_value_in_a_finding_is_cut() -> None:
    assert len(RULES["NODE-BLANK"].at("x", "y" * 1000).value or "") == 200


def test_a_record_from_elsewhere_is_refused_above_official_too() -> None:
    resource = Dataset(
        identifier="k",
        access_rights=AccessRights.INTERNAL,
        title=text("A"),
        security_classification=SecurityClassification.SECRET,
    )
    assert not report(resource, (), TODAY).usable


def test_tomorrow_is_not_yet_the_future() -> None:
    date = PartialDate(lexical="2026-11-24", precision=Precision.DAY)
    resource = Dataset(
        identifier="k", access_rights=AccessRights.OPEN, title=text("A"), modified=date
    )
    assert "DATE-IN-FUTURE" not in {f.code for f in report(resource, (), TODAY).findings}
