"""``wayleave shapes``: the shapes of the UK profile, and feeds held against any shapes."""

from collections.abc import Iterator
from pathlib import Path

import click

from catalogue.errors import UnreadableInputError
from frontend.cli import output
from frontend.cli.groups import PlainGroup
from frontend.cli.options import json_option
from frontend.cli.shapes_telling import ShapeTally, as_json_object, say_tallies
from frontend.wiring import Installation
from harvesters.errors import FeedIncompleteError
from harvesters.validating import validated
from schemas.findings import Severity
from schemas.reading import RecordReading
from schemas.shacl.conformance import conformance
from schemas.shacl.engine_names import EngineName
from schemas.shacl.engines import engine
from schemas.shacl.shapes import Shapes, ShapesError, own_file, shapes_of, uk_profile

_LARGEST_SHAPES = 10_000_000


@click.group(
    cls=PlainGroup,
    invoke_without_command=True,
    short_help="Print the UK profile's shapes; check a feed against shapes.",
)
@click.pass_context
def shapes(ctx: click.Context) -> None:
    """Print the SHACL shapes of the UK profile as Turtle; check a feed against shapes."""
    if ctx.invoked_subcommand is None:
        output.pass_on([own_file("uk-profile.ttl")])


@shapes.command("check", short_help="Check a feed against shapes and say what they find.")
@click.argument("location", metavar="URL_OR_FILE")
@click.option(
    "--shapes",
    "shapes_file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Shapes in Turtle, SHACL Core only; without it those of the UK profile.",
)
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice([name.value for name in EngineName]),
    callback=lambda _ctx, _param, value: EngineName(value) if value else None,
    help="What does it; without it what WAYLEAVE_SHACL_ENGINE says.",
)
@json_option
@click.pass_obj
def check(
    installation: Installation,
    *,
    location: str,
    shapes_file: Path | None,
    engine_name: EngineName | None,
    as_json: bool,
) -> None:
    """Check a feed against SHACL shapes and say what they find; nothing is stored.

    The feed is read as a harvest would read it, and each record is checked as it was received.
    """
    chosen = engine(engine_name or installation.settings.shacl_engine)
    asked = _shapes_from(shapes_file)
    records = _Records(validated(installation.kind("dcat"), location))
    tally = ShapeTally(asked)
    error = None
    try:
        for results in conformance(records.graphs(), asked, chosen):
            tally.add(results)
    except (UnreadableInputError, FeedIncompleteError, ShapesError) as problem:
        error = str(problem)
    if as_json:
        output.emit(as_json_object(tally, records.left_out, error))
    else:
        say_tallies(tally, records.left_out)
    _leave(tally, error)


class _Records:
    """The graphs of records as they are read; what was refused has none, and is counted."""

    def __init__(self, readings: Iterator[RecordReading]) -> None:
        self._readings = readings
        self.left_out = 0

    def graphs(self) -> Iterator[bytes]:
        """Give the graph of each record that has one."""
        for reading in self._readings:
            if reading.graph:
                yield reading.graph
            else:
                self.left_out += 1


def _shapes_from(path: Path | None) -> Shapes:
    if path is None:
        return uk_profile()
    if path.stat().st_size > _LARGEST_SHAPES:
        raise UnreadableInputError(f"{path}: shapes of more than 10 MB are not read.")
    try:
        return shapes_of(path.read_bytes())
    except (ShapesError, OSError) as error:
        raise UnreadableInputError(f"{path}: {error}.") from error


def _leave(tally: ShapeTally, error: str | None) -> None:
    if error is not None:
        output.note(f"wayleave: {error}")
        output.leave(output.ExitStatus.NOTHING_DONE)
    broken = tally.of(Severity.ERROR)
    output.leave(output.ExitStatus.WITH_REMARKS if broken else output.ExitStatus.DONE)
