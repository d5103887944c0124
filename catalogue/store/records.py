"""Reading records."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, Select, func, select

from catalogue.domain.record import Record, RecordState, Visibility
from catalogue.domain.run import Outcome, RecordOutcome
from catalogue.errors import NotFoundError
from catalogue.store import tables
from catalogue.store.batches import batches
from catalogue.store.encoding import record_from, report_from, unpacked, visibility_from
from schemas.findings import Report
from schemas.json import document
from schemas.model import Resource

_RECORDS = tables.records
_STREAMED = {"yield_per": 2_000}
_STATES = {state.value: state for state in RecordState}

_UNHIDDEN = (
    _RECORDS.c.state == RecordState.ACTIVE.value,
    _RECORDS.c.is_hidden.is_(False),
)


class KnownRecord(NamedTuple):
    """What a harvest must know of a record to see whether it changed."""

    identifier: str
    id: str
    digest: str
    state: RecordState


class RecordRevision(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it was, or is, after one change; ``run_id`` names the harvest that made it."""

    number: int
    state: RecordState
    resource: Resource
    report: Report
    visibility: Visibility
    run_id: str | None
    at: dt.datetime


class RecordQueries:
    """The queries over records."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(self, source_id: str) -> Iterator[KnownRecord]:
        """Stream every record of a source, retired ones too, in no order."""
        columns = (_RECORDS.c.identifier, _RECORDS.c.id, _RECORDS.c.digest, _RECORDS.c.state)
        query = select(*columns).where(_RECORDS.c.source_id == source_id)
        for row in self._connection.execute(query, execution_options=_STREAMED):
            identifier, id_, digest, state = row
            yield KnownRecord(identifier, id_, digest, _STATES[state])

    def find(self, record_id: str) -> Record | None:
        """Return a record, retired or not, if there is one with this id."""
        found = self.by_ids([record_id])
        return found[0] if found else None

    def get(self, record_id: str) -> Record:
        """Return a record; raise ``NotFoundError``."""
        record = self.find(record_id)
        if record is None:
            raise NotFoundError(f"There is no record with the id {record_id!r}.")
        return record

    def locked(self, record_id: str) -> Record:
        """Return a record that nobody else changes before this transaction ends."""
        query = _with_source().where(_RECORDS.c.id == record_id).with_for_update(of=_RECORDS)
        row = self._connection.execute(query).first()
        if row is None:
            raise NotFoundError(f"There is no record with the id {record_id!r}.")
        return record_from(row)

    def by_ids(self, record_ids: Sequence[str]) -> list[Record]:
        """Return the records with these ids in the order asked for; unknown ids are left out."""
        found: dict[str, Record] = {}
        for some in batches(record_ids):
            rows = self._connection.execute(_with_source().where(_RECORDS.c.id.in_(some)))
            found.update((row.id, record_from(row)) for row in rows)
        return [found[id_] for id_ in dict.fromkeys(record_ids) if id_ in found]

    def as_outcomes(self, record_ids: Sequence[str], outcome: Outcome) -> list[RecordOutcome]:
        """Describe records as a run's outcomes, with the findings they have, in order of ids."""
        columns = (
            _RECORDS.c.id, _RECORDS.c.identifier, _RECORDS.c.title, _RECORDS.c.type,
            _RECORDS.c.report,
        )  # fmt: skip
        return [
            RecordOutcome(
                identifier=row.identifier,
                id=row.id,
                title=row.title,
                type=row.type,
                outcome=outcome,
                findings=report_from(row.report).findings,
            )
            for some in batches(record_ids)
            for row in self._connection.execute(
                select(*columns).where(_RECORDS.c.id.in_(some)).order_by(_RECORDS.c.id)
            )
        ]

    def all_ids(self, after: str = "", limit: int = 1_000) -> list[str]:
        """Return the next ids after one, in their order; an empty list is the end."""
        query = select(_RECORDS.c.id).where(_RECORDS.c.id > after)
        return list(self._connection.scalars(query.order_by(_RECORDS.c.id).limit(limit)))

    def unhidden_ids(self, after: str = "", offset: int = 0, limit: int = 1_000) -> list[str]:
        """Return ids of active records that are not hidden, in their order."""
        query = select(_RECORDS.c.id).where(*_UNHIDDEN, _RECORDS.c.id > after)
        return list(
            self._connection.scalars(query.order_by(_RECORDS.c.id).offset(offset).limit(limit))
        )

    def unhidden_count(self) -> int:
        """Count the active records that are not hidden."""
        query = select(func.count()).select_from(_RECORDS).where(*_UNHIDDEN)
        return self._connection.scalar(query) or 0

    def revision_numbers(self, record_ids: Sequence[str]) -> dict[str, int]:
        """Return which revision each of these records is at; unknown ids are left out."""
        numbers: dict[str, int] = {}
        for some in batches(record_ids):
            query = select(_RECORDS.c.id, _RECORDS.c.revision).where(_RECORDS.c.id.in_(some))
            numbers.update((id_, number) for id_, number in self._connection.execute(query))
        return numbers

    def source_graph(self, record_id: str) -> bytes:
        """Return the canonical N-Triples as last received; raise ``NotFoundError``."""
        graphs = tables.source_graphs
        graph: bytes | None = self._connection.scalar(
            select(graphs.c.graph).where(graphs.c.record_id == record_id)
        )
        if graph is None:
            raise NotFoundError(f"There is no source graph for the id {record_id!r}.")
        return unpacked(graph)

    def source_graphs(self, source_id: str, after: str, limit: int) -> list[tuple[str, bytes]]:
        """Return the next graphs of a source's active records, in the order of their ids."""
        graphs = tables.source_graphs
        query = (
            select(graphs.c.record_id, graphs.c.graph)
            .join(_RECORDS, _RECORDS.c.id == graphs.c.record_id)
            .where(
                _RECORDS.c.source_id == source_id,
                _RECORDS.c.state == RecordState.ACTIVE.value,
                _RECORDS.c.id > after,
            )
            .order_by(_RECORDS.c.id)
            .limit(limit)
        )
        return [(row.record_id, unpacked(row.graph)) for row in self._connection.execute(query)]

    def revisions(self, record_id: str) -> list[RecordRevision]:
        """Return every revision of a record, the first first and what holds now last."""
        old, now = tables.revisions, _RECORDS
        past = select(
            old.c.number, old.c.state, old.c.document, old.c.report, old.c.visibility,
            old.c.run_id, old.c.at,
        ).where(old.c.record_id == record_id).order_by(old.c.number)  # fmt: skip
        current = select(
            now.c.revision.label("number"), now.c.state, now.c.document, now.c.report,
            now.c.visibility, now.c.run_id, now.c.changed_at.label("at"),
        ).where(now.c.id == record_id)  # fmt: skip
        rows = [*self._connection.execute(past), *self._connection.execute(current)]
        return [_revision(row) for row in rows]

    def hidden_among(self, record_ids: Sequence[str]) -> list[str]:
        """Return which of these records are hidden, in the order of their ids."""
        return [
            id_
            for some in batches(record_ids)
            for id_ in self._connection.scalars(
                select(_RECORDS.c.id)
                .where(_RECORDS.c.id.in_(some), _RECORDS.c.is_hidden)
                .order_by(_RECORDS.c.id)
            )
        ]

    def is_any_settled(self) -> bool:
        """Tell whether there is an active record about which nothing waits to be indexed."""
        waiting = select(tables.outbox.c.record_id)
        query = select(_RECORDS.c.id).where(
            _RECORDS.c.state == RecordState.ACTIVE.value, _RECORDS.c.id.not_in(waiting)
        )
        return self._connection.execute(query.limit(1)).first() is not None

    def count(self, source_id: str | None = None) -> dict[RecordState, int]:
        """Count the records in each state, of one source or of all."""
        query = select(_RECORDS.c.state, func.count()).group_by(_RECORDS.c.state)
        if source_id is not None:
            query = query.where(_RECORDS.c.source_id == source_id)
        counted = {_STATES[state]: number for state, number in self._connection.execute(query)}
        return {state: counted.get(state, 0) for state in RecordState}


def _with_source() -> Select[Any]:
    joined = _RECORDS.join(tables.sources, _RECORDS.c.source_id == tables.sources.c.id)
    return select(_RECORDS, tables.sources.c.name.label("source")).select_from(joined)


def _revision(row: Row[Any]) -> RecordRevision:
    return RecordRevision(
        number=row.number,
        state=_STATES[row.state],
        resource=document.decode(row.document),
        report=report_from(row.report),
        visibility=visibility_from(row.visibility),
        run_id=row.run_id,
        at=row.at,
    )
