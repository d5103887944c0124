"""``wayleave harvest``: read a department's feed into the catalogue."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from catalogue.domain.run import RecordOutcome, Run, RunState
from catalogue.domain.source import Source
from frontend.cli import output
from frontend.cli.complaints import shape_failure
from frontend.cli.following import fault_of
from frontend.cli.options import from_anywhere, json_option
from frontend.cli.progress import watching
from frontend.cli.reporting import RecordReport, harvest_json, seconds
from frontend.cli.summary import RunSummary, say_counts, say_held, state_in_words
from frontend.wiring import Installation, utc_now
from harvesters.run import OnOutcome, OnPage
from schemas.reading import PageEnd

if TYPE_CHECKING:
    from schemas.findings import Finding

_STATUS = {
    RunState.COMPLETED: output.ExitStatus.DONE,
    RunState.COMPLETED_WITH_ERRORS: output.ExitStatus.WITH_REMARKS,
    RunState.HELD: output.ExitStatus.WITH_REMARKS,
    RunState.FAILED: output.ExitStatus.NOTHING_DONE,
}


@click.command(short_help="Harvest a department's feed into the catalogue.")
@click.argument("kind")
@click.argument("location", metavar="URL_OR_FILE", callback=from_anywhere)
@click.option(
    "--source", "name", metavar="NAME", required=True, help="The name that the source has with us."
)
@click.option("--preview", is_flag=True, help="Read and validate, but store nothing.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a JSON line with the findings of each record to this file.",
)
@json_option
@click.pass_obj
def harvest(
    installation: Installation,
    *,
    kind: str,
    location: str,
    name: str,
    preview: bool,
    report_file: Path | None,
    as_json: bool,
) -> None:
    """Harvest a department's feed from an address or a file into the catalogue.

    KIND is the sort of feed: dcat. The exit status is 0 when every record went in, 1 when some
    were rejected or a retirement is held, 2 when the feed could not be read.
    """
    nothing = Run(id="", source=name, state=RunState.FAILED, started_at=utc_now())
    shape_failure(harvest_json(nothing, preview=True))
    summary = RunSummary()
    page_findings: list[Finding] = []
    with RecordReport(report_file) as report, watching(f"Harvesting {name}") as tick:

        def on_outcome(outcome: RecordOutcome) -> None:
            report.add(outcome)
            summary.add(outcome)
            tick()

        def on_page(end: PageEnd) -> None:
            summary.remark(end.findings)
            page_findings.extend(end.findings if as_json else ())

        source = installation.sources.named(name, kind, location)
        run = _harvested(installation, source, on_outcome, on_page, is_preview=preview)
    if report.error:
        run = msgspec.structs.replace(run, error=run.error or report.error)
    if as_json:
        output.emit(harvest_json(run, page_findings, preview=preview))
    else:
        _say_run(run, summary, is_preview=preview)
    leave_with(run)


def _harvested(
    installation: Installation,
    source: Source,
    on_outcome: OnOutcome,
    on_page: OnPage,
    *,
    is_preview: bool,
) -> Run:
    if is_preview:
        return installation.harvesting.preview(source, on_outcome, on_page)
    return _indexed(installation, installation.harvesting.harvest(source, on_outcome, on_page))


def _indexed(installation: Installation, run: Run) -> Run:
    """Bring the indexes up to date; when they are out of reach the outbox keeps the work."""
    fault = fault_of(lambda: installation.runner.work(until_idle=True))
    if fault is None:
        return run
    message = f"The records are stored, but not all can be found yet: {fault}"
    return msgspec.structs.replace(run, error=run.error or message)


def _say_run(run: Run, summary: RunSummary, *, is_preview: bool) -> None:
    stored = " (a preview: nothing was stored)" if is_preview else ""
    output.say(f"{run.source}: {state_in_words(run.state)} in {seconds(run)} s{stored}")
    say_counts(run)
    if not is_preview:
        say_held(run)
    summary.say()


def leave_with(run: Run) -> None:
    """End the command as the run ended; what went wrong is repeated on standard error."""
    status = _STATUS[run.state]
    if run.error:
        output.note(f"wayleave: {run.error}")
        status = max(status, output.ExitStatus.WITH_REMARKS)
    output.leave(status)
