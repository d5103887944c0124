"""The grouped report: what many records have in common, told once."""

import time

import msgspec

from schemas.findings import Conformance, Finding, Report, Severity, Spot
from schemas.model import AccessRights, Dataset, text
from schemas.reading import PageEnd, RecordReading
from schemas.rules import codes
from schemas.rules.grouped import GroupedReport, Place, ReportBuilder
from schemas.rules.page_codes import PAGE_IRI
from schemas.rules.standing import Obligation
from tests.conformant_record import CONFORMANT, read_turtle, with_change

PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
NOTHING = Conformance(mandatory_met=0, mandatory_total=0, recommended_met=0, recommended_total=0)


def reading(number: int, *findings: Finding, usable: bool = True) -> RecordReading:
    resource = Dataset(
        identifier=f"r{number}", title=text(f"Rivers {number}"), access_rights=AccessRights.OPEN
    )
    return RecordReading(
        identifier=f"r{number}",
        type="Dataset",
        title=f"Rivers {number}",
        resource=resource if usable else None,
        report=Report(findings=findings, conformance=NOTHING),
        graph=b"",
        digest="",
        line=number,
    )


def _read(turtle: str) -> list[RecordReading]:
    return read_turtle(turtle)[0]


def built(*readings: RecordReading) -> GroupedReport:
    builder = ReportBuilder()
    for each in readings:
        builder.add(each)
    return builder.report()


def test_equal_findings_of_many_records_are_one_group() -> None:
    found = built(*(reading(n, codes.THEME_MISSING.at("theme")) for n in range(9)))
    (group,) = found.groups
    assert (group.code, group.path) == ("THEME-MISSING", "theme")
    assert (group.records, group.occurrences, len(group.examples)) == (9, 9, 5)
    assert found.records == found.usable == 9


def test_examples_show_different_values_before_the_same_again() -> None:
    values = ["weekly-ish", "weekly-ish", "weekly-ish", "often", "weekly-ish", "rarely"]
    found = built(
        *(
            reading(n, codes.FREQUENCY_UNKNOWN.at("updateFrequency", value))
            for n, value in enumerate(values)
        )
    )
    shown = [example.value for example in found.groups[0].examples]
    assert shown == ["weekly-ish", "often", "rarely", "weekly-ish", "weekly-ish"]


def test_groups_come_gravest_first_then_by_how_many_records_they_touch() -> None:
    theme, summary = codes.THEME_MISSING.at("theme"), codes.SUMMARY_MISSING.at("summary")
    licence, note = codes.LICENCE_MISSING.at("licence"), codes.DATE_PRECISION.at("modified")
    found = built(reading(1, note, theme, summary), reading(2, note, summary, licence))
    assert [group.code for group in found.groups] == [
        "LICENCE-MISSING",
        "SUMMARY-MISSING",
        "THEME-MISSING",
        "DATE-PRECISION",
    ]


def test_a_finding_that_stands_for_many_counts_for_all_and_gives_its_places() -> None:
    finding = msgspec.structs.replace(
        codes.URL_UNUSABLE.at("distribution.downloadURL", "a"),
        line=12,
        more=7,
        elsewhere=(Spot(value="b", line=19), Spot(value="c", node="_:d")),
    )
    (group,) = built(reading(4, finding)).groups
    assert (group.occurrences, group.records) == (8, 1)
    assert [(e.value, e.line, e.node) for e in group.examples] == [
        ("a", 12, None),
        ("b", 19, None),
        ("c", 4, "_:d"),
    ]


def test_a_group_whose_fixes_differ_says_what_is_common_and_each_example_its_own() -> None:
    found = built(
        reading(1, codes.VALUE_MAPPED.at("accessRights", "PUBLIC", words={"meaning": "OPEN"})),
        reading(2, codes.VALUE_MAPPED.at("accessRights", "SHUT", words={"meaning": "INTERNAL"})),
    )
    (group,) = found.groups
    assert group.fix == "The value was read as …; the UK standard has its own code for it."
    assert [example.fix for example in group.examples] == [
        "The value was read as OPEN; the UK standard has its own code for it.",
        "The value was read as INTERNAL; the UK standard has its own code for it.",
    ]


