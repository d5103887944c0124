"""Lists of the records of some sources, the worst described first."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, Float, case, cast, func, or_, select

from catalogue.domain.record import RecordState
from catalogue.store import tables
from catalogue.store.batches import batches

_RECORDS = tables.records
_SOURCES = tables.sources


class RecordFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which records are asked for; ``sources`` are names, and none of them means no record."""

    sources: frozenset[str]
    words: str = ""
    only_gaps: bool = False
    type: str = ""
    access_rights: str = ""


class RecordLists:
    """The queries for lists of records in the catalogue."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, wanted: RecordFilter) -> int:
        """Count the records."""
        query = select(func.count()).select_from(_JOINED).where(*_conditions(wanted))
        return self._connection.scalar(query) or 0

    def ids(self, wanted: RecordFilter, offset: int = 0, limit: int | None = None) -> Sequence[str]:
        """Return the ids of some records: what is mandatory and missing counts most."""
        query = (
            select(_RECORDS.c.id)
            .select_from(_JOINED)
            .where(*_conditions(wanted))
            .order_by(
                _share(_RECORDS.c.mandatory_met, _RECORDS.c.mandatory_total),
                _share(_RECORDS.c.recommended_met, _RECORDS.c.recommended_total),
                _RECORDS.c.title,
                _RECORDS.c.id,
            )
        )
        return list(self._connection.scalars(query.offset(offset).limit(limit)))

    def ids_by_identifier(self, source: str, identifiers: Sequence[str]) -> dict[str, str]:
        """Map identifiers of a source to the ids of their records; unknown ones are left out."""
        query = select(_RECORDS.c.identifier, _RECORDS.c.id).select_from(_JOINED)
        return {
            identifier: id_
            for some in batches(identifiers)
            for identifier, id_ in self._connection.execute(
                query.where(_SOURCES.c.name == source, _RECORDS.c.identifier.in_(some))
            )
        }


_JOINED = _RECORDS.join(_SOURCES, _RECORDS.c.source_id == _SOURCES.c.id)


def _conditions(wanted: RecordFilter) -> list[ColumnElement[bool]]:
    conditions = [
        _SOURCES.c.name.in_(sorted(wanted.sources)),
        _RECORDS.c.state == RecordState.ACTIVE.value,
    ]
    if wanted.words:
        named = (_RECORDS.c.title, _RECORDS.c.identifier)
        conditions.append(or_(*(c.icontains(wanted.words, autoescape=True) for c in named)))
    if wanted.only_gaps:
        conditions.append(_RECORDS.c.mandatory_met < _RECORDS.c.mandatory_total)
    if wanted.type:
        conditions.append(_RECORDS.c.type == wanted.type)
    if wanted.access_rights:
        conditions.append(_RECORDS.c.access_rights == wanted.access_rights)
    return conditions


def _share(met: ColumnElement[int], total: ColumnElement[int]) -> ColumnElement[float]:
    return case((total > 0, cast(met, Float) / total), else_=1.0)
