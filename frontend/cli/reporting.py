"""What a run says: its JSON, its summary for a person, and the report file of every record."""

from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from catalogue.domain.run import RecordOutcome, Run
from frontend.cli import output
from schemas.findings import Finding, Severity

_MOST = 12


def finding_json(finding: Finding) -> dict[str, output.Json]:
    """Give a finding with all its keys, absent ones as null."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "value": finding.value,
        "accepted": finding.accepted,
        "fix": finding.fix,
        "line": finding.line,
    }


def run_json(run: Run, *, preview: bool = False) -> dict[str, output.Json]:
    """Give a run in the shape that the command promises."""
    counts = run.counts
    return {
        "run": None if preview else run.id,
        "source": run.source,
        "state": run.state.value,
        "pages": counts.pages,
        "read": msgspec.to_builtins(counts.read),
        "created": counts.created,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "rejected": counts.rejected,
        "retired": counts.retired,
        "held": counts.held,
        "findings": msgspec.to_builtins(counts.findings),
        "seconds": seconds(run),
        "error": run.error,
    }


def seconds(run: Run) -> float | None:
    """Tell how long a run took; none while it runs."""
    return round((run.ended_at - run.started_at).total_seconds(), 3) if run.ended_at else None


class RecordReport:
    """Writes the report file, one JSON line a record, and keeps the findings by kind."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self.by_code: Counter[tuple[str, str, str]] = Counter()
        self.examples: dict[str, str] = {}

    def __enter__(self) -> Self:
        if self._path:
            self._file = self._path.open("wb")
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    def add(self, outcome: RecordOutcome) -> None:
        """Take one record's outcome."""
        for finding in outcome.findings:
            self.by_code[(finding.severity.value, finding.code, finding.fix)] += 1
            self.examples.setdefault(finding.code, outcome.title or outcome.identifier)
        if self._file:
            self._file.write(msgspec.json.encode(_outcome_json(outcome)) + b"\n")


def _outcome_json(outcome: RecordOutcome) -> dict[str, output.Json]:
    return {
        "identifier": outcome.identifier,
        "id": outcome.id,
        "title": outcome.title,
        "type": outcome.type,
        "outcome": outcome.outcome.value,
        "findings": [finding_json(finding) for finding in outcome.findings],
    }


def say_run(run: Run, report: RecordReport) -> None:
    """Print a run for a person: what was read, what became of it, what to mend first."""
    counts = run.counts
    read = counts.read
    output.say(f"{run.source}: {run.state.value} in {seconds(run)} s")
    output.say(
        f"  read       {read.datasets} datasets, {read.services} services, {read.series} series"
        f" on {counts.pages} page(s)"
    )
    output.say(
        f"  records    {counts.created} created, {counts.updated} updated,"
        f" {counts.unchanged} unchanged, {counts.rejected} rejected,"
        f" {counts.retired} retired, {counts.held} held"
    )
    found = counts.findings
    output.say(
        f"  findings   {found.blocker} blockers, {found.error} errors,"
        f" {found.warning} warnings, {found.note} notes"
    )
    if counts.held:
        output.say(f"  Held: decide with  wayleave runs {run.id} retire|keep")
    _say_findings(report)


def _say_findings(report: RecordReport) -> None:
    order = [severity.value for severity in Severity]
    rows = sorted(report.by_code.items(), key=lambda row: (order.index(row[0][0]), -row[1]))
    for (severity, code, fix), count in rows[:_MOST]:
        output.say(f"  {severity:8} {count:5}  {code}: {fix}")
        output.say(f"                  for example: {report.examples[code]}")
    if len(rows) > _MOST:
        output.say(f"  and {len(rows) - _MOST} more kinds; --report FILE writes them all")
