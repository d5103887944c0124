"""How often something was tried, counted in windows of time that all processes share."""

import datetime as dt

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from catalogue.store import people_tables

_ATTEMPTS = people_tables.attempts
_KEY = (_ATTEMPTS.c.bucket, _ATTEMPTS.c.ends_at)


class Throttle:
    """Counts attempts; each bucket has one row for each window."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, bucket: str, ends_at: dt.datetime) -> int:
        """Count one more attempt in the window that ends then; return how many there were."""
        row = {"bucket": bucket, "ends_at": ends_at, "count": 1}
        one_more = {"count": _ATTEMPTS.c.count + 1}
        if self._connection.dialect.name == "sqlite":
            counted = (
                sqlite.insert(_ATTEMPTS)
                .values(row)
                .on_conflict_do_update(index_elements=_KEY, set_=one_more)
                .returning(_ATTEMPTS.c.count)
            )
            return int(self._connection.scalars(counted).one())
        counted_there = (
            postgresql.insert(_ATTEMPTS)
            .values(row)
            .on_conflict_do_update(index_elements=_KEY, set_=one_more)
            .returning(_ATTEMPTS.c.count)
        )
        return int(self._connection.scalars(counted_there).one())

    def counted(self, bucket: str, ends_at: dt.datetime) -> int:
        """Return how many attempts there were in the window that ends then."""
        same = (_ATTEMPTS.c.bucket == bucket) & (_ATTEMPTS.c.ends_at == ends_at)
        return self._connection.scalar(select(_ATTEMPTS.c.count).where(same)) or 0

    def forget(self, bucket: str) -> None:
        """Forget the attempts of a bucket: one of them succeeded."""
        self._connection.execute(delete(_ATTEMPTS).where(_ATTEMPTS.c.bucket == bucket))

    def sweep(self, now: dt.datetime) -> None:
        """Forget the windows that are over."""
        self._connection.execute(delete(_ATTEMPTS).where(_ATTEMPTS.c.ends_at <= now))
