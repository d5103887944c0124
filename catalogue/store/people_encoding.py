"""Between people and what is theirs, and the columns of their tables."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Row

from catalogue.domain.organisation import Organisation
from catalogue.domain.person import (
    Accreditation,
    AccreditationKind,
    Membership,
    Person,
    Role,
    SingleSignOn,
)
from catalogue.domain.researcher import AccreditedResearcher
from catalogue.domain.session import Session
from catalogue.store.storable import storable_json

_data: msgspec.json.Decoder[dict[str, object]] = msgspec.json.Decoder(dict[str, object])


def email_key(email: str) -> str:
    """Make what a local account's address is looked up by."""
    return email.strip().casefold()


def person_from(row: Row[Any]) -> Person:
    """Make a person from a row of ``people``."""
    return Person(
        id=row.id,
        name=row.name,
        email=row.email,
        sign_on=SingleSignOn(issuer=row.issuer, subject=row.subject) if row.issuer else None,
        verified_domain=row.verified_domain,
        is_administrator=row.is_administrator,
        is_active=row.is_active,
        accreditation=_accreditation_from(row),
        created_at=row.created_at,
        last_signed_in_at=row.last_signed_in_at,
    )


def _accreditation_from(row: Row[Any]) -> Accreditation | None:
    if row.accreditation_number is None:
        return None
    return Accreditation(
        number=row.accreditation_number,
        kind=AccreditationKind(row.accreditation_kind),
        expires_on=row.accreditation_expires_on,
        checked_at=row.accreditation_checked_at,
    )


def person_columns(person: Person) -> dict[str, object]:
    """Fill the columns of a person, their password apart."""
    held, sign_on = person.accreditation, person.sign_on
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "email_key": None if sign_on else email_key(person.email),
        "issuer": sign_on.issuer if sign_on else None,
        "subject": sign_on.subject if sign_on else None,
        "verified_domain": person.verified_domain,
        "is_administrator": person.is_administrator,
        "is_active": person.is_active,
        "created_at": person.created_at,
        "last_signed_in_at": person.last_signed_in_at,
        "accreditation_number": held.number if held else None,
        "accreditation_kind": held.kind.value if held else None,
        "accreditation_expires_on": held.expires_on if held else None,
        "accreditation_checked_at": held.checked_at if held else None,
    }


def roles_from(text: str) -> frozenset[Role]:
    """Read the stored names of roles."""
    return frozenset(Role(name) for name in text.split())


def roles_text(roles: Iterable[Role]) -> str:
    """Write roles so that equal sets give equal text."""
    return " ".join(sorted(role.value for role in roles))


def membership_from(row: Row[Any]) -> Membership:
    """Make a membership from its row."""
    return Membership(
        person_id=row.person_id,
        organisation=row.organisation,
        roles=roles_from(row.roles),
        requested_at=row.requested_at,
        confirmed_at=row.confirmed_at,
    )


def membership_columns(membership: Membership) -> dict[str, object]:
    """Fill the columns of a membership."""
    return msgspec.structs.asdict(membership) | {"roles": roles_text(membership.roles)}


def organisation_from(row: Row[Any], domains: Iterable[str]) -> Organisation:
    """Make an organisation from its row and the domains of its addresses."""
    return Organisation(
        slug=row.slug,
        name=row.name,
        abbreviation=row.abbreviation,
        mailbox=row.mailbox,
        is_government=row.is_government,
        domains=tuple(domains),
        is_active=row.is_active,
    )


def organisation_columns(organisation: Organisation) -> dict[str, object]:
    """Fill the columns of an organisation, its domains apart."""
    columns = msgspec.structs.asdict(organisation)
    del columns["domains"]
    return columns


def session_from(row: Row[Any]) -> Session:
    """Make a session from its row."""
    return Session(
        person_id=row.person_id,
        created_at=row.created_at,
        seen_at=row.seen_at,
        data=_data.decode(row.data),
    )


def session_columns(session: Session) -> dict[str, object]:
    """Fill the columns of a session, its token apart."""
    return msgspec.structs.asdict(session) | {"data": storable_json(session.data)}


def researcher_from(row: Row[Any]) -> AccreditedResearcher:
    """Make a line of the register from its row."""
    return AccreditedResearcher(
        number=row.number,
        surname=row.surname,
        first_name=row.first_name,
        organisation=row.organisation,
        kind=AccreditationKind(row.kind),
        expires_on=row.expires_on,
    )


def researcher_columns(researcher: AccreditedResearcher) -> dict[str, object]:
    """Fill the columns of a line of the register."""
    return msgspec.structs.asdict(researcher) | {"kind": researcher.kind.value}
