"""The harvests that somebody asked for and no worker has begun."""

import datetime as dt

import msgspec
from sqlalchemy import Connection, delete, insert, select

from catalogue.store import publishing_tables, tables

_REQUESTS = publishing_tables.harvest_requests
_SOURCES = tables.sources


class HarvestRequest(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody asked for a harvest of a source."""

    source: str
    asked_at: dt.datetime
    asked_by: str


class HarvestRequests:
    """At most one request a source."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, source_id: str, at: dt.datetime, by: str) -> None:
        """Ask for a harvest, in the place of an earlier request that still waits."""
        self._connection.execute(delete(_REQUESTS).where(_REQUESTS.c.source_id == source_id))
        row = {"source_id": source_id, "asked_at": at, "asked_by": by}
        self._connection.execute(insert(_REQUESTS), row)

    def all(self) -> list[HarvestRequest]:
        """List what waits, the longest first."""
        query = (
            select(_SOURCES.c.name, _REQUESTS.c.asked_at, _REQUESTS.c.asked_by)
            .select_from(_REQUESTS.join(_SOURCES, _REQUESTS.c.source_id == _SOURCES.c.id))
            .order_by(_REQUESTS.c.asked_at, _SOURCES.c.name)
        )
        return [
            HarvestRequest(source=source, asked_at=at, asked_by=by)
            for source, at, by in self._connection.execute(query)
        ]

    def take(self, source_id: str) -> bool:
        """Take a request off the list; tell whether it was there for us to take."""
        taken = delete(_REQUESTS).where(_REQUESTS.c.source_id == source_id)
        return self._connection.execute(taken).rowcount > 0
