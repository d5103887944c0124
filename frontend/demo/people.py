"""The sample organisations and people, made through the use cases that an administrator uses."""

import tomllib

import msgspec

from catalogue.domain.organisation import Organisation
from catalogue.domain.person import Role
from catalogue.errors import RefusedError
from frontend.demo import DEPARTMENTS, FOLDER
from frontend.wiring import Installation

PEOPLE = FOLDER / "people.toml"
_REGISTER = FOLDER / "accredited-researchers.csv"
_HERE = "127.0.0.1"
_MOST = 10_000


class SampleSource(msgspec.Struct, frozen=True, kw_only=True):
    """A sample source, and the organisation that owns it."""

    name: str
    title: str
    file: str
    is_open_by_nature: bool
    organisation: str
    abbreviation: str
    mailbox: str
    domain: str
    later: str | None = None


class SamplePerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to sign in as; ``is_`` says who that is."""

    name: str
    email: str
    password: str
    is_: str = msgspec.field(name="is")
    is_government: bool = False
    is_administrator: bool = False
    organisation: str | None = None
    also_publishes: str | None = None
    roles: tuple[Role, ...] = ()
    accreditation: str | None = None


def sample_sources() -> list[SampleSource]:
    """Return the sample sources in the order that they are harvested."""
    chosen = tomllib.loads(DEPARTMENTS.read_text(encoding="utf-8"))
    return msgspec.convert(chosen["source"], list[SampleSource])


def sample_people() -> list[SamplePerson]:
    """Return the people to sign in as."""
    chosen = tomllib.loads(PEOPLE.read_text(encoding="utf-8"))
    return msgspec.convert(chosen["person"], list[SamplePerson])


def refuse_sample_people_in_public(installation: Installation) -> None:
    """Raise ``RefusedError`` where others than this machine could sign in as a sample person."""
    if installation.settings.is_for_this_machine:
        return
    with installation.store.reading() as work:
        found = (work.people.with_local_account(sample.email) for sample in sample_people())
        active = [person.email for person in found if person is not None and person.is_active]
    if active:
        raise RefusedError(
            f"This home holds people of the demonstration, whose passwords everybody knows: "
            f"{', '.join(active)}. Begin with a home of its own, or end their accounts with "
            "`wayleave people deactivate PERSON`."
        )


def add_organisations(installation: Installation) -> None:
    """Register the sample organisations, those apart that are there already."""
    known = {one.slug for one in installation.organisations.all()}
    for source in sample_sources():
        if source.organisation not in known:
            installation.organisations.add(
                Organisation(
                    slug=source.organisation,
                    name=source.title,
                    abbreviation=source.abbreviation,
                    mailbox=source.mailbox,
                    is_government=True,
                    domains=(source.domain,),
                )
            )


def add_people(installation: Installation) -> None:
    """Make the sample accounts, those apart that are there already."""
    installation.accreditation.import_register(_REGISTER.read_bytes())
    known = {person.email for person in installation.people.search("", _MOST)[1]}
    for sample in sample_people():
        if sample.email not in known:
            _add(installation, sample)


def _add(installation: Installation, sample: SamplePerson) -> None:
    person = installation.accounts.register(
        sample.name, sample.email, sample.password, is_government=sample.is_government
    )
    if sample.is_administrator:
        installation.people.set_administrator(person.id, is_administrator=True)
    if sample.organisation:
        installation.organisations.set_roles(person.id, sample.organisation, sample.roles)
    if sample.also_publishes:
        roles = (Role.PUBLISHER,)
        installation.organisations.set_roles(person.id, sample.also_publishes, roles)
    if sample.accreditation:
        installation.accreditation.claim(person.id, sample.accreditation, _HERE)
