"""How the command speaks: one JSON object or plain lines on standard output, the rest on error."""

import enum
import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import click
import msgspec

Json: TypeAlias = (
    Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | msgspec.Raw | None
)

_NARROWEST = 40


class ExitStatus(enum.IntEnum):
    """What the command's exit status says."""

    DONE = 0
    WITH_REMARKS = 1
    NOTHING_DONE = 2


def emit(value: Json) -> None:
    """Print one JSON object, and nothing else, on standard output."""
    try:
        line = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        # An argument that is not UTF-8 comes back in a message; only escapes can show it.
        line = json.dumps(msgspec.to_builtins(value))
    sys.stdout.write(line + "\n")


def pass_on(pieces: Iterable[bytes]) -> None:
    """Print bytes as they are, piece by piece."""
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def say(line: str = "", *, hang: int = 4) -> None:
    """Print a line of the answer; what does not fit goes on below, ``hang`` columns in."""
    click.echo(_wrapped(line, hang))


def note(line: str) -> None:
    """Print a line for the person watching, on standard error; whole, since it may be logged."""
    click.echo(printable(line), err=True)


def width() -> int:
    """Tell how wide a line may be: the terminal's width, 80 without one; COLUMNS decides."""
    return max(shutil.get_terminal_size((80, 24)).columns, _NARROWEST)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say how many: "1 record", "2 records"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(counts: Mapping[str, int]) -> str:
    """Say those figures that are not zero: "9 created, 4 rejected", or "none"."""
    return ", ".join(f"{number:,} {what}" for what, number in counts.items() if number) or "none"


def named(title: str, identifier: str) -> str:
    """Name a record of a feed, also one that lacks its title or identifier."""
    return f"{title or '(no title)'} [{identifier or 'no identifier'}]"


def _wrapped(line: str, hang: int) -> str:
    # Addresses and ids stay whole: they are copied from the terminal.
    return textwrap.fill(
        printable(line),
        width(),
        subsequent_indent=" " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def printable(line: str) -> str:
    """Make foreign text safe for a terminal: control characters would let a feed write on it."""
    return "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in line
    )


def table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in aligned columns; a long text in the last one goes on below itself."""
    if not rows:
        return
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    for row in rows:
        aligned = [cell.ljust(size) for cell, size in zip(row, widths, strict=False)]
        line = "  ".join([*aligned, row[-1]]).rstrip()
        if " " in row[-1]:
            say(line, hang=sum(widths) + 2 * len(widths))
        else:
            click.echo(printable(line))


def program() -> str:
    """Say how this command was called, so that it can be called again from the same folder."""
    called = sys.argv[0]
    is_on_path = shutil.which("wayleave") == called
    return called if called.endswith("/wayleave") and not is_on_path else "wayleave"


def leave(status: ExitStatus) -> None:
    """End the command with an exit status."""
    raise click.exceptions.Exit(status)
