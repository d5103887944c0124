"""What a run says to programs: its JSON, and the report file with a line for every record."""

from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from catalogue.domain.run import RecordOutcome, Run
from frontend.cli import output
from schemas.findings import Finding


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
    """Writes the report file, one JSON line a record; without a path nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

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
        """Write one record's outcome."""
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
