"""Every way in which a command can fail, told in a sentence; with ``--json`` as one object too."""

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence

import click

from catalogue.errors import CatalogueError
from frontend.cli import output
from schemas.errors import SchemaError
from search.errors import SearchError

_WANTS_JSON = "wayleave.json"
_SHAPE = "wayleave.shape"


def note_json(ctx: click.Context, arguments: Sequence[str]) -> None:
    """Note whether JSON is wanted, before anything in the arguments can turn out wrong."""
    options = [*arguments, "--"][: [*arguments, "--"].index("--")]
    ctx.meta[_WANTS_JSON] = "--json" in options


def shape_failure(shape: Mapping[str, output.Json]) -> None:
    """Give the keys that a command's JSON has also when it fails; ``error`` is added."""
    click.get_current_context().meta[_SHAPE] = shape


@contextlib.contextmanager
def in_sentences(ctx: click.Context) -> Iterator[None]:
    """End the command with a sentence and status 2 instead of a traceback."""
    try:
        yield
        _flush(ctx)
    except click.exceptions.Exit:
        _flush(ctx)
        raise
    except (CatalogueError, SchemaError, SearchError) as error:
        _complain(ctx, str(error))
    except click.ClickException as error:
        _emit(ctx, error.format_message())
        raise  # click shows the usage beside it
    except KeyboardInterrupt:
        _complain(ctx, "Interrupted. What was stored until then stays; run the command again.")
    except BrokenPipeError:
        raise  # whoever read our answer has enough of it
    except OSError as error:
        _complain(ctx, _told(error))


def _flush(ctx: click.Context) -> None:
    """Send the answer off while a failure can still be told."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _abandon_output()
        ctx.meta[_WANTS_JSON] = False
        reason = f"the answer could not be written ({error.strerror})"
        output.note(f"wayleave: The command did its work, but {reason}.")
        output.leave(output.ExitStatus.WITH_REMARKS)


def _told(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else "A file or connection failed: "
    return f"{where}{error.strerror or type(error).__name__}. Mend that and run the command again."


def _complain(ctx: click.Context, message: str) -> None:
    _emit(ctx, message)
    output.note(f"wayleave: {message}")
    output.leave(output.ExitStatus.NOTHING_DONE)


def _emit(ctx: click.Context, message: str) -> None:
    if not ctx.meta.get(_WANTS_JSON):
        return
    try:
        output.emit({**ctx.meta.get(_SHAPE, {}), "error": message})
        sys.stdout.flush()
    except OSError:
        _abandon_output()


def _abandon_output() -> None:
    """Let what is left of the answer go nowhere, or Python would fail on it once more at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
