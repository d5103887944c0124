"""``wayleave reindex``, ``reconcile`` and ``worker``: keeping the indexes true to the database."""

import os

import click

from catalogue.services.waiting_work import WaitingWork
from frontend.cli import output
from frontend.cli.options import json_option
from frontend.cli.progress import watching
from frontend.wiring import Installation

#: Standard input, which a supervisor may have closed.
_INPUT = 0


@click.command()
@json_option
@click.pass_obj
def reindex(installation: Installation, *, as_json: bool) -> None:
    """Build every index anew from the database, while readers go on with the old ones."""
    with watching("Indexing"):
        counts = installation.rebuild()
    if as_json:
        output.emit({"audiences": {audience.value: n for audience, n in counts.items()}})
        return
    for audience, count in counts.items():
        output.say(f"{audience.value}: {output.counted(count, 'record')}")


@click.command()
@json_option
@click.pass_obj
def reconcile(installation: Installation, *, as_json: bool) -> None:
    """Compare every index with the database and count what differs."""
    report = installation.reconciling.reconcile()
    if as_json:
        output.emit(
            {
                "records": report.records,
                "audiences": {
                    audience.value: {
                        "missing": drift.missing,
                        "stale": drift.stale,
                        "extra": drift.extra,
                    }
                    for audience, drift in report.audiences.items()
                },
                "differences": report.differences,
            }
        )
    else:
        records = output.counted(report.records, "record")
        output.say(f"{records}, {output.counted(report.differences, 'difference')}")
        for audience, drift in report.audiences.items():
            output.say(
                f"  {audience.value}: {drift.missing} missing, {drift.stale} stale,"
                f" {drift.extra} extra"
            )
        if report.differences:
            output.say("Mend with  wayleave reindex")
    if report.differences:
        output.leave(output.ExitStatus.WITH_REMARKS)


@click.command()
@click.option("--once", is_flag=True, help="Do what is waiting, then stop.")
@click.option("--check", is_flag=True, help="Only say whether work is being done.")
@click.pass_obj
def worker(installation: Installation, *, once: bool, check: bool) -> None:
    """Do the work that changes left behind: indexing, until stopped."""
    if check:
        _check(installation)
        return
    for warning in installation.settings.warnings:
        output.note(f"wayleave: {warning}")
    if not once and os.isatty(_INPUT):
        output.note("Waiting for work; stop with Ctrl-C.")
    installation.runner.work(until_idle=once)


def _check(installation: Installation) -> None:
    waiting = WaitingWork(installation.store, installation.clock).now()
    output.say(f"{output.counted(waiting.count, 'change')} waiting")
    if waiting.is_late:
        output.note(f"wayleave: Nothing was done since {waiting.since:%Y-%m-%d %H:%M} UTC.")
        output.leave(output.ExitStatus.WITH_REMARKS)
