"""What a run says to programs: its JSON, and the report file with a line for every record."""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from catalogue.domain.run import RecordOutcome, Run
from catalogue.errors import RefusedError
from frontend.cli import output
from frontend.exports.findings import finding_json
from schemas.findings import Finding


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


def harvest_json(
    run: Run, page_findings: Iterable[Finding] = (), *, preview: bool = False
) -> dict[str, output.Json]:
    """Give a run that just ended, with what was noticed about its pages and is not stored."""
    answer = run_json(run, preview=preview)
    error = answer.pop("error")
    found: list[output.Json] = [finding_json(finding) for finding in page_findings]
    return {**answer, "page_findings": found, "error": error}


def seconds(run: Run) -> float | None:
    """Tell how long a run took; none while it runs."""
    return round((run.ended_at - run.started_at).total_seconds(), 3) if run.ended_at else None


class RecordReport:
    """Writes the report file, one JSON line a record; without a path nothing.

    A file that cannot be made is an error at once. One that fails later must not cost the harvest
    that it reports on: ``error`` then says what is missing.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self.error: str | None = None

    def __enter__(self) -> Self:
        if self._path:
            try:
                self._file = self._path.open("wb")
            except OSError as error:
                reason = f"The report file {self._path} cannot be written ({error.strerror})"
                raise RefusedError(f"{reason}; nothing was done.") from error
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, outcome: RecordOutcome) -> None:
        """Write one record's outcome."""
        if self._file:
            line = msgspec.json.encode(_outcome_json(outcome)) + b"\n"
            try:
                self._file.write(line)
            except OSError as error:
                self._fail(error)

    def close(self) -> None:
        """Write what is left."""
        file, self._file = self._file, None
        if file:
            try:
                file.close()
            except OSError as error:
                self._fail(error)

    def _fail(self, error: OSError) -> None:
        self.error = f"The report file {self._path} is not whole: {error.strerror}."
        file, self._file = self._file, None
        if file:
            with contextlib.suppress(OSError):
                file.close()


def _outcome_json(outcome: RecordOutcome) -> dict[str, output.Json]:
    return {
        "identifier": outcome.identifier,
        "id": outcome.id,
        "title": outcome.title,
        "type": outcome.type,
        "outcome": outcome.outcome.value,
        "findings": [finding_json(finding) for finding in outcome.findings],
    }