def test_each_property_says_how_many_records_meet_it_and_how() -> None:
    readings = [*_read(CONFORMANT), *_read(with_change('"OPEN"', f"<{PUBLIC}>")), reading(3)]
    shares = {(p.path, p.obligation): p for p in built(*readings).properties}
    rights = shares["accessRights", Obligation.MANDATORY]
    assert (rights.as_stands, rights.after_repair, rights.missing, rights.of) == (4, 1, 0, 5)
    licence = shares["licence", Obligation.MANDATORY]
    assert (licence.as_stands, licence.after_repair, licence.missing) == (4, 0, 1)


def test_the_shares_of_all_records_are_the_sums_of_their_conformance() -> None:
    readings = [*_read(CONFORMANT), *_read(with_change('"OPEN"', f"<{PUBLIC}>"))]
    found = built(*readings)
    counts = [each.report.conformance for each in readings]
    assert found.mandatory.of == sum(c.mandatory_total for c in counts)
    assert found.mandatory.missing == sum(c.mandatory_missing for c in counts)
    assert found.mandatory.after_repair == sum(c.mandatory_repaired for c in counts)
    assert found.recommended.as_stands == sum(c.recommended_as_stands for c in counts)


def test_a_record_that_is_not_usable_counts_and_lacks_everything() -> None:
    found = built(reading(1, codes.TITLE_MISSING.at("title"), usable=False))
    assert (found.records, found.usable, found.unusable) == (1, 0, 1)
    assert found.mandatory.missing == found.mandatory.of == 13


def test_a_distribution_that_stands_alone_is_no_record_but_is_judged() -> None:
    findings = (codes.MEDIA_TYPE_MISSING.at("distribution.mediaType"),)
    alone = msgspec.structs.replace(reading(1, *findings, usable=False), type="Distribution")
    found = built(alone)
    assert (found.records, found.usable, found.unusable, found.parts) == (0, 0, 0, 1)
    assert (found.mandatory.missing, found.mandatory.of) == (1, 5)


def test_a_record_that_did_not_change_was_not_judged_and_is_not_counted() -> None:
    assert built(msgspec.structs.replace(reading(1), unchanged=True)).records == 0


def test_findings_on_the_page_stand_apart_from_those_on_records() -> None:
    builder = ReportBuilder()
    builder.add_page(PageEnd(findings=(PAGE_IRI.at("page", "http://a b/"),)))
    found = builder.report()
    assert not found.groups
    assert [group.code for group in found.page_findings] == ["PAGE-IRI"]


def test_the_first_reason_why_reading_ended_stays() -> None:
    builder = ReportBuilder()
    builder.fail("The file ends in the middle of a statement.")
    builder.fail("Nothing was read.")
    assert builder.report().error == "The file ends in the middle of a statement."


def test_a_feed_that_invents_properties_does_not_fill_the_memory() -> None:
    builder = ReportBuilder()
    place = Place("r", "Rivers")
    for number in range(5_000):
        finding = codes.VALUE_UNREADABLE.at(f"invented{number}", "x")
        report = Report(findings=(finding,), conformance=NOTHING)
        builder.add_record(place, Dataset, None, report)
    groups = builder.report().groups
    assert len(groups) <= 2_001
    assert sum(group.occurrences for group in groups) == 5_000
    assert groups[0].path == "other properties"
    assert groups[0].severity is Severity.WARNING


def test_eighteen_thousand_findings_are_grouped_in_the_time_of_a_page() -> None:
    findings = tuple(
        codes.URL_UNUSABLE.at(f"distribution.path{path}", f"value {path}") for path in range(20)
    )
    builder = ReportBuilder()
    began = time.process_time()
    for number in range(900):
        builder.add(reading(number, *findings))
    found = builder.report()
    # A tenth of a second on a machine with nothing else to do.
    assert time.process_time() - began < 5
    assert sum(group.occurrences for group in found.groups) == 18_000
    assert len(found.groups) == 20
    assert all(len(group.examples) == 5 for group in found.groups)


def test_what_was_stored_before_properties_were_told_apart_can_be_read() -> None:
    written = b"""{"findings":[{"code":"X","severity":"note","path":"p","fix":"F."}],
        "conformance":{"mandatoryMet":3,"mandatoryTotal":5,"recommendedMet":1,
        "recommendedTotal":2}}"""
    report = msgspec.json.decode(written, type=Report)
    counts = report.conformance
    assert (counts.mandatory_as_stands, counts.mandatory_repaired) == (3, 0)
    assert (counts.mandatory_missing, counts.recommended_missing) == (2, 1)
    assert (report.findings[0].more, report.findings[0].elsewhere) == (0, ())
