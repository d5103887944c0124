"""Organisations, and who belongs to them."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from catalogue.domain.organisation import Organisation
from catalogue.domain.person import Membership, Person, Role
from catalogue.errors import RefusedError
from catalogue.services.account_mail import AccountMail
from catalogue.services.addresses import (
    UnusableFieldError,
    checked_address,
    checked_domain,
    checked_name,
)
from catalogue.services.publishing import Clock
from catalogue.store import Store, UnitOfWork

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 100


class Member(msgspec.Struct, frozen=True):
    """A membership with the person it is of."""

    person: Person
    membership: Membership


class OrganisationRegister:
    """The use cases of organisations and memberships."""

    def __init__(self, store: Store, clock: Clock, letters: AccountMail) -> None:
        self._store = store
        self._clock = clock
        self._letters = letters

    def all(self) -> Sequence[Organisation]:
        """List the organisations by name."""
        with self._store.reading() as work:
            return work.organisations.all()

    def get(self, slug: str) -> Organisation:
        """Return an organisation; raise ``NotFoundError``."""
        with self._store.reading() as work:
            return work.organisations.get(slug)

    def add(self, organisation: Organisation) -> Organisation:
        """Add an organisation; raise ``RefusedError`` naming what cannot be used."""
        checked = _checked(organisation)
        with self._store.unit_of_work() as work:
            work.organisations.add(checked)
        return checked

    def change(self, organisation: Organisation) -> Organisation:
        """Change all but the slug; an organisation that is not active gives nobody rights."""
        checked = _checked(organisation)
        with self._store.unit_of_work() as work:
            work.organisations.update(checked)
        return checked

    def memberships_of(self, person_id: str) -> Sequence[tuple[Organisation, Membership]]:
        """Return a person's memberships with their organisations, unconfirmed ones too."""
        with self._store.reading() as work:
            return [
                (work.organisations.get(held.organisation), held)
                for held in work.memberships.of_person(person_id)
            ]

    def members_of(self, slug: str) -> Sequence[Member]:
        """Return an organisation's people by name, those who wait for a confirmation too."""
        with self._store.reading() as work:
            return _with_people(work, work.memberships.of_organisation(slug))

    def waiting(self) -> Sequence[Member]:
        """Return who waits for a membership to be confirmed, the longest first."""
        with self._store.reading() as work:
            waiting = work.memberships.waiting()
            people = work.people.named({held.person_id for held in waiting})
        return [Member(people[held.person_id], held) for held in waiting]

    def ask_for_membership(self, person_id: str, slug: str) -> Membership:
        """Ask to belong to an active organisation; it counts for nothing until it is confirmed."""
        membership = Membership(person_id=person_id, organisation=slug, requested_at=self._clock())
        with self._store.unit_of_work() as work:
            if not work.organisations.get(slug).is_active:
                raise RefusedError(f"The organisation {slug!r} is not active.")
            work.memberships.add(membership)
        return membership

    def confirm(self, person_id: str, slug: str) -> None:
        """Confirm a membership, and tell the person."""
        with self._store.unit_of_work() as work:
            held = work.memberships.get(person_id, slug)
            if held.confirmed_at is None:
                confirmed = msgspec.structs.replace(held, confirmed_at=self._clock())
                work.memberships.update(confirmed)
                self._tell(work, person_id, slug, is_confirmed=True)

    def set_roles(self, person_id: str, slug: str, roles: Iterable[Role]) -> None:
        """Make a person a confirmed member with exactly these roles."""
        now = self._clock()
        with self._store.unit_of_work() as work:
            work.organisations.get(slug)
            work.people.get(person_id)
            held = work.memberships.find(person_id, slug)
            membership = Membership(
                person_id=person_id,
                organisation=slug,
                roles=frozenset({Role.MEMBER, *roles}),
                requested_at=held.requested_at if held else now,
                confirmed_at=held.confirmed_at if held and held.confirmed_at else now,
            )
            if held is None:
                work.memberships.add(membership)
            else:
                work.memberships.update(membership)

    def remove(self, person_id: str, slug: str) -> None:
        """End a membership, or turn down the wish for one and tell the person."""
        with self._store.unit_of_work() as work:
            held = work.memberships.get(person_id, slug)
            work.memberships.remove(person_id, slug)
            if held.confirmed_at is None:
                self._tell(work, person_id, slug, is_confirmed=False)

    def _tell(self, work: UnitOfWork, person_id: str, slug: str, *, is_confirmed: bool) -> None:
        person, organisation = work.people.get(person_id), work.organisations.get(slug)
        letter = self._letters.membership(organisation.name, is_confirmed=is_confirmed)
        if person.email:
            work.mail.add(person.email, letter.subject, letter.text, self._clock())


def _with_people(work: UnitOfWork, memberships: Sequence[Membership]) -> list[Member]:
    people = work.people.named({held.person_id for held in memberships})
    members = [Member(people[held.person_id], held) for held in memberships]
    return sorted(members, key=lambda member: (member.person.name, member.person.id))


def _checked(organisation: Organisation) -> Organisation:
    slug = organisation.slug.strip()
    if not _SLUG.fullmatch(slug) or len(slug) > _LONGEST_SLUG:
        raise UnusableFieldError(
            "slug",
            f"{slug[:80]!r} cannot name an organisation; use small letters, digits and hyphens, as "
            "in its address on GOV.UK: ministry-of-rivers.",
        )
    mailbox, abbreviation = organisation.mailbox.strip(), organisation.abbreviation.strip()
    return msgspec.structs.replace(
        organisation,
        slug=slug,
        name=checked_name(organisation.name),
        abbreviation=checked_name(abbreviation, "abbreviation") if abbreviation else "",
        mailbox=checked_address(mailbox, "mailbox") if mailbox else "",
        domains=tuple(sorted({checked_domain(domain) for domain in organisation.domains})),
    )
