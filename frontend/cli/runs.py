"""``wayleave runs``: what harvests did, and the decision about a held one."""

from collections.abc import Sequence

import click

from catalogue.domain.run import Outcome, Run
from frontend.cli import output
from frontend.cli.options import json_option
from frontend.cli.reporting import run_json, seconds
from frontend.wiring import Installation


@click.command()
@click.argument("run_id", metavar="[RUN]", required=False)
@click.argument("decision", type=click.Choice(["retire", "keep"]), required=False)
@click.option("--source", "name", help="Only runs of this source.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
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
    """List runs, show one, or decide about a held one: retire the missing records or keep them."""
    if run_id and decision:
        installation.decisions.decide_held_run(run_id, is_to_retire=decision == "retire")
        installation.runner.work(until_idle=True)
    if run_id:
        _show(installation, run_id, as_json=as_json)
        return
    found = _found(installation, name, limit)
    if as_json:
        output.emit({"runs": [run_json(run) for run in found]})
        return
    rows = [["RUN", "SOURCE", "STATE", "STARTED", "SECONDS", "NEW", "CHANGED", "SAME", "REJECTED"]]
    for run in found:
        counts = run.counts
        figures = (counts.created, counts.updated, counts.unchanged, counts.rejected)
        started = f"{run.started_at:%Y-%m-%d %H:%M}"
        taken = str(seconds(run) or "")
        rows.append(
            [run.id, run.source, run.state.value, started, taken, *(str(f) for f in figures)]
        )
    output.table(rows)


def _found(installation: Installation, name: str | None, limit: int) -> Sequence[Run]:
    with installation.store.reading() as work:
        source_id = work.sources.id_of(name) if name else None
        return work.runs.list(source_id, limit)


def _show(installation: Installation, run_id: str, *, as_json: bool) -> None:
    with installation.store.reading() as work:
        run = work.runs.get(run_id)
        outcomes = list(work.runs.outcomes(run_id))
        held = work.records.as_outcomes(work.runs.held(run_id), Outcome.HELD)
    if as_json:
        output.emit(run_json(run))
        return
    output.say(f"{run.id}  {run.source}  {run.state.value}")
    if run.error:
        output.say(f"  {run.error}")
    for outcome in [*outcomes, *held]:
        output.say(f"  {outcome.outcome.value:10} {outcome.identifier}  {outcome.title}")
