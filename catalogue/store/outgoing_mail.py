"""Mail that waits to be sent, written in the transaction of what it tells of."""

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from catalogue.store import people_tables
from catalogue.store.outbox import Pending

_MAIL = people_tables.outgoing_mail


class WaitingMail(msgspec.Struct, frozen=True, kw_only=True):
    """A mail to be sent; ``attempts`` counts how often that was tried."""

    number: int
    message_id: str
    to: str
    subject: str
    text: str
    written_at: dt.datetime
    attempts: int


class OutgoingMail:
    """Mails in the order of their writing; a row stays until its mail was handed on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, to: str, subject: str, text: str, at: dt.datetime) -> None:
        """Write a mail; it carries a reference, a state and a link, never what a case holds."""
        row = {
            "message_id": secrets.token_hex(16),
            "recipient": to,
            "subject": subject,
            "body": text,
            "written_at": at,
            "due_at": at,
            "attempts": 0,
        }
        self._connection.execute(insert(_MAIL), row)

    def due(self, now: dt.datetime, limit: int) -> Sequence[WaitingMail]:
        """Return what is to be sent now, the oldest first."""
        query = select(_MAIL).where(_MAIL.c.due_at <= now).order_by(_MAIL.c.number).limit(limit)
        return [_mail_from(row) for row in self._connection.execute(query)]

    def is_any_due(self, now: dt.datetime) -> bool:
        """Tell whether anything is to be sent now."""
        query = select(_MAIL.c.number).where(_MAIL.c.due_at <= now).limit(1)
        return self._connection.execute(query).first() is not None

    def sent(self, number: int) -> None:
        """Forget a mail that was handed on."""
        self._connection.execute(delete(_MAIL).where(_MAIL.c.number == number))

    def put_off(self, number: int, due_at: dt.datetime) -> None:
        """Try a mail that could not be sent again at that time."""
        self._connection.execute(
            update(_MAIL)
            .where(_MAIL.c.number == number)
            .values(due_at=due_at, attempts=_MAIL.c.attempts + 1)
        )

    def pending(self) -> Pending:
        """Tell how much waits to be sent, and since when the oldest does."""
        row = self._connection.execute(
            select(func.count(), func.min(_MAIL.c.written_at, type_=_MAIL.c.written_at.type))
        ).one()
        return Pending(count=row[0], oldest=row[1])


def _mail_from(row: Row[Any]) -> WaitingMail:
    return WaitingMail(
        number=row.number,
        message_id=row.message_id,
        to=row.recipient,
        subject=row.subject,
        text=row.body,
        written_at=row.written_at,
        attempts=row.attempts,
    )
