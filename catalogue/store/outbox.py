"""The outbox: what must still be done because of a change, committed together with it."""

import datetime as dt
import enum
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from catalogue.store import tables
from catalogue.store.batches import batches

_OUTBOX = tables.outbox
_STREAMED = {"yield_per": 5_000}


class Topic(enum.StrEnum):
    """What must be done about a record."""

    INDEX = "index"
    #: Index it, and until that is done show no effect of what the indexes hold of it: somebody may
    #: see less of it than they do.
    WITHDRAW = "withdraw"


class OutboxRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do; ``attempts`` counts how often it was claimed, this time included."""

    number: int
    topic: Topic
    record_id: str
    enqueued_at: dt.datetime
    attempts: int


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is still to do, and since when the oldest has waited."""

    count: int
    oldest: dt.datetime | None


class Outbox:
    """Rows in the order of their commits' making; at least once, so doing must be repeatable."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, topic: Topic, record_ids: Iterable[str], at: dt.datetime) -> None:
        """Ask for something to be done about records."""
        rows = [
            {"topic": topic.value, "record_id": id_, "enqueued_at": at, "attempts": 0}
            for id_ in record_ids
        ]
        if rows:
            self._connection.execute(insert(_OUTBOX), rows)

    def claim(self, limit: int) -> list[OutboxRow]:
        """Take the oldest rows; they stay until ``done``, so a crash loses none."""
        oldest = select(_OUTBOX).order_by(_OUTBOX.c.number).limit(limit)
        rows = [
            OutboxRow(
                number=row.number,
                topic=Topic(row.topic),
                record_id=row.record_id,
                enqueued_at=row.enqueued_at,
                attempts=row.attempts + 1,
            )
            for row in self._connection.execute(oldest)
        ]
        for some in batches([row.number for row in rows]):
            self._connection.execute(
                update(_OUTBOX)
                .where(_OUTBOX.c.number.in_(some))
                .values(attempts=_OUTBOX.c.attempts + 1)
            )
        return rows

    def done(self, rows: Sequence[OutboxRow]) -> None:
        """Delete exactly these rows; what was added meanwhile stays."""
        self.forget([row.number for row in rows])

    def numbers(self) -> list[int]:
        """Return the number of every row, for what does all of them at once: rows take memory."""
        query = select(_OUTBOX.c.number).order_by(_OUTBOX.c.number)
        return list(self._connection.execute(query, execution_options=_STREAMED).scalars())

    def forget(self, numbers: Sequence[int]) -> None:
        """Delete the rows of these numbers."""
        for some in batches(numbers):
            self._connection.execute(delete(_OUTBOX).where(_OUTBOX.c.number.in_(some)))

    def withdrawn(self, limit: int) -> frozenset[str]:
        """Return the ids of so many records whose withdrawal the indexes may not know of yet."""
        query = select(_OUTBOX.c.record_id).where(_OUTBOX.c.topic == Topic.WITHDRAW.value)
        return frozenset(self._connection.scalars(query.distinct().limit(limit)))

    def pending(self) -> Pending:
        """Tell how much there is to do."""
        row = self._connection.execute(
            select(func.count(), func.min(_OUTBOX.c.enqueued_at, type_=_OUTBOX.c.enqueued_at.type))
        ).one()
        return Pending(count=row[0], oldest=row[1])
