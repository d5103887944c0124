"""``wayleave people``: who has an account, and what they may do."""

import sys

import click

from catalogue.domain.person import Person, Role
from frontend.cli import output
from frontend.cli.following import fault_of
from frontend.cli.groups import PlainGroup
from frontend.cli.options import json_option, limit_option
from frontend.wiring import Installation


@click.group(cls=PlainGroup, short_help="List, add and look after people's accounts.")
def people() -> None:
    """List, add and look after people's accounts; PERSON is an e-mail address or an id."""


@people.command(name="list")
@click.argument("words", default="")
@limit_option(100, most=10_000)
@json_option
@click.pass_obj
def list_(installation: Installation, *, words: str, limit: int, as_json: bool) -> None:
    """List the people with WORDS in name or address; without any, all."""
    count, found = installation.people.search(words, limit)
    if as_json:
        output.emit({"total": count, "people": [_person_json(person) for person in found]})
        return
    if not found:
        output.say("Nobody; `wayleave people add` adds an account.")
        return
    rows = [["ID", "NAME", "ADDRESS", "IS"]]
    rows += [[p.id, p.name, p.email, _standing(p)] for p in found]
    output.table(rows)
    if count > len(found):
        output.say(f"and {count - len(found):,} more; --limit shows them")


@people.command()
@click.argument("name")
@click.argument("email")
@click.option("--administrator", is_flag=True, help="Let them look after people and sources.")
@click.option(
    "--government",
    is_flag=True,
    help="You vouch that the address is theirs: its domain makes them a government user.",
)
@click.option("--invite", is_flag=True, help="Send a link to set the password with; ask for none.")
@click.pass_obj
def add(
    installation: Installation,
    *,
    name: str,
    email: str,
    administrator: bool,
    government: bool,
    invite: bool,
) -> None:
    """Add a local account; its password is asked for, or read from standard input."""
    accounts = installation.accounts
    if invite:
        person = accounts.invite(name, email, is_government=government)
    else:
        person = accounts.register(name, email, _password(), is_government=government)
    if administrator:
        installation.people.set_administrator(person.id, is_administrator=True)
    output.say(f"Added {person.name}, {person.email} ({person.id}).")
    if invite:
        _send(installation)


@people.command()
@click.argument("person")
@click.argument("organisation")
@click.argument("roles", nargs=-1, type=click.Choice([role.value for role in Role]))
@click.option("--remove", is_flag=True, help="End the membership.")
@click.pass_obj
def role(
    installation: Installation,
    *,
    person: str,
    organisation: str,
    roles: tuple[str, ...],
    remove: bool,
) -> None:
    """Make PERSON a member of ORGANISATION with exactly these ROLES beside being one.

    ROLES are publisher, handler, decider and co-ordinator.
    """
    found = installation.people.named(person)
    if remove:
        installation.organisations.remove(found.id, organisation)
        output.say(f"{found.name} is no member of {organisation}.")
        return
    given = [Role(name) for name in roles]
    installation.organisations.set_roles(found.id, organisation, given)
    held = ", ".join(sorted({Role.MEMBER.value, *roles}))
    output.say(f"{found.name} is in {organisation}: {held}.")


@people.command()
@click.argument("person")
@click.option("--grant/--revoke", default=True, help="Make them one, or one no longer.")
@click.pass_obj
def administrator(installation: Installation, *, person: str, grant: bool) -> None:
    """Make PERSON an administrator, or one no longer."""
    found = installation.people.named(person)
    installation.people.set_administrator(found.id, is_administrator=grant)
    output.say(f"{found.name} is {'now' if grant else 'no longer'} an administrator.")


@people.command()
@click.argument("person")
@click.option("--undo", is_flag=True, help="Open the account again.")
@click.pass_obj
def deactivate(installation: Installation, *, person: str, undo: bool) -> None:
    """End the account of PERSON, with every session; what they did stays."""
    found = installation.people.named(person)
    installation.people.set_active(found.id, is_active=undo)
    output.say(f"The account of {found.name} is {'open again' if undo else 'ended'}.")


def _password() -> str:
    if sys.stdin.isatty():
        answer: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return answer
    return sys.stdin.readline().rstrip("\r\n")


def _send(installation: Installation) -> None:
    fault = fault_of(lambda: installation.runner.work(until_idle=True))
    if fault is not None:
        output.note(f"wayleave: The mail waits to be sent: {fault}")


def _standing(person: Person) -> str:
    said = {
        "ended": not person.is_active,
        "administrator": person.is_administrator,
        "accredited": person.accreditation is not None,
        "signs on elsewhere": person.sign_on is not None,
    }
    return ", ".join(words for words, holds in said.items() if holds) or "-"


def _person_json(person: Person) -> dict[str, output.Json]:
    signed_in = person.last_signed_in_at
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "issuer": person.sign_on.issuer if person.sign_on else None,
        "verified_domain": person.verified_domain,
        "administrator": person.is_administrator,
        "active": person.is_active,
        "accredited_to": (
            person.accreditation.expires_on.isoformat() if person.accreditation else None
        ),
        "created_at": person.created_at.isoformat(),
        "last_signed_in_at": signed_in.isoformat() if signed_in else None,
    }
