"""Options that several commands share."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from catalogue.policy.audiences import Audience

P = ParamSpec("P")
R = TypeVar("R")


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
        help="Print one JSON object on standard output, everything else on standard error.",
    )(command)


def audience_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add ``--as AUDIENCE``, public unless said otherwise."""
    return click.option(
        "--as",
        "audience",
        type=click.Choice([audience.value for audience in Audience]),
        default=Audience.PUBLIC.value,
        show_default=True,
        help="The audience whose eyes to look through.",
        callback=lambda _ctx, _param, value: Audience(value),
    )(command)
