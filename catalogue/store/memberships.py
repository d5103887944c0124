"""Who belongs to which organisation, and what they do for it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from catalogue.domain.person import Membership, Role
from catalogue.errors import NotFoundError, RefusedError
from catalogue.store import people_tables
from catalogue.store.people_encoding import membership_columns, membership_from

_MEMBERSHIPS = people_tables.memberships
_PEOPLE = people_tables.people


class Memberships:
    """Memberships by person and organisation."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, membership: Membership) -> None:
        """Add a membership; raise ``RefusedError`` when there is one."""
        try:
            self._connection.execute(insert(_MEMBERSHIPS), membership_columns(membership))
        except IntegrityError as error:
            raise RefusedError(
                f"The membership of {membership.organisation!r} was asked for already."
            ) from error

    def update(self, membership: Membership) -> None:
        """Change the roles and the confirmation of a membership; raise ``NotFoundError``."""
        done = self._connection.execute(
            update(_MEMBERSHIPS)
            .where(_is(membership.person_id, membership.organisation))
            .values(membership_columns(membership))
        )
        if done.rowcount == 0:
            raise _unknown(membership.organisation)

    def find(self, person_id: str, organisation: str) -> Membership | None:
        """Return a person's membership of an organisation, if there is one."""
        query = select(_MEMBERSHIPS).where(_is(person_id, organisation))
        row = self._connection.execute(query).first()
        return membership_from(row) if row else None

    def get(self, person_id: str, organisation: str) -> Membership:
        """Return a person's membership of an organisation; raise ``NotFoundError``."""
        membership = self.find(person_id, organisation)
        if membership is None:
            raise _unknown(organisation)
        return membership

    def remove(self, person_id: str, organisation: str) -> None:
        """End a membership, or turn down the wish for one."""
        self._connection.execute(delete(_MEMBERSHIPS).where(_is(person_id, organisation)))

    def of_person(self, person_id: str) -> Sequence[Membership]:
        """Return a person's memberships, unconfirmed ones too."""
        return self._many(_MEMBERSHIPS.c.person_id == person_id)

    def of_organisation(self, organisation: str) -> Sequence[Membership]:
        """Return an organisation's memberships, unconfirmed ones too."""
        return self._many(_MEMBERSHIPS.c.organisation == organisation)

    def waiting(self) -> Sequence[Membership]:
        """Return what waits for a confirmation, the oldest first."""
        query = select(_MEMBERSHIPS).where(_MEMBERSHIPS.c.confirmed_at.is_(None))
        query = query.order_by(_MEMBERSHIPS.c.requested_at, _MEMBERSHIPS.c.person_id)
        return [membership_from(row) for row in self._connection.execute(query)]

    def addresses_of(self, organisation: str, roles: Iterable[Role]) -> Sequence[str]:
        """Return the addresses of an organisation's confirmed, active people with these roles."""
        wanted = frozenset(roles)
        query = (
            select(_PEOPLE.c.email, _MEMBERSHIPS)
            .join_from(_MEMBERSHIPS, _PEOPLE, _MEMBERSHIPS.c.person_id == _PEOPLE.c.id)
            .where(
                _MEMBERSHIPS.c.organisation == organisation,
                _MEMBERSHIPS.c.confirmed_at.is_not(None),
                _PEOPLE.c.is_active,
            )
            .order_by(_PEOPLE.c.email)
        )
        rows = self._connection.execute(query)
        return [row.email for row in rows if row.email and membership_from(row).roles & wanted]

    def _many(self, condition: ColumnElement[bool]) -> Sequence[Membership]:
        query = select(_MEMBERSHIPS).where(condition)
        query = query.order_by(_MEMBERSHIPS.c.organisation, _MEMBERSHIPS.c.person_id)
        return [membership_from(row) for row in self._connection.execute(query)]


def _is(person_id: str, organisation: str) -> ColumnElement[bool]:
    return (_MEMBERSHIPS.c.person_id == person_id) & (_MEMBERSHIPS.c.organisation == organisation)


def _unknown(organisation: str) -> NotFoundError:
    return NotFoundError(f"The person is no member of {organisation!r} and did not ask to be.")
