"""The hashes of passwords, and the links that let a person set a new one."""

import datetime as dt

from sqlalchemy import Connection, delete, insert, select, update

from catalogue.store import people_tables

_PEOPLE = people_tables.people
_RESETS = people_tables.password_resets


class PasswordHashes:
    """What proves a local account's password, kept apart from the person so that nothing shows it.

    A link is known by the digest of its token: whoever reads the database cannot use it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person_id: str) -> str | None:
        """Return the hash of a person's password, if they have one."""
        query = select(_PEOPLE.c.password_hash).where(_PEOPLE.c.id == person_id)
        found: str | None = self._connection.scalar(query)
        return found

    def set(self, person_id: str, password_hash: str) -> None:
        """Give a person a password; every link that was sent to them ends."""
        self._connection.execute(
            update(_PEOPLE).where(_PEOPLE.c.id == person_id).values(password_hash=password_hash)
        )
        self.forget_links(person_id)

    def rehash(self, person_id: str, old: str, new: str) -> None:
        """Put a stronger hash in the place of exactly this one."""
        same = (_PEOPLE.c.id == person_id) & (_PEOPLE.c.password_hash == old)
        self._connection.execute(update(_PEOPLE).where(same).values(password_hash=new))

    def add_link(self, token_digest: str, person_id: str, expires_at: dt.datetime) -> None:
        """Let whoever has the token set the person's password until then."""
        row = {"token_digest": token_digest, "person_id": person_id, "expires_at": expires_at}
        self._connection.execute(insert(_RESETS), row)

    def person_of_link(self, token_digest: str, now: dt.datetime) -> str | None:
        """Return whose password the token lets set, if it is in date."""
        found: str | None = self._connection.scalar(
            select(_RESETS.c.person_id).where(
                _RESETS.c.token_digest == token_digest, _RESETS.c.expires_at > now
            )
        )
        return found

    def use_link(self, token_digest: str, now: dt.datetime) -> str | None:
        """Take the token away and return whose password it lets set; only one caller gets it."""
        used = (
            delete(_RESETS)
            .where(_RESETS.c.token_digest == token_digest, _RESETS.c.expires_at > now)
            .returning(_RESETS.c.person_id)
        )
        found: str | None = self._connection.scalar(used)
        return found

    def forget_links(self, person_id: str) -> None:
        """End every link that was sent to a person."""
        self._connection.execute(delete(_RESETS).where(_RESETS.c.person_id == person_id))

    def sweep(self, now: dt.datetime) -> None:
        """Forget the links whose time is over."""
        self._connection.execute(delete(_RESETS).where(_RESETS.c.expires_at <= now))
