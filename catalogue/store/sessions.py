"""Sessions, by the digest of their token: whoever reads the database cannot take one over."""

import datetime as dt

from sqlalchemy import Connection, delete, insert, or_, select, update

from catalogue.domain.session import Session
from catalogue.store import people_tables
from catalogue.store.people_encoding import session_columns, session_from

_SESSIONS = people_tables.sessions


class SessionRows:
    """Sessions as they are stored."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, token_digest: str, session: Session) -> None:
        """Store a new session."""
        row = session_columns(session) | {"token_digest": token_digest}
        self._connection.execute(insert(_SESSIONS), row)

    def find(self, token_digest: str, *, to_change: bool = False) -> Session | None:
        """Return the session of a token; ``to_change`` keeps others from changing it meanwhile."""
        query = select(_SESSIONS).where(_SESSIONS.c.token_digest == token_digest)
        row = self._connection.execute(query.with_for_update() if to_change else query).first()
        return session_from(row) if row else None

    def update(self, token_digest: str, session: Session) -> None:
        """Store how a session stands; nothing where it was ended meanwhile."""
        same = _SESSIONS.c.token_digest == token_digest
        self._connection.execute(update(_SESSIONS).where(same).values(session_columns(session)))

    def remove(self, token_digest: str) -> None:
        """End a session."""
        self._connection.execute(delete(_SESSIONS).where(_SESSIONS.c.token_digest == token_digest))

    def remove_of(self, person_id: str, but: str | None = None) -> int:
        """End all sessions of a person, but that of one token digest; return how many."""
        gone = delete(_SESSIONS).where(_SESSIONS.c.person_id == person_id)
        if but is not None:
            gone = gone.where(_SESSIONS.c.token_digest != but)
        return self._connection.execute(gone).rowcount

    def count_of(self, person_id: str, seen_after: dt.datetime, begun_after: dt.datetime) -> int:
        """Count a person's sessions that were seen and begun later than that."""
        query = select(_SESSIONS.c.token_digest).where(
            _SESSIONS.c.person_id == person_id,
            _SESSIONS.c.seen_at > seen_after,
            _SESSIONS.c.created_at > begun_after,
        )
        return len(list(self._connection.execute(query)))

    def sweep(self, seen_before: dt.datetime, begun_before: dt.datetime) -> None:
        """Forget the sessions whose time is over."""
        over = or_(_SESSIONS.c.seen_at <= seen_before, _SESSIONS.c.created_at <= begun_before)
        self._connection.execute(delete(_SESSIONS).where(over))
