"""A grouped report in words, the same for whoever checks a file and for who owns a harvest."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from frontend.charts import Chart, Figure, Row, bars
from frontend.exports.findings import JudgedRecord
from frontend.exports.verdict_words import conformance, how_often, of_record, parts, percent, usable
from frontend.web.words import counted
from schemas.findings import Severity
from schemas.model import DataService, Dataset, DatasetSeries
from schemas.rules.grouped import FindingGroup, GroupedReport

__all__ = [
    "MOST_OF_ONE",
    "MOST_RECORDS",
    "SERIES",
    "SEVERITIES",
    "Told",
    "conformance",
    "how_often",
    "is_record",
    "of_record",
    "parts",
    "percent",
    "shown_records",
    "told",
    "usable",
]

#: So many records are shown one by one, those with the gravest findings first.
MOST_RECORDS: Final = 25
#: So many findings are shown of one record.
MOST_OF_ONE: Final = 40
SERIES: Final = ("As it stands", "After repair", "Missing")

SEVERITIES: Final[Mapping[Severity, tuple[str, str, str]]] = {
    Severity.BLOCKER: ("Keeps records out", "govuk-tag--red", "Mend these first."),
    Severity.ERROR: (
        "Mandatory",
        "govuk-tag--yellow",
        "Something that the standard makes mandatory is missing or wrong.",
    ),
    Severity.WARNING: (
        "Recommended",
        "govuk-tag--blue",
        "Something recommended is missing, or a value had to be repaired.",
    ),
    Severity.NOTE: ("Worth knowing", "govuk-tag--grey", "Kept as it is."),
}
_RECORDS: Final = {kind.__name__ for kind in (Dataset, DatasetSeries, DataService)}
_OF_RECORDS: Final = "finding"
_OF_FILE: Final = "file-finding"


class NumberedGroup(msgspec.Struct, frozen=True):
    """A group with the name by which others on the page lead to it."""

    anchor: str
    group: FindingGroup
    is_of_records: bool


class SeveritySection(msgspec.Struct, frozen=True):
    """The groups of one severity."""

    severity: Severity
    groups: tuple[NumberedGroup, ...]


class ShownRecord(msgspec.Struct, frozen=True):
    """A record of the list: its place in the file, and what is to be said first."""

    anchor: str
    record: JudgedRecord
    counts: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report ready to be shown.

    ``links`` lead from a record's identifier to a page of it; ``anchors`` from a finding's code
    and property to its group.
    """

    report: GroupedReport
    sections: tuple[SeveritySection, ...]
    about_page: tuple[NumberedGroup, ...]
    anchors: Mapping[tuple[str, str], str]
    links: Mapping[str, str]
    chart: Figure | None


def told(report: GroupedReport, links: Mapping[str, str] | None = None) -> Told:
    """Make a report ready to be shown."""
    numbered = _numbered(report.groups, _OF_RECORDS)
    return Told(
        report=report,
        sections=_sections(numbered),
        about_page=_numbered(report.page_findings, _OF_FILE),
        anchors={(one.group.code, one.group.path): one.anchor for one in numbered},
        links=links or {},
        chart=_chart(report),
    )


def shown_records(records: Sequence[JudgedRecord]) -> list[ShownRecord]:
    """Choose the records that are shown one by one, those with the gravest findings first."""
    ranked = sorted(enumerate(records, start=1), key=lambda one: _rank(one[1]))
    return [
        ShownRecord(f"record-{number}", record, _counts(record))
        for number, record in ranked[:MOST_RECORDS]
    ]


def is_record(record: JudgedRecord) -> bool:
    """Tell a record from a distribution or contact that stands alone."""
    return record.type in _RECORDS


def _rank(record: JudgedRecord) -> tuple[int, ...]:
    figures = dict.fromkeys(Severity, 0)
    for finding in record.findings:
        figures[finding.severity] -= 1
    return tuple(figures.values())


def _counts(record: JudgedRecord) -> str:
    figures = dict.fromkeys(Severity, 0)
    for finding in record.findings:
        figures[finding.severity] += 1
    said = {
        Severity.BLOCKER: ("blocker", "blockers"),
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.NOTE: ("note", "notes"),
    }
    parts = [counted(number, *said[severity]) for severity, number in figures.items() if number]
    return ", ".join(parts) or "nothing to mend"


def _numbered(groups: Sequence[FindingGroup], word: str) -> tuple[NumberedGroup, ...]:
    return tuple(
        NumberedGroup(f"{word}-{number}", group, is_of_records=word == _OF_RECORDS)
        for number, group in enumerate(groups, start=1)
    )


def _sections(groups: Sequence[NumberedGroup]) -> tuple[SeveritySection, ...]:
    found = (
        SeveritySection(severity, tuple(g for g in groups if g.group.severity is severity))
        for severity in Severity
    )
    return tuple(section for section in found if section.groups)


def _chart(report: GroupedReport) -> Figure | None:
    rows = [
        Row(name, (shares.as_stands, shares.after_repair, shares.missing))
        for name, shares in (("Mandatory", report.mandatory), ("Recommended", report.recommended))
        if shares.of
    ]
    if not rows:
        return None
    return bars(
        Chart(
            key="conformance",
            title="Properties that the standard asks for, over all records",
            of="Properties",
            unit=("property", "properties"),
            series=SERIES,
            rows=tuple(rows),
        )
    )
