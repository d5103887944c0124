"""How sources stand: their latest runs and the figures of their records, for many at once."""

import datetime as dt
from collections.abc import Collection

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from catalogue.domain.record import RecordState
from catalogue.domain.run import Run, RunState
from catalogue.store import tables
from catalogue.store.batches import batches
from catalogue.store.encoding import run_from, visibility_from

_SOURCES = tables.sources
_RECORDS = tables.records
_RUNS = tables.runs


class RecordFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How many records a source has in the catalogue, and how many meet all that is mandatory."""

    active: int = 0
    complete: int = 0
    hidden: int = 0
    retired: int = 0


class SourceFigures:
    """The queries over many sources, by their names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def latest_runs(self, names: Collection[str], *, but_not: RunState | None = None) -> list[Run]:
        """Return the latest run of each source, leaving one state out if told to."""
        counted = _RUNS.c.state != (but_not.value if but_not else "")
        last = (
            select(_RUNS.c.source_id, func.max(_RUNS.c.started_at).label("at"))
            .where(counted)
            .group_by(_RUNS.c.source_id)
            .subquery()
        )
        is_last = and_(_RUNS.c.source_id == last.c.source_id, _RUNS.c.started_at == last.c.at)
        joined = _RUNS.join(_SOURCES, _RUNS.c.source_id == _SOURCES.c.id).join(last, is_last)
        query = select(_RUNS, _SOURCES.c.name.label("source")).select_from(joined).where(counted)
        return [
            run_from(row)
            for some in batches(sorted(names))
            for row in self._connection.execute(query.where(_SOURCES.c.name.in_(some)))
        ]

    def records(self, names: Collection[str]) -> dict[str, RecordFigures]:
        """Count the records of each source; a source without any is left out."""
        is_active = _RECORDS.c.state == RecordState.ACTIVE.value
        is_complete = _RECORDS.c.mandatory_met >= _RECORDS.c.mandatory_total
        query = (
            select(
                _SOURCES.c.name,
                _count_if(is_active).label("active"),
                _count_if(and_(is_active, is_complete)).label("complete"),
                _count_if(and_(is_active, _RECORDS.c.is_hidden)).label("hidden"),
                _count_if(~is_active).label("retired"),
            )
            .select_from(_RECORDS.join(_SOURCES, _RECORDS.c.source_id == _SOURCES.c.id))
            .group_by(_SOURCES.c.name)
        )
        return {
            name: RecordFigures(
                active=int(active), complete=int(complete), hidden=int(hidden), retired=int(retired)
            )
            for some in batches(sorted(names))
            for name, active, complete, hidden, retired in self._connection.execute(
                query.where(_SOURCES.c.name.in_(some))
            )
        }

    def next_reviews(self, names: Collection[str]) -> dict[str, dt.date]:
        """Return for each source the day on which the first of its hidden records is reviewed."""
        found: dict[str, dt.date] = {}
        query = (
            select(_SOURCES.c.name, _RECORDS.c.visibility)
            .select_from(_RECORDS.join(_SOURCES, _RECORDS.c.source_id == _SOURCES.c.id))
            .where(_RECORDS.c.is_hidden, _RECORDS.c.state == RecordState.ACTIVE.value)
        )
        for some in batches(sorted(names)):
            for name, decided in self._connection.execute(query.where(_SOURCES.c.name.in_(some))):
                hiding = visibility_from(decided).hiding
                if hiding is not None:
                    found[name] = min(hiding.review_on, found.get(name, dt.date.max))
        return found


def _count_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
