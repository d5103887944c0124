"""What a person may claim at this moment, read at every request in two short queries."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, bindparam, exists, select

from catalogue.domain.person import Person, Role
from catalogue.store import people_tables, tables
from catalogue.store.people_encoding import person_from, roles_from

_PEOPLE = people_tables.people
_ORGANISATIONS = people_tables.organisations
_DOMAINS = people_tables.organisation_domains
_MEMBERSHIPS = people_tables.memberships


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A person with what follows from their organisations; ``sources`` are by organisation."""

    person: Person
    is_government: bool
    roles: frozenset[tuple[str, Role]]
    organisations: frozenset[str]
    sources: frozenset[tuple[str, str]]


class Standings:
    """Looks up what counts: confirmed memberships of active organisations, and no others."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, person_id: str) -> Standing | None:
        """Return a person's standing, if there is such a person and their account is active."""
        query = select(_PEOPLE, _IS_GOVERNMENT).where(
            _PEOPLE.c.id == person_id, _PEOPLE.c.is_active
        )
        row = self._connection.execute(query).first()
        if row is None:
            return None
        joined = list(self._connection.execute(_MEMBER_OF, {"person_id": person_id}))
        return Standing(
            person=person_from(row),
            is_government=bool(row.is_government_user),
            roles=frozenset(_roles(joined)),
            organisations=frozenset(r.organisation for r in joined),
            sources=frozenset((r.organisation, r.source) for r in joined if r.source),
        )


def _roles(rows: Sequence[Row[Any, Any, Any]]) -> set[tuple[str, Role]]:
    return {(row.organisation, role) for row in rows for role in roles_from(row.roles)}


_IS_GOVERNMENT = (
    exists()
    .where(
        _DOMAINS.c.domain == _PEOPLE.c.verified_domain,
        _DOMAINS.c.organisation == _ORGANISATIONS.c.slug,
        _ORGANISATIONS.c.is_government,
        _ORGANISATIONS.c.is_active,
    )
    .correlate(_PEOPLE)
    .label("is_government_user")
)

_MEMBER_OF = (
    select(_MEMBERSHIPS.c.organisation, _MEMBERSHIPS.c.roles, tables.sources.c.name.label("source"))
    .select_from(
        _MEMBERSHIPS.join(
            _ORGANISATIONS,
            and_(_MEMBERSHIPS.c.organisation == _ORGANISATIONS.c.slug, _ORGANISATIONS.c.is_active),
        ).outerjoin(tables.sources, tables.sources.c.organisation == _ORGANISATIONS.c.slug)
    )
    .where(
        _MEMBERSHIPS.c.person_id == bindparam("person_id"),
        _MEMBERSHIPS.c.confirmed_at.is_not(None),
    )
)
