"""Finding the records that links name, by IRI or by their source's identifier."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, or_, select, text, tuple_

from catalogue.domain.record import Hiding, RecordState
from catalogue.store import tables
from catalogue.store.batches import batches
from catalogue.store.encoding import iri_key, visibility_from

_RECORDS = tables.records
_SOURCES = tables.sources

#: As the partial index says it: SQLite takes an index only for the very words of its condition.
_IS_HIDDEN = {"sqlite": text("records.is_hidden = 1"), "postgresql": text("records.is_hidden")}


class NamedRecord(NamedTuple):
    """A record that links lead to; ``iri_key`` is what ``iri_key`` makes of its IRI."""

    iri_key: str | None
    identifier: str
    source: str
    hiding: Hiding | None


class FoundName(NamedTuple):
    """The id of a record, and what links call it; ``iri_key`` as in ``NamedRecord``."""

    id: str
    iri_key: str | None
    identifier: str
    source: str


class RecordNaming:
    """Looks up what links name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hidden(self, targets: Collection[str]) -> list[NamedRecord]:
        """Return the hidden records, retired ones too, that have one of these names."""
        condition = _IS_HIDDEN[self._connection.dialect.name]
        found: set[NamedRecord] = set()
        for some in batches(sorted(targets)):
            named = or_(
                _RECORDS.c.iri_key.in_([iri_key(target) for target in some]),
                _RECORDS.c.identifier.in_(some),
            )
            found.update(self._found(_query().where(condition, named)))
        return sorted(found, key=lambda record: (record.source, record.identifier))

    def shown(self, named: Collection[tuple[str, str]]) -> list[NamedRecord]:
        """Return the active records that are not hidden and have one of these names.

        A name is a source and what a link of that source says; an identifier counts within its
        source, an IRI everywhere.
        """
        found: list[NamedRecord] = []
        for some in batches(sorted(named)):
            keys = [iri_key(target) for _, target in some]
            pairs = tuple_(_SOURCES.c.name, _RECORDS.c.identifier).in_(some)
            for condition in (_RECORDS.c.iri_key.in_(keys), pairs):
                found.extend(self._found(_query().where(*_ACTIVE, condition)))
        return found

    def named(self, source: str, targets: Collection[str]) -> list[FoundName]:
        """Return the active records that are not hidden and that links of a source name."""
        found: set[FoundName] = set()
        columns = (_RECORDS.c.id, _RECORDS.c.iri_key, _RECORDS.c.identifier, _SOURCES.c.name)
        for some in batches(sorted(targets)):
            by_iri = _RECORDS.c.iri_key.in_([iri_key(target) for target in some])
            by_name = (_SOURCES.c.name == source) & _RECORDS.c.identifier.in_(some)
            for condition in (by_iri, by_name):
                query = select(*columns).select_from(_JOINED).where(*_ACTIVE, condition)
                found.update(FoundName(*row) for row in self._connection.execute(query))
        return sorted(found)

    def _found(self, query: Select[Any]) -> Iterator[NamedRecord]:
        for key, identifier, source, visibility in self._connection.execute(query):
            yield NamedRecord(key, identifier, source, visibility_from(visibility).hiding)


_ACTIVE: tuple[ColumnElement[bool], ...] = (
    _RECORDS.c.is_hidden.is_(False),
    _RECORDS.c.state == RecordState.ACTIVE.value,
)


_JOINED = _RECORDS.join(_SOURCES, _RECORDS.c.source_id == _SOURCES.c.id)


def _query() -> Select[Any]:
    columns = (_RECORDS.c.iri_key, _RECORDS.c.identifier, _SOURCES.c.name, _RECORDS.c.visibility)
    return select(*columns).select_from(_JOINED)
