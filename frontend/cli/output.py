"""How the command speaks: one JSON object or plain lines on standard output, the rest on error."""

import enum
import sys
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import click
import msgspec

Json: TypeAlias = (
    Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | msgspec.Raw | None
)


class ExitStatus(enum.IntEnum):
    """What the command's exit status says."""

    DONE = 0
    WITH_REMARKS = 1
    NOTHING_DONE = 2


def emit(value: Json) -> None:
    """Print one JSON object, and nothing else, on standard output."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")


def say(line: str = "") -> None:
    """Print a plain line of the answer."""
    click.echo(printable(line))


def note(line: str) -> None:
    """Print a line for the person watching, on standard error."""
    click.echo(printable(line), err=True)


def printable(line: str) -> str:
    """Make foreign text safe for a terminal: control characters would let a feed write on it."""
    return "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in line
    )


def table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in aligned columns."""
    if not rows:
        return
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def leave(status: ExitStatus) -> None:
    """End the command with an exit status."""
    raise click.exceptions.Exit(status)
