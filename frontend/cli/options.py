"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from catalogue.policy.audiences import Audience

P = ParamSpec("P")
R = TypeVar("R")

_AUDIENCES = ", ".join(audience.value for audience in Audience)


def _remember_json(ctx: click.Context, _param: click.Parameter, value: bool) -> bool:  # noqa: FBT001 - click's signature
    ctx.meta["wayleave.json"] = value
    return value


def json_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add ``--json``: exactly one JSON object on standard output."""
    return click.option(
        "--json",
        "as_json",
        is_flag=True,
        callback=_remember_json,
        help="Answer with one JSON object, for programs.",
    )(command)


def from_anywhere(_ctx: click.Context, _param: click.Parameter, location: str | None) -> str | None:
    """Make a path absolute: the source keeps it, and is harvested from other folders too."""
    is_address = location is None or "://" in location or location.lower().startswith("file:")
    return location if location is None or is_address else str(Path(location).absolute())


def audience_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add ``--as AUDIENCE``, public unless said otherwise."""
    return click.option(
        "--as",
        "audience",
        metavar="AUDIENCE",
        type=click.Choice([audience.value for audience in Audience]),
        default=Audience.PUBLIC.value,
        show_default=True,
        help=f"Whose eyes to look through: {_AUDIENCES}.",
        callback=lambda _ctx, _param, value: Audience(value),
    )(command)


def limit_option(default: int, *, most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Add ``--limit N``: how many are shown."""
    return click.option(
        "--limit",
        metavar="N",
        type=click.IntRange(1, most),
        default=default,
        show_default=True,
        help=f"How many to show, up to {most:,}.",
    )
