"""What was found in metadata, for programs and spreadsheets: one shape wherever it is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from schemas.findings import Conformance, Finding, Report
from schemas.model.base import Value
from schemas.rules.clauses import Clause, clause_of
from schemas.rules.grouped import FindingGroup, GroupedReport, PropertyShare, Shares

Json: TypeAlias = dict[str, Any]

#: What a row says of a finding, whatever else stands in it.
FINDING_COLUMNS = (
    "code",
    "severity",
    "property",
    "value",
    "accepted",
    "fix",
    "line",
    "node",
    "clause",
)
#: One line for each finding; a record without any has a line of its own.
COLUMNS = ("record", "identifier", *FINDING_COLUMNS)
_ABOUT_ALL = "(the file as a whole)"


class JudgedRecord(Value, frozen=True, kw_only=True):
    """One record with what was found about it; ``more`` is what else is said of it."""

    identifier: str
    title: str
    type: str
    line: int | None = None
    findings: tuple[Finding, ...]
    report: Report | None = None
    more: Mapping[str, str | None] = msgspec.field(default_factory=dict)


def finding_json(finding: Finding, site: str = "") -> Json:
    """Give a finding with all its keys, absent ones as null."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "value": finding.value,
        "accepted": finding.accepted,
        "fix": finding.fix,
        "line": finding.line,
        "node": finding.node,
        "more": finding.more,
        "clause": _clause_json(clause_of(finding.code, finding.path), site),
    }


def report_json(
    report: GroupedReport,
    records: Iterable[JudgedRecord],
    about_pages: Iterable[Finding],
    site: str = "",
) -> Json:
    """Give a report whole: the sums, the groups, and every record with its findings."""
    return {
        "usable": report.usable,
        "unusable": report.unusable,
        "parts": report.parts,
        "mandatory": shares_json(report.mandatory),
        "recommended": shares_json(report.recommended),
        "properties": [_property_json(each) for each in report.properties],
        "groups": [_group_json(group, site) for group in report.groups],
        "page_findings": [finding_json(each, site) for each in about_pages],
        "records": [record_json(each, site) for each in records],
        "error": report.error,
    }


def report_pieces(
    report: GroupedReport,
    records: Iterable[JudgedRecord],
    about_pages: Iterable[Finding],
    site: str,
    **more: str,
) -> Iterator[bytes]:
    """Write a report while it is made: a first harvest has many records."""
    body = report_json(report, (), about_pages, site)
    del body["records"]
    yield msgspec.json.encode({**more, **body})[:-1] + b',"records":['
    between = b""
    for record in records:
        yield between + msgspec.json.encode(record_json(record, site))
        between = b",\n"
    yield b"]}\n"


def record_json(record: JudgedRecord, site: str = "") -> Json:
    """Give a record with its verdicts and findings."""
    report = record.report
    verdicts = (
        {"usable": report.usable, "conformance": conformance_json(report.conformance)}
        if report
        else {}
    )
    return {
        "identifier": record.identifier,
        "title": record.title,
        "type": record.type,
        "line": record.line,
        **record.more,
        **verdicts,
        "findings": [finding_json(finding, site) for finding in record.findings],
    }


def conformance_json(conformance: Conformance) -> Json:
    """Give the shares of a record that are met, and the counts behind them."""
    return {
        "mandatory": round(conformance.mandatory, 4),
        "recommended": round(conformance.recommended, 4),
        "counts": msgspec.structs.asdict(conformance),
    }


def shares_json(shares: Shares) -> Json:
    """Give how many properties are met as they stand, after repair, and missing."""
    return {**msgspec.structs.asdict(shares), "of": shares.of}


def finding_rows(
    records: Iterable[JudgedRecord], about_pages: Iterable[Finding] = (), site: str = ""
) -> Iterator[tuple[str, ...]]:
    """Give a row for each finding, those about the file as a whole first."""
    for finding in about_pages:
        yield (_ABOUT_ALL, "", *finding_cells(finding, site))
    for record in records:
        for finding in record.findings:
            yield (record.title, record.identifier, *finding_cells(finding, site))
        if not record.findings:
            yield (record.title, record.identifier, *[""] * len(FINDING_COLUMNS))


def finding_cells(finding: Finding, site: str) -> tuple[str, ...]:
    """Give the cells of ``FINDING_COLUMNS``; ``site`` is where our own pages are."""
    return (
        finding.code,
        finding.severity.value,
        finding.path,
        finding.shown or "",
        finding.accepted or "",
        finding.fix,
        str(finding.line or ""),
        finding.node or "",
        address_of(clause_of(finding.code, finding.path), site),
    )


def address_of(clause: Clause, site: str) -> str:
    """Give a clause's whole address: those of our own pages begin at the site."""
    return f"{site.rstrip('/')}{clause.url}" if clause.url.startswith("/") else clause.url


def _clause_json(clause: Clause, site: str) -> Json:
    return {"title": clause.title, "url": address_of(clause, site)}


def _property_json(share: PropertyShare) -> Json:
    return {**msgspec.structs.asdict(share), "obligation": share.obligation.value}


def _group_json(group: FindingGroup, site: str) -> Json:
    return {
        **msgspec.structs.asdict(group),
        "severity": group.severity.value,
        "clause": _clause_json(group.clause, site) if group.clause else None,
        "examples": [msgspec.structs.asdict(place) for place in group.examples],
    }
