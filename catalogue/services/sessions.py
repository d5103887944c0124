"""Sessions: rows on the server, and a random token in the browser that names one."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from catalogue.domain.session import Session
from catalogue.errors import RefusedError
from catalogue.services.publishing import Clock
from catalogue.services.tokens import digest_of, new_token
from catalogue.store import Store

#: A session ends when it was not used for so long, and in any case after so long.
IDLE_LIMIT = dt.timedelta(minutes=30)
ABSOLUTE_LIMIT = dt.timedelta(hours=12)

#: How large what a session remembers may be, as JSON.
DATA_LIMIT = 64_000

#: Noting every request would make every reader a writer.
_NOTED_EVERY = dt.timedelta(minutes=1)


class SessionFullError(RefusedError):
    """The session would remember more than it may; nothing of the change was kept."""


class Sessions:
    """The use cases of sessions."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def begin(self, person_id: str | None = None, data: Mapping[str, object] | None = None) -> str:
        """Begin a session, of a person or of nobody yet; return its token."""
        now, token = self._clock(), new_token()
        session = Session(person_id=person_id, created_at=now, seen_at=now, data=_kept(data or {}))
        with self._store.unit_of_work() as work:
            work.sessions.add(digest_of(token), session)
        return token

    def find(self, token: str) -> Session | None:
        """Return the session of a token if it is in date, and note that it was used."""
        digest, now = digest_of(token), self._clock()
        with self._store.reading() as work:
            session = work.sessions.find(digest)
        if session is None or not is_in_date(session, now):
            return None
        if now - session.seen_at >= _NOTED_EVERY:
            self._note(digest, now)
        return session

    def change(self, token: str, changes: Mapping[str, object]) -> None:
        """Remember these values, and forget those that are ``None``; the rest stays.

        Two tabs that change different things lose nothing of each other's.
        """
        digest, now = digest_of(token), self._clock()
        with self._store.unit_of_work() as work:
            session = work.sessions.find(digest, to_change=True)
            if session is None or not is_in_date(session, now):
                return
            data = _kept({**session.data, **changes})
            work.sessions.update(digest, msgspec.structs.replace(session, data=data, seen_at=now))

    def rotate(
        self, token: str | None, person_id: str | None, drop: frozenset[str] = frozenset()
    ) -> str:
        """End a session and begin another of this person, which remembers the same but ``drop``.

        At each sign-in and change of rights: whoever knew the old token has nothing. One that was
        this person's goes on being as old as it is, or it could be made to last for ever.
        """
        new, now = new_token(), self._clock()
        begun_at = now
        with self._store.unit_of_work() as work:
            old = work.sessions.find(digest_of(token), to_change=True) if token else None
            data: Mapping[str, object] = {}
            if token and old is not None:
                work.sessions.remove(digest_of(token))
                # What another person left in this browser is not this person's.
                if is_in_date(old, now) and old.person_id in {None, person_id}:
                    data = {key: value for key, value in old.data.items() if key not in drop}
                if person_id is not None and old.person_id == person_id:
                    begun_at = old.created_at
            begun = Session(person_id=person_id, created_at=begun_at, seen_at=now, data=data)
            work.sessions.add(digest_of(new), begun)
        return new

    def end(self, token: str) -> None:
        """End a session."""
        with self._store.unit_of_work() as work:
            work.sessions.remove(digest_of(token))

    def end_all_of(self, person_id: str, but: str | None = None) -> int:
        """End all sessions of a person, but that of one token; return how many."""
        with self._store.unit_of_work() as work:
            return work.sessions.remove_of(person_id, digest_of(but) if but else None)

    def count_of(self, person_id: str) -> int:
        """Count a person's sessions that are in date."""
        now = self._clock()
        with self._store.reading() as work:
            return work.sessions.count_of(person_id, now - IDLE_LIMIT, now - ABSOLUTE_LIMIT)

    def _note(self, digest: str, now: dt.datetime) -> None:
        with self._store.unit_of_work() as work:
            session = work.sessions.find(digest, to_change=True)
            if session is not None and session.seen_at < now:
                work.sessions.update(digest, msgspec.structs.replace(session, seen_at=now))


def is_in_date(session: Session, now: dt.datetime) -> bool:
    """Tell whether a session's time is not over."""
    return now < session.seen_at + IDLE_LIMIT and now < session.created_at + ABSOLUTE_LIMIT


def _kept(data: Mapping[str, object]) -> dict[str, object]:
    kept = {key: value for key, value in data.items() if value is not None}
    if len(msgspec.json.encode(kept)) > DATA_LIMIT:
        raise SessionFullError(
            "That is more than can be kept for you while you browse; take something out first."
        )
    return kept
