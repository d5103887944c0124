"""``wayleave organisations``: whose data it is, and whose addresses are of government."""

import click
import msgspec

from catalogue.domain.organisation import Organisation
from frontend.cli import output
from frontend.cli.groups import PlainGroup
from frontend.cli.options import json_option
from frontend.wiring import Installation


@click.group(cls=PlainGroup, short_help="List, add and change organisations.")
def organisations() -> None:
    """List, add and change organisations; SLUG is their address on GOV.UK."""


@organisations.command(name="list")
@json_option
@click.pass_obj
def list_(installation: Installation, *, as_json: bool) -> None:
    """List the organisations."""
    found = installation.organisations.all()
    if as_json:
        output.emit({"organisations": [msgspec.structs.asdict(one) for one in found]})
        return
    if not found:
        output.say("No organisations yet; `wayleave organisations add` adds one.")
        return
    rows = [["SLUG", "NAME", "IS", "ADDRESSES IN"]]
    rows += [[o.slug, o.name, _standing(o), ", ".join(o.domains) or "-"] for o in found]
    output.table(rows)


_abbreviation = click.option(
    "--abbreviation", metavar="LETTERS", help="How it is called for short."
)
_mailbox = click.option(
    "--mailbox", metavar="ADDRESS", help="Where requests for its data are announced."
)
_government = click.option(
    "--government/--not-government",
    "is_government",
    default=None,
    help="Its people, known by single sign-on and a domain, are government users.",
)
_domains = click.option(
    "--domain",
    "domains",
    metavar="DOMAIN",
    multiple=True,
    help="A domain of its e-mail addresses; may be repeated.",
)


@organisations.command()
@click.argument("slug")
@click.argument("name")
@_abbreviation
@_mailbox
@_government
@_domains
@click.pass_obj
def add(
    installation: Installation,
    *,
    slug: str,
    name: str,
    abbreviation: str | None,
    mailbox: str | None,
    is_government: bool | None,
    domains: tuple[str, ...],
) -> None:
    """Add an organisation."""
    added = installation.organisations.add(
        Organisation(
            slug=slug,
            name=name,
            abbreviation=abbreviation or "",
            mailbox=mailbox or "",
            is_government=bool(is_government),
            domains=domains,
        )
    )
    output.say(f"Added {added.name} ({added.slug}).")


@organisations.command(name="set", short_help="Change what is known of an organisation.")
@click.argument("slug")
@click.option("--name", metavar="NAME", help="What it is called.")
@_abbreviation
@_mailbox
@_government
@_domains
@click.option(
    "--active/--not-active",
    "is_active",
    default=None,
    help="An organisation that is not active gives nobody rights.",
)
@click.pass_obj
def set_(
    installation: Installation,
    /,
    *,
    slug: str,
    domains: tuple[str, ...],
    **changes: str | bool | None,
) -> None:
    """Change what is given of an organisation; the domains given take the place of the old."""
    given: dict[str, object] = {key: value for key, value in changes.items() if value is not None}
    if domains:
        given["domains"] = domains
    known = installation.organisations.get(slug)
    changed = installation.organisations.change(msgspec.structs.replace(known, **given))
    output.say(f"Changed {changed.name} ({changed.slug}).")


def _standing(organisation: Organisation) -> str:
    kind = "government" if organisation.is_government else "other"
    return kind if organisation.is_active else f"{kind}, not active"
