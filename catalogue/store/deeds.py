"""Deeds: added, read, and never changed."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from catalogue.domain.deed import Deed, DeedKind
from catalogue.store import publishing_tables

_DEEDS = publishing_tables.deeds


class Deeds:
    """What was done about sources and records."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, deeds: Iterable[Deed]) -> None:
        """Keep what was done."""
        rows = [
            {
                "at": deed.at,
                "actor": deed.actor,
                "kind": deed.kind.value,
                "source": deed.source,
                "subject": deed.subject,
                "words": deed.words,
            }
            for deed in deeds
        ]
        if rows:
            self._connection.execute(insert(_DEEDS), rows)

    def of_source(self, source: str, limit: int = 20) -> list[Deed]:
        """List what was done about a source itself, the latest first."""
        query = (
            select(_DEEDS)
            .where(_DEEDS.c.source == source, _DEEDS.c.subject == "")
            .order_by(_DEEDS.c.number.desc())
        )
        return [_deed(row) for row in self._connection.execute(query.limit(limit))]

    def about(self, subject: str, limit: int = 20) -> list[Deed]:
        """List what was done about a run or a record, the latest first."""
        query = select(_DEEDS).where(_DEEDS.c.subject == subject).order_by(_DEEDS.c.number.desc())
        return [_deed(row) for row in self._connection.execute(query.limit(limit))]


def _deed(row: Row[Any]) -> Deed:
    return Deed(
        at=row.at,
        actor=row.actor,
        kind=DeedKind(row.kind),
        source=row.source,
        subject=row.subject,
        words=row.words,
    )
