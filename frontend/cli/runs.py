"""``wayleave runs``: what harvests did, and the decision about a held one."""

from collections.abc import Sequence

import click

from catalogue.domain.run import Run
from catalogue.services.running import as_it_stands
from frontend.cli import output
from frontend.cli.following import fault_of
from frontend.cli.one_run import show_run, write_findings
from frontend.cli.options import json_option, limit_option
from frontend.cli.reporting import run_json
from frontend.cli.summary import (
    records_in_words,
    state_in_words,
)
from frontend.wiring import Installation


@click.command(short_help="List harvests, show one, decide about a held one.")
@click.argument("run_id", metavar="[RUN]", required=False)
@click.argument("decision", type=click.Choice(["retire", "keep"]), required=False)
@click.option("--source", "name", metavar="NAME", help="Only runs of this source.")
@limit_option(20, most=1000)
@click.option("--csv", "as_csv", is_flag=True, help="Every finding of RUN as one line.")
@json_option
@click.pass_obj
def runs(
    installation: Installation,
    *,
    run_id: str | None,
    decision: str | None,
    name: str | None,
    limit: int,
    as_csv: bool,
    as_json: bool,
) -> None:
    """List the latest runs, show one, or decide about a held one.

    RUN is the id of a run; with it comes the report that a check of its feed gives. A held run
    waits for a person because much is missing from its feed: "retire" takes the missing records
    out of the catalogue, "keep" leaves them in it.
    """
    if as_csv and (as_json or not run_id):
        raise click.UsageError("Give --csv with a RUN, and without --json.")
    if run_id is None:
        _list(_found(installation, name, limit), as_json=as_json)
        return
    fault = _decide(installation, run_id, decision) if decision else None
    if as_csv:
        write_findings(installation, run_id)
    else:
        show_run(installation, run_id, as_json=as_json)
    if fault:
        output.note(f"wayleave: The decision stands, but the indexes lag behind: {fault}")
        output.leave(output.ExitStatus.WITH_REMARKS)


def _decide(installation: Installation, run_id: str, decision: str) -> str | None:
    installation.decisions.decide_held_run(run_id, is_to_retire=decision == "retire")
    return fault_of(lambda: installation.runner.work(until_idle=True))


def _list(found: Sequence[Run], *, as_json: bool) -> None:
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


def _say_in_short(run: Run) -> None:
    output.say(f"{run.id}  {run.source}  {state_in_words(run.state)}")
    figures = f"records: {records_in_words(run.counts)}"
    output.say(f"  {run.started_at:%Y-%m-%d %H:%M} UTC  {run.error or figures}")
