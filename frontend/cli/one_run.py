"""One run told: what became of each record, and what to mend."""

import sys
from collections.abc import Sequence
from typing import Final

from catalogue.domain.run import Outcome, RecordOutcome, Run
from catalogue.services.run_reporting import run_report
from catalogue.services.running import as_it_stands
from frontend.cli import output
from frontend.cli.grouped_telling import say_groups, say_shares
from frontend.cli.reporting import run_json, seconds
from frontend.cli.summary import say_counts, say_held, say_rejected, state_in_words
from frontend.exports.findings import COLUMNS, finding_rows, report_json
from frontend.exports.outcomes import judged_records
from frontend.exports.tables import csv_lines
from frontend.wiring import Installation
from schemas.rules.grouped import GroupedReport

_HEADINGS: Final = {
    Outcome.CREATED: "New:",
    Outcome.UPDATED: "Changed:",
    Outcome.REJECTED: "Rejected, and not in the catalogue until mended:",
    Outcome.RETIRED: "Retired, because the feed no longer holds them:",
    Outcome.HELD: "Missing from the feed, kept until you decide:",
}


def show_run(installation: Installation, run_id: str, *, as_json: bool) -> None:
    """Tell a person or a program of a run."""
    with installation.store.reading() as work:
        run = work.runs.get(run_id)
    run = as_it_stands(installation.store, run)
    with installation.store.reading() as work:
        outcomes = list(work.runs.outcomes(run_id))
        held = work.records.as_outcomes(work.runs.held(run_id), Outcome.HELD)
    report = _report(installation, run)
    if as_json:
        judged = judged_records(outcomes)
        told = report_json(report, judged, (), installation.settings.public_url)
        output.emit({**run_json(run), "report": told})
        return
    _say_heading(run)
    say_counts(run)
    if run.error:
        output.say(f"  error     {run.error}", hang=12)
    say_held(run)
    for outcome, heading in _HEADINGS.items():
        _say_outcomes(heading, [one for one in (*outcomes, *held) if one.outcome is outcome])
    if report.groups:
        output.say()
        say_groups("What to mend, the gravest first", report.groups, report)
        say_shares(report)


def write_findings(installation: Installation, run_id: str) -> None:
    """Write every finding of a run as one line."""
    site = installation.settings.public_url
    with installation.store.reading() as work:
        work.runs.get(run_id)
        records = judged_records(work.runs.outcomes(run_id))
        for line in csv_lines(COLUMNS, finding_rows(records, site=site), is_marked=False):
            sys.stdout.write(line)


def _report(installation: Installation, run: Run) -> GroupedReport:
    with installation.store.reading() as work:
        latest = work.runs.list(work.sources.id_of(run.source), 1)
    is_latest = latest[0].id == run.id
    return run_report(installation.store, run, with_hidden=True, is_latest=is_latest).grouped


def _say_heading(run: Run) -> None:
    output.say(f"{run.id}  {run.source}  {state_in_words(run.state)}")
    taken = seconds(run)
    ended = f", took {taken} s" if taken is not None else ", not ended"
    output.say(f"  started   {run.started_at:%Y-%m-%d %H:%M} UTC{ended}", hang=12)


def _say_outcomes(heading: str, outcomes: Sequence[RecordOutcome]) -> None:
    if not outcomes:
        return
    output.say()
    output.say(heading)
    for outcome in outcomes:
        if outcome.outcome is Outcome.REJECTED:
            say_rejected(outcome)
        else:
            output.say(f"  {output.named(outcome.title, outcome.identifier)}")
