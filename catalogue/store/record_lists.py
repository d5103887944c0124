"""Lists of the records of some sources, the worst described first."""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, Float, and_, case, cast, func, or_, select

from catalogue.domain.record import RecordState
from catalogue.store import tables

_RECORDS = tables.records
_SOURCES = tables.sources

#: A record that has this share of what is mandatory has nearly all of it.
NEARLY = 0.8


class RecordFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which records are asked for; ``sources`` are names, and none of them means no record."""

    sources: frozenset[str]
    words: str = ""
    only_gaps: bool = False
    only_hidden: bool = False
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

    def by_conformance(self, sources: Collection[str]) -> list[tuple[str, tuple[int, ...]]]:
        """Count the records of each source by how much they have of what is mandatory.

        All of it, at least ``NEARLY``, or less.
        """
        share = _share(_RECORDS.c.mandatory_met, _RECORDS.c.mandatory_total)
        is_in = (share >= 1, and_(share >= NEARLY, share < 1), share < NEARLY)
        query = (
            select(_SOURCES.c.name, *(func.sum(case((band, 1), else_=0)) for band in is_in))
            .select_from(_JOINED)
            .where(*_conditions(RecordFilter(sources=frozenset(sources))))
            .group_by(_SOURCES.c.name)
            .order_by(_SOURCES.c.name)
        )
        return [
            (name, tuple(int(figure) for figure in figures))
            for name, *figures in self._connection.execute(query)
        ]


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
    if wanted.only_hidden:
        conditions.append(_RECORDS.c.is_hidden)
    if wanted.type:
        conditions.append(_RECORDS.c.type == wanted.type)
    if wanted.access_rights:
        conditions.append(_RECORDS.c.access_rights == wanted.access_rights)
    return conditions


def _share(met: ColumnElement[int], total: ColumnElement[int]) -> ColumnElement[float]:
    return case((total > 0, cast(met, Float) / total), else_=1.0)
