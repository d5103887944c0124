"""The sources that are harvested."""

import datetime as dt

from sqlalchemy import Connection, delete, insert, literal, select, update
from sqlalchemy.exc import IntegrityError

from catalogue.domain.kept_quality import Scope
from catalogue.domain.source import Source
from catalogue.errors import NotFoundError, RefusedError
from catalogue.store import quality_tables, tables
from catalogue.store.encoding import source_columns, source_from
from catalogue.store.outbox import Topic

_SOURCES = tables.sources


class Sources:
    """Sources by name; a name belongs to one source and does not change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, source: Source) -> None:
        """Add a source; raise ``RefusedError`` when its name is taken."""
        try:
            self._connection.execute(insert(_SOURCES), source_columns(source))
        except IntegrityError as error:
            raise RefusedError(f"There is already a source named {source.name!r}.") from error

    def find(self, name: str) -> Source | None:
        """Return the source of that name, if there is one."""
        row = self._connection.execute(select(_SOURCES).where(_SOURCES.c.name == name)).first()
        return source_from(row) if row else None

    def get(self, name: str) -> Source:
        """Return the source of that name; raise ``NotFoundError``."""
        source = self.find(name)
        if source is None:
            raise NotFoundError(f"There is no source named {name!r}; see `wayleave sources`.")
        return source

    def all(self) -> list[Source]:
        """Return every source in the order of their names."""
        rows = self._connection.execute(select(_SOURCES).order_by(_SOURCES.c.name))
        return [source_from(row) for row in rows]

    def update(self, source: Source) -> None:
        """Change the settings of the source with this id: all but its name and its making."""
        settings = {
            "kind": source.kind,
            "location": source.location,
            "is_open_by_nature": source.is_open_by_nature,
            "organisation": source.organisation,
        }
        done = self._connection.execute(
            update(_SOURCES).where(_SOURCES.c.id == source.id).values(settings)
        )
        if done.rowcount == 0:
            raise NotFoundError(f"There is no source named {source.name!r}.")

    def remove(self, name: str, at: dt.datetime) -> None:
        """Remove a source with its records and runs; the indexes drop the records in their turn."""
        source_id = self.get(name).id
        belongs = tables.records.c.source_id == source_id
        self._connection.execute(
            insert(tables.outbox).from_select(
                ["topic", "record_id", "enqueued_at", "attempts"],
                select(
                    literal(Topic.WITHDRAW.value),
                    tables.records.c.id,
                    literal(at, tables.outbox.c.enqueued_at.type),
                    literal(0),
                )
                .where(belongs)
                .order_by(tables.records.c.id),
            )
        )
        self._connection.execute(delete(tables.records).where(belongs))
        self._connection.execute(delete(_SOURCES).where(_SOURCES.c.id == source_id))
        kept = quality_tables.quality_history
        is_its = (kept.c.scope == Scope.SOURCE.value) & (kept.c.name == name)
        self._connection.execute(delete(kept).where(is_its))

    def id_of(self, name: str) -> str:
        """Return the id of the source of that name; raise ``NotFoundError``."""
        return self.get(name).id
