"""The command group, and the one place where errors become a message and an exit status."""

import gc
import os
from typing import Any

import click

from catalogue.settings import Settings
from frontend.cli.complaints import in_sentences, note_json
from frontend.cli.demo import demo
from frontend.cli.groups import PlainGroup
from frontend.cli.harvest import harvest
from frontend.cli.indexes import reconcile, reindex, worker
from frontend.cli.init import init
from frontend.cli.organisations import organisations
from frontend.cli.people import people
from frontend.cli.quality import quality
from frontend.cli.records import explain, record, visibility
from frontend.cli.register import register
from frontend.cli.runs import runs
from frontend.cli.searching import search, similar, suggest
from frontend.cli.serve import serve
from frontend.cli.shapes import shapes
from frontend.cli.sources import sources
from frontend.cli.validate import validate
from frontend.wiring import Installation

#: Records are trees without cycles: looking for cycles after every 700 objects, as is usual, only
#: takes time.
_YOUNG_OBJECTS = 100_000


class _Command(PlainGroup):
    """A group whose commands end in a sentence and status 2, never in a traceback."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        note_json(ctx, args)
        with in_sentences(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click declares it
        with in_sentences(ctx):
            return super().invoke(ctx)


@click.group(cls=_Command)
@click.version_option(package_name="wayleave")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Find government's data, and the way to permission to use it.

    To begin: `wayleave demo` for sample departments, `wayleave validate FILE` for a feed of your
    own, `wayleave search WORDS` to look for data.
    """
    gc.set_threshold(_YOUNG_OBJECTS)
    ctx.obj = Installation(Settings.from_env(os.environ))
    ctx.call_on_close(ctx.obj.close)


for _command in (
    demo,
    explain,
    harvest,
    init,
    organisations,
    people,
    quality,
    reconcile,
    record,
    register,
    reindex,
    runs,
    search,
    serve,
    shapes,
    similar,
    sources,
    suggest,
    validate,
    visibility,
    worker,
):
    main.add_command(_command)
