"""``wayleave validate``: the report on a feed, for anyone, with nothing stored."""

import contextlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from catalogue.errors import UnreadableInputError
from frontend.cli import output
from frontend.cli.options import json_option
from frontend.cli.validated_telling import InCsv, InGroups, InJson, RecordByRecord, Telling
from frontend.wiring import Installation
from harvesters.errors import FeedError, FeedIncompleteError
from harvesters.fetch_folder import FetchFolder
from harvesters.validating import validated

_STANDARD_INPUT = "-"


@click.command(short_help="Check a feed and say what to mend.")
@click.argument("location", metavar="URL_OR_FILE")
@click.option("--records", "by_record", is_flag=True, help="Tell every record's own findings.")
@click.option("--csv", "as_csv", is_flag=True, help="Answer with one line for each finding.")
@json_option
@click.pass_obj
def validate(
    installation: Installation, *, location: str, by_record: bool, as_csv: bool, as_json: bool
) -> None:
    """Check a feed against the standard and say what to mend; nothing is stored.

    URL_OR_FILE may be - to read standard input.
    """
    telling = _chosen(installation, by_record=by_record, as_csv=as_csv, as_json=as_json)
    with _at_hand(location) as place:
        try:
            for reading in validated(installation.kind_for_validating(), place, telling.remark):
                telling.add(reading)
        except (UnreadableInputError, FeedIncompleteError) as error:
            telling.fail(_sentence(error, is_piped=location == _STANDARD_INPUT))
    telling.close()
    _leave(telling)


def _chosen(installation: Installation, *, by_record: bool, as_csv: bool, as_json: bool) -> Telling:
    if by_record + as_csv + as_json > 1:
        raise click.UsageError("Choose one of --records, --csv and --json.")
    site = installation.settings.public_url
    if as_json:
        return InJson(site)
    if as_csv:
        return InCsv(site)
    return RecordByRecord() if by_record else InGroups()


@contextlib.contextmanager
def _at_hand(location: str) -> Iterator[str]:
    """Give a location as it is, or lay what comes on standard input in a file for a while."""
    if location != _STANDARD_INPUT:
        yield location
        return
    folder = FetchFolder()
    try:
        path = Path(folder.path) / "document"
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield str(path)
    finally:
        folder.remove()


def _sentence(error: UnreadableInputError | FeedIncompleteError, *, is_piped: bool) -> str:
    if not (is_piped and isinstance(error, FeedError)):
        return str(error)
    place = "standard input" if error.line is None else f"standard input, line {error.line}"
    return f"{place}: {error.cause}. {error.fix}"


def _leave(telling: Telling) -> None:
    if telling.error:
        output.note(f"wayleave: {telling.error}")
        output.leave(output.ExitStatus.NOTHING_DONE)
    remarks = output.ExitStatus.WITH_REMARKS
    output.leave(remarks if telling.unusable else output.ExitStatus.DONE)
