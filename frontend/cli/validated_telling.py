"""What ``wayleave validate`` tells: in groups, record by record, as a table or as JSON."""

import sys
from collections.abc import Iterable, Sequence
from typing import Final

from frontend.cli import output
from frontend.cli.grouped_telling import say_groups, say_shares
from frontend.exports.findings import COLUMNS, JudgedRecord, finding_rows, report_json
from frontend.exports.tables import csv_line
from frontend.exports.verdict_words import parts
from schemas.findings import Finding
from schemas.reading import PageEnd, RecordReading
from schemas.rules.grouped import ReportBuilder

_ABOUT_ALL: Final = "About the feed as a whole"


class Telling:
    """Takes records as they are read; ``close`` is the end. What is told, others say."""

    def __init__(self) -> None:
        self.error: str | None = None
        self.unusable = 0
        self.builder = ReportBuilder()

    def add(self, reading: RecordReading) -> None:
        """Take one record."""
        self.unusable += not reading.report.usable
        self.builder.add(reading)

    def remark(self, end: PageEnd) -> None:
        """Take what was noticed about a page as a whole."""
        self.builder.add_page(end)

    def fail(self, sentence: str) -> None:
        """Take the reason why there is no more."""
        self.error = sentence
        self.builder.fail(sentence)

    def close(self) -> None:
        """Tell the sums."""
        report = self.builder.report()
        if report.records:
            read = output.counted(report.records, "record")
            output.say(f"{read}: {report.usable:,} usable, {report.unusable:,} not usable")
        if report.parts:
            output.say(parts(report))
        say_shares(report)


class InGroups(Telling):
    """Equal findings of many records as one, for a person."""

    def close(self) -> None:
        """Tell the groups, then the sums."""
        report = self.builder.report()
        say_groups(_ABOUT_ALL, report.page_findings)
        say_groups("What to mend, the gravest first", report.groups, report)
        super().close()


class RecordByRecord(Telling):
    """Each record as it comes, for a person."""

    def add(self, reading: RecordReading) -> None:
        """Tell one record."""
        super().add(reading)
        _say_reading(reading)

    def remark(self, end: PageEnd) -> None:
        """Tell what was noticed about a page."""
        super().remark(end)
        if end.findings:
            output.say(_ABOUT_ALL)
            _say_findings(end.findings)
            output.say()


class InJson(Telling):
    """One object, for programs."""

    def __init__(self, site: str) -> None:
        super().__init__()
        self._site = site
        self._records: list[JudgedRecord] = []
        self._about_pages: list[Finding] = []

    def add(self, reading: RecordReading) -> None:
        """Keep one record's verdicts."""
        super().add(reading)
        self._records.append(_judged(reading))

    def remark(self, end: PageEnd) -> None:
        """Keep what was noticed about a page."""
        super().remark(end)
        self._about_pages += end.findings

    def close(self) -> None:
        """Tell all."""
        report = self.builder.report()
        output.emit(report_json(report, self._records, self._about_pages, self._site))


class InCsv(Telling):
    """One line for each finding, as they come."""

    def __init__(self, site: str) -> None:
        super().__init__()
        self._site = site
        sys.stdout.write(csv_line(COLUMNS))

    def add(self, reading: RecordReading) -> None:
        """Tell one record's findings."""
        super().add(reading)
        self._write(finding_rows([_judged(reading)], site=self._site))

    def remark(self, end: PageEnd) -> None:
        """Tell what was noticed about a page."""
        super().remark(end)
        self._write(finding_rows([], end.findings, self._site))

    def _write(self, rows: Iterable[Sequence[str]]) -> None:
        for row in rows:
            sys.stdout.write(csv_line(row))

    def close(self) -> None:
        """Tell nothing more: a table has no sums."""


def _judged(reading: RecordReading) -> JudgedRecord:
    return JudgedRecord(
        identifier=reading.identifier,
        title=reading.title,
        type=reading.type,
        line=reading.line,
        findings=reading.report.findings,
        report=reading.report,
    )


def _say_reading(reading: RecordReading) -> None:
    report = reading.report
    figures = report.conformance
    output.say(output.named(reading.title, reading.identifier))
    if report.usable:
        output.say(
            f"  usable; meets {figures.mandatory_met} of {figures.mandatory_total} mandatory and"
            f" {figures.recommended_met} of {figures.recommended_total} recommended properties"
        )
    else:
        output.say("  NOT USABLE: a harvest would reject it until the blockers are mended")
    _say_findings(report.findings)
    output.say()


def _say_findings(findings: Sequence[Finding]) -> None:
    for finding in findings:
        where = f", line {finding.line}" if finding.line else ""
        where += f", at {finding.node}" if finding.node else ""
        output.say(f"  {finding.severity.value:8} {finding.path}{where}  ({finding.code})", hang=11)
        output.say(f"           {finding.fix}", hang=11)
        if finding.shown:
            output.say(f"           Found: {finding.shown!r}", hang=13)
        if finding.accepted:
            output.say(f"           Accepted: {finding.accepted}", hang=13)
