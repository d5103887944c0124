"""Records of other sources that go by the same identifier."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from catalogue.domain.record import RecordState
from catalogue.store import tables
from catalogue.store.batches import batches

_RECORDS, _SOURCES = tables.records, tables.sources


def sources_of_same(
    connection: Connection, source_id: str, identifiers: Sequence[str]
) -> dict[str, str]:
    """Map identifiers to another source that has a record with it; hidden ones are not told of."""
    found: dict[str, str] = {}
    for some in batches(identifiers):
        # By source and identifier, as the index has it; there are few sources.
        query = (
            select(_RECORDS.c.identifier, _SOURCES.c.name)
            .join(_SOURCES, _SOURCES.c.id == _RECORDS.c.source_id)
            .where(
                _SOURCES.c.id != source_id,
                _RECORDS.c.identifier.in_(some),
                _RECORDS.c.state == RecordState.ACTIVE.value,
                _RECORDS.c.is_hidden.is_(False),
            )
            .order_by(_RECORDS.c.identifier, _SOURCES.c.name)
        )
        for identifier, name in connection.execute(query):
            found.setdefault(identifier, name)
    return found
