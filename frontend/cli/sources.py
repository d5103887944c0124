"""``wayleave sources``: the catalogues that are harvested, and how each is treated."""

import click

from catalogue.domain.source import Source
from frontend.cli import output
from frontend.cli.groups import PlainGroup
from frontend.cli.options import from_anywhere, json_option
from frontend.cli.rekeying import rekey
from frontend.wiring import Installation


def _source_json(source: Source) -> dict[str, output.Json]:
    return {
        "name": source.name,
        "kind": source.kind,
        "location": source.location,
        "open_by_nature": source.is_open_by_nature,
        "organisation": source.organisation,
        "created_at": source.created_at.isoformat(),
    }


@click.group(
    cls=PlainGroup, invoke_without_command=True, short_help="List the sources; add or change one."
)
@json_option
@click.pass_context
def sources(ctx: click.Context, *, as_json: bool) -> None:
    """List the sources; add one, or change how one is treated."""
    if ctx.invoked_subcommand:
        return
    found = ctx.obj.sources.all()
    if as_json:
        output.emit({"sources": [_source_json(source) for source in found]})
        return
    if not found:
        output.say("No sources yet; `wayleave harvest` or `wayleave sources add` adds one.")
        return
    rows = [["NAME", "KIND", "OPEN BY NATURE", "LOCATION"]]
    rows += [[s.name, s.kind, "yes" if s.is_open_by_nature else "no", s.location] for s in found]
    output.table(rows)


_open_by_nature = click.option(
    "--open-by-nature/--not-open-by-nature",
    "is_open_by_nature",
    default=None,
    help="The owner states that the feed holds open data only: missing access rights then count "
    "as open, marked as assumed.",
)


_organisation = click.option(
    "--organisation", metavar="SLUG", help="The organisation whose data the feed tells of."
)


@sources.command()
@click.argument("name")
@click.argument("kind")
@click.argument("location", metavar="URL_OR_FILE", callback=from_anywhere)
@_open_by_nature
@_organisation
@click.pass_obj
def add(
    installation: Installation,
    *,
    name: str,
    kind: str,
    location: str,
    is_open_by_nature: bool | None,
    organisation: str | None,
) -> None:
    """Add a source without harvesting it yet."""
    installation.sources.add(
        name,
        kind,
        location,
        is_open_by_nature=bool(is_open_by_nature),
        organisation=organisation,
    )
    output.say(f"Added {name}. Read it with  wayleave harvest {kind} {location} --source {name}")


@sources.command(name="set", short_help="Change where a source is or how it is treated.")
@click.argument("name")
@click.option(
    "--location",
    metavar="URL_OR_FILE",
    callback=from_anywhere,
    help="Where the feed is now.",
)
@_open_by_nature
@_organisation
@click.pass_obj
def set_(
    installation: Installation,
    *,
    name: str,
    location: str | None,
    is_open_by_nature: bool | None,
    organisation: str | None,
) -> None:
    """Change where a source is or how it is treated; the next run reads every record again."""
    installation.sources.change(
        name,
        location=location,
        is_open_by_nature=is_open_by_nature,
        organisation=organisation,
    )
    output.say(f"Changed {name}; the next harvest reads every record again.")


@sources.command(short_help="Print all that a source sent, as N-Triples.")
@click.argument("name")
@click.pass_obj
def received(installation: Installation, *, name: str) -> None:
    """Print all that a source sent in its latest harvest, as N-Triples.

    With the records comes what belongs to none of them, so that nothing is missing. What one may
    not keep is: nothing of a page with a record above OFFICIAL but its other records.
    """
    output.pass_on(installation.received.everything(name))


sources.add_command(rekey)
