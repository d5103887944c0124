"""The report on metadata that was checked and not kept, as JSON and as a table."""

from collections.abc import Iterable, Iterator

from frontend.exports.findings import COLUMNS, JudgedRecord, finding_rows, report_pieces
from frontend.exports.tables import csv_lines
from harvesters.checking import Check


def judged(check: Check) -> Iterator[JudgedRecord]:
    """Give the records of a check as all reports show them."""
    for record in check.records:
        yield JudgedRecord(
            identifier=record.identifier,
            title=record.title,
            type=record.type,
            line=record.line,
            findings=record.report.findings,
            report=record.report,
        )


def as_json(check: Check, site: str) -> bytes:
    """Write a report for a program."""
    return b"".join(
        report_pieces(check.report, judged(check), check.about_pages, site, checked=check.shown)
    )


def as_csv(check: Check, site: str) -> Iterable[str]:
    """Write every finding as a line; no cell is a formula to a spreadsheet."""
    return csv_lines(COLUMNS, finding_rows(judged(check), check.about_pages, site))
