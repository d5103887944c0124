"""``wayleave runs``: what harvests did, and the decision about a held one."""

from collections.abc import Sequence

import click

from catalogue.domain.run import Outcome, RecordOutcome, Run
from catalogue.services.running import as_it_stands
from frontend.cli import output
from frontend.cli.following import fault_of
from frontend.cli.options import json_option, limit_option
from frontend.cli.reporting import run_json, seconds
from frontend.cli.summary import (
    records_in_words,
    say_counts,
    say_held,
    say_rejected,
    state_in_words,
)
from frontend.wiring import Installation

_HEADINGS = {
    Outcome.CREATED: "New:",
    Outcome.UPDATED: "Changed:",
    Outcome.REJECTED: "Rejected, and not in the catalogue until mended:",
    Outcome.RETIRED: "Retired, because the feed no longer holds them:",
    Outcome.HELD: "Missing from the feed, kept until you decide:",
}


@click.command(short_help="List harvests, show one, decide about a held one.")
@click.argument("run_id", metavar="[RUN]", required=False)
@click.argument("decision", type=click.Choice(["retire", "keep"]), required=False)
@click.option("--source", "name", metavar="NAME", help="Only runs of this source.")
@limit_option(20, most=1000)
@json_option
@click.pass_obj
def runs(
    installation: Installation,
    *,
    run_id: str | None,
    decision: str | None,
    name: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """List the latest runs, show one, or decide about a held one.

    RUN is the id of a run. A held run waits for a person because much is missing from its feed:
    "retire" takes the missing records out of the catalogue, "keep" leaves them in it.
    """
    fault = None
    if run_id and decision:
        installation.decisions.decide_held_run(run_id, is_to_retire=decision == "retire")
        fault = fault_of(lambda: installation.runner.work(until_idle=True))
    if run_id:
        _show(installation, run_id, as_json=as_json)
        if fault:
            output.note(f"wayleave: The decision stands, but the indexes lag behind: {fault}")
            output.leave(output.ExitStatus.WITH_REMARKS)
        return
    found = _found(installation, name, limit)
    if as_json:
        output.emit({"runs": [run_json(run) for run in found]})
        return
    for run in found:
        _say_in_short(run)
    if not found:
        output.say("No runs yet; `wayleave harvest` makes one.")


def _found(installation: Installation, name: str | None, limit: int) -> Sequence[Run]:
    with installation.store.reading() as work:
        source_id = work.sources.id_of(name) if name else None
        found = work.runs.list(source_id, limit)
    return [as_it_stands(installation.store, run) for run in found]


def _show(installation: Installation, run_id: str, *, as_json: bool) -> None:
    with installation.store.reading() as work:
        run = work.runs.get(run_id)
    run = as_it_stands(installation.store, run)
    with installation.store.reading() as work:
        outcomes = list(work.runs.outcomes(run_id))
        held = work.records.as_outcomes(work.runs.held(run_id), Outcome.HELD)
    if as_json:
        output.emit(run_json(run))
        return
    _say_heading(run)
    say_counts(run)
    if run.error:
        output.say(f"  error     {run.error}", hang=12)
    say_held(run)
    for outcome, heading in _HEADINGS.items():
        _say_outcomes(heading, [one for one in (*outcomes, *held) if one.outcome is outcome])


def _say_heading(run: Run) -> None:
    output.say(f"{run.id}  {run.source}  {state_in_words(run.state)}")
    taken = seconds(run)
    ended = f", took {taken} s" if taken is not None else ", not ended"
    output.say(f"  started   {run.started_at:%Y-%m-%d %H:%M} UTC{ended}", hang=12)


def _say_in_short(run: Run) -> None:
    output.say(f"{run.id}  {run.source}  {state_in_words(run.state)}")
    figures = f"records: {records_in_words(run.counts)}"
    output.say(f"  {run.started_at:%Y-%m-%d %H:%M} UTC  {run.error or figures}")


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
