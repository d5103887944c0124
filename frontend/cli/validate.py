"""``wayleave validate``: the report on a feed, for anyone, with nothing stored."""

from collections.abc import Sequence

import click

from catalogue.errors import UnreadableInputError
from frontend.cli import output
from frontend.cli.options import json_option
from frontend.cli.reporting import finding_json
from frontend.wiring import Installation
from harvesters.errors import FeedIncompleteError
from harvesters.validating import validated
from schemas.findings import Finding
from schemas.reading import PageEnd, RecordReading


@click.command(short_help="Check a feed and say what to mend.")
@click.argument("location", metavar="URL_OR_FILE")
@json_option
@click.pass_obj
def validate(installation: Installation, *, location: str, as_json: bool) -> None:
    """Check a feed against the standard and say what to mend; nothing is stored."""
    tally = _Tally(as_json=as_json)
    try:
        for reading in validated(installation.kind("dcat"), location, tally.remark):
            tally.add(reading)
    except (UnreadableInputError, FeedIncompleteError) as error:
        tally.error = str(error)
    tally.close()


class _Tally:
    """What was validated so far; for a person each record is told as it comes."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._records: list[output.Json] = []
        self._page_findings: list[output.Json] = []
        self._usable = 0
        self._unusable = 0
        self.error: str | None = None

    def add(self, reading: RecordReading) -> None:
        """Take one record."""
        self._usable += reading.report.usable
        self._unusable += not reading.report.usable
        if self._as_json:
            self._records.append(_reading_json(reading))
        else:
            _say_reading(reading)

    def remark(self, end: PageEnd) -> None:
        """Take what was noticed about a page as a whole."""
        if self._as_json:
            self._page_findings += map(finding_json, end.findings)
        elif end.findings:
            output.say("About the feed as a whole")
            _say_findings(end.findings)
            output.say()

    def close(self) -> None:
        """Tell the sums and end the command."""
        if self._as_json:
            output.emit(
                {
                    "records": self._records,
                    "page_findings": self._page_findings,
                    "usable": self._usable,
                    "unusable": self._unusable,
                    "error": self.error,
                }
            )
        else:
            _say_sums(self._usable, self._unusable)
        if self.error:
            output.note(f"wayleave: {self.error}")
            output.leave(output.ExitStatus.NOTHING_DONE)
        remarks = output.ExitStatus.WITH_REMARKS
        output.leave(remarks if self._unusable else output.ExitStatus.DONE)


def _reading_json(reading: RecordReading) -> dict[str, output.Json]:
    report = reading.report
    return {
        "identifier": reading.identifier,
        "title": reading.title,
        "type": reading.type,
        "usable": report.usable,
        "conformance": {
            "mandatory": round(report.conformance.mandatory, 4),
            "recommended": round(report.conformance.recommended, 4),
        },
        "findings": [finding_json(finding) for finding in report.findings],
    }


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
        output.say(f"  {finding.severity.value:8} {finding.path}{where}  ({finding.code})", hang=11)
        output.say(f"           {finding.fix}", hang=11)
        if finding.value:
            output.say(f"           Found: {finding.value!r}", hang=13)
        if finding.accepted:
            output.say(f"           Accepted: {finding.accepted}", hang=13)


def _say_sums(usable: int, unusable: int) -> None:
    if usable + unusable:
        read = output.counted(usable + unusable, "record")
        output.say(f"{read}: {usable:,} usable, {unusable:,} not usable")
