"""``wayleave register``: the register of accredited researchers."""

from pathlib import Path

import click

from frontend.cli import output
from frontend.cli.groups import PlainGroup
from frontend.cli.options import json_option
from frontend.wiring import Installation

_MOST_FAULTS = 20


@click.group(cls=PlainGroup, short_help="Import the register of accredited researchers.")
def register() -> None:
    """Import the register of accredited researchers, and see how it stands."""


@register.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--may-shrink", is_flag=True, help="Take it also with less than half the researchers."
)
@json_option
@click.pass_obj
def import_(installation: Installation, *, file: Path, may_shrink: bool, as_json: bool) -> None:
    """Put the register in the CSV file in the place of the last one."""
    done = installation.accreditation.import_register(file.read_bytes(), may_shrink=may_shrink)
    if as_json:
        faults: list[output.Json] = [
            {"line": fault.line, "message": fault.message} for fault in done.faults
        ]
        output.emit({"taken": done.taken, "ended": done.ended, "faults": faults})
    else:
        output.say(f"Imported {output.counted(done.taken, 'researcher')}.")
        if done.ended:
            output.say(
                f"{output.counted(done.ended, 'person', 'people')} lost their accreditation."
            )
        for fault in done.faults[:_MOST_FAULTS]:
            output.say(f"  line {fault.line}: {fault.message}")
        more = len(done.faults) - _MOST_FAULTS
        if more > 0:
            output.say(f"  and {output.counted(more, 'more line')} that could not be taken")
    output.leave(output.ExitStatus.WITH_REMARKS if done.faults else output.ExitStatus.DONE)


@register.command()
@json_option
@click.pass_obj
def show(installation: Installation, *, as_json: bool) -> None:
    """Say how many researchers the register has, and since when."""
    found = installation.accreditation.summary()
    at = found.imported_at
    if as_json:
        output.emit(
            {
                "researchers": found.researchers,
                "claimed": found.claimed,
                "imported_at": at.isoformat() if at else None,
            }
        )
    elif at is None:
        output.say("No register yet; `wayleave register import FILE` imports one.")
    else:
        known = output.counted(found.researchers, "researcher")
        output.say(f"{known}, imported {at:%Y-%m-%d %H:%M} UTC; {found.claimed:,} have an account.")
