"""People with an account."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from catalogue.domain.person import Person, SingleSignOn
from catalogue.errors import NotFoundError, RefusedError
from catalogue.store import people_tables
from catalogue.store.people_encoding import email_key, person_columns, person_from

_PEOPLE = people_tables.people


class People:
    """People by id, by the address of a local account, and by who they are at a provider."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, person: Person) -> None:
        """Add a person; raise ``RefusedError`` when the account is somebody's already."""
        try:
            self._connection.execute(insert(_PEOPLE), person_columns(person))
        except IntegrityError as error:
            raise RefusedError(f"There is already an account for {person.email!r}.") from error

    def update(self, person: Person) -> None:
        """Change what is known of the person with this id; raise ``NotFoundError``.

        Every column is written: hold the person's row by ``locked``, or ``to_change``, before.
        """
        query = update(_PEOPLE).where(_PEOPLE.c.id == person.id).values(person_columns(person))
        try:
            done = self._connection.execute(query)
        except IntegrityError as error:
            raise RefusedError("Somebody else holds that address or accreditation.") from error
        if done.rowcount == 0:
            raise _unknown(person.id)

    def update_last_signed_in(self, person_id: str, at: dt.datetime) -> None:
        """Note that a person signed in."""
        same = _PEOPLE.c.id == person_id
        self._connection.execute(update(_PEOPLE).where(same).values(last_signed_in_at=at))

    def find(self, person_id: str) -> Person | None:
        """Return the person with this id, if there is one."""
        return self._one(_PEOPLE.c.id == person_id)

    def get(self, person_id: str) -> Person:
        """Return the person with this id; raise ``NotFoundError``."""
        person = self.find(person_id)
        if person is None:
            raise _unknown(person_id)
        return person

    def locked(self, person_id: str) -> Person:
        """Return a person whom nobody else changes before this transaction ends."""
        person = self._one(_PEOPLE.c.id == person_id, to_change=True)
        if person is None:
            raise _unknown(person_id)
        return person

    def with_local_account(self, email: str) -> Person | None:
        """Return whose local account has this address, in whatever case it is written."""
        return self._one(_PEOPLE.c.email_key == email_key(email))

    def with_sign_on(self, sign_on: SingleSignOn, *, to_change: bool = False) -> Person | None:
        """Return who this is at a provider; ``to_change`` as in ``locked``."""
        same = (_PEOPLE.c.issuer == sign_on.issuer) & (_PEOPLE.c.subject == sign_on.subject)
        return self._one(same, to_change=to_change)

    def accredited(self, *, to_change: bool = False) -> Sequence[Person]:
        """Return everyone who holds an accreditation, also one that is over."""
        return self._many(_PEOPLE.c.accreditation_number.is_not(None), to_change=to_change)

    def holder_of(self, number: str) -> Person | None:
        """Return who holds the accreditation of this number."""
        return self._one(_PEOPLE.c.accreditation_number == number)

    def named(self, ids: Iterable[str]) -> dict[str, Person]:
        """Return the people of these ids, by id."""
        return {person.id: person for person in self._many(_PEOPLE.c.id.in_(tuple(ids)))}

    def search(self, words: str, limit: int, offset: int = 0) -> tuple[int, Sequence[Person]]:
        """Return how many people have these words in name or address, and one page of them."""
        held = _holding(words)
        count = self._connection.scalar(select(func.count()).select_from(_PEOPLE).where(held)) or 0
        page = (
            select(_PEOPLE)
            .where(held)
            .order_by(_PEOPLE.c.name, _PEOPLE.c.id)
            .limit(limit)
            .offset(offset)
        )
        return count, [person_from(row) for row in self._connection.execute(page)]

    def _one(self, condition: ColumnElement[bool], *, to_change: bool = False) -> Person | None:
        query = select(_PEOPLE).where(condition)
        row = self._connection.execute(query.with_for_update() if to_change else query).first()
        return person_from(row) if row else None

    def _many(self, condition: ColumnElement[bool], *, to_change: bool = False) -> Sequence[Person]:
        query = select(_PEOPLE).where(condition).order_by(_PEOPLE.c.name, _PEOPLE.c.id)
        rows = self._connection.execute(query.with_for_update() if to_change else query)
        return [person_from(row) for row in rows]


def _holding(words: str) -> ColumnElement[bool]:
    return or_(
        _PEOPLE.c.name.icontains(words, autoescape=True),
        _PEOPLE.c.email.icontains(words, autoescape=True),
    )


def _unknown(person_id: str) -> NotFoundError:
    return NotFoundError(
        f"There is no person with the id {person_id!r}; see `wayleave people list`."
    )
