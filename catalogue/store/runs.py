"""Harvest runs, what they did with each record, and the retirements that wait for a person."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from catalogue.domain.run import Outcome, RecordOutcome, Run, RunState
from catalogue.errors import NotFoundError, RefusedError
from catalogue.store import tables
from catalogue.store.encoding import after, outcome_columns, outcome_from, run_columns, run_from
from catalogue.store.failures import is_unique_conflict

_RUNS = tables.runs
_OUTCOMES = tables.run_outcomes
_HELD = tables.held_retirements
_STREAMED = {"yield_per": 1_000}

INTERRUPTED = "The run was interrupted: its process ended before it did. Run the harvest again."


class Runs:
    """Runs by id; at most one of a source is running, by a rule of the database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def start(self, source_id: str, run: Run) -> Run:
        """Store a new run; return it, begun later than the source's last though a clock go back.

        One of the source still called running was interrupted, and failed. Which run is the last
        decides whether a held retirement still stands.

        Hold ``store.exclusive(harvest_lock(source_id))`` from here to the end of the run: it is
        what tells a run that was interrupted from one that is at work in another process.
        """
        run = self._after_the_last(source_id, run)
        left = (_RUNS.c.source_id == source_id) & (_RUNS.c.state == RunState.RUNNING.value)
        self._connection.execute(
            update(_RUNS)
            .where(left)
            .values(state=RunState.FAILED.value, ended_at=run.started_at, error=INTERRUPTED)
        )
        try:
            self._connection.execute(insert(_RUNS), {**run_columns(run), "source_id": source_id})
        except IntegrityError as error:
            if is_unique_conflict(error):
                raise RefusedError("A run of this source is under way; wait for it.") from error
            raise RefusedError("The source was removed meanwhile; nothing was written.") from error
        return run

    def _after_the_last(self, source_id: str, run: Run) -> Run:
        query = select(_RUNS.c.started_at).where(_RUNS.c.source_id == source_id)
        last = self._connection.scalar(query.order_by(_RUNS.c.started_at.desc()).limit(1))
        if last is None:
            return run
        return msgspec.structs.replace(run, started_at=after(run.started_at, last))

    def finish(self, run: Run) -> None:
        """Store how a run stands: its state, counts, end and error; raise ``NotFoundError``."""
        done = self._connection.execute(
            update(_RUNS).where(_RUNS.c.id == run.id).values(run_columns(run))
        )
        if done.rowcount == 0:
            raise NotFoundError(f"There is no run with the id {run.id!r}.")

    def find(self, run_id: str) -> Run | None:
        """Return a run, if there is one with this id."""
        row = self._connection.execute(_with_source().where(_RUNS.c.id == run_id)).first()
        return run_from(row) if row else None

    def get(self, run_id: str) -> Run:
        """Return a run; raise ``NotFoundError``."""
        return _known(self.find(run_id), run_id)

    def locked(self, run_id: str) -> Run:
        """Return a run that nobody else changes before this transaction ends."""
        query = _with_source().where(_RUNS.c.id == run_id).with_for_update(of=_RUNS)
        row = self._connection.execute(query).first()
        return _known(run_from(row) if row else None, run_id)

    def list(self, source_id: str | None = None, limit: int = 100) -> Sequence[Run]:
        """Return the latest runs, of one source or of all, the newest first."""
        query = _with_source().order_by(_RUNS.c.started_at.desc(), _RUNS.c.id).limit(limit)
        if source_id is not None:
            query = query.where(_RUNS.c.source_id == source_id)
        return [run_from(row) for row in self._connection.execute(query)]

    def add_outcomes(self, run_id: str, outcomes: Iterable[RecordOutcome]) -> None:
        """Store what a run did with records; unchanged ones are counted, not stored."""
        rows = [
            outcome_columns(run_id, outcome)
            for outcome in outcomes
            if outcome.outcome is not Outcome.UNCHANGED
        ]
        if rows:
            self._connection.execute(insert(_OUTCOMES), rows)

    def outcomes(self, run_id: str) -> Iterator[RecordOutcome]:
        """Stream what a run did with records, in the order it did it."""
        query = select(_OUTCOMES).where(_OUTCOMES.c.run_id == run_id).order_by(_OUTCOMES.c.number)
        for row in self._connection.execute(query, execution_options=_STREAMED):
            yield outcome_from(row)

    def hold(self, run_id: str, record_ids: Iterable[str]) -> None:
        """Keep the records that a held run would retire, until a person decides."""
        rows = [{"run_id": run_id, "record_id": id_} for id_ in record_ids]
        if rows:
            self._connection.execute(insert(_HELD), rows)

    def held(self, run_id: str) -> Sequence[str]:
        """Return the ids of the records that wait for a decision, in their order."""
        query = select(_HELD.c.record_id).where(_HELD.c.run_id == run_id)
        return list(self._connection.scalars(query.order_by(_HELD.c.record_id)))

    def release(self, run_id: str) -> None:
        """Forget what a held run would retire: a person has decided."""
        self._connection.execute(delete(_HELD).where(_HELD.c.run_id == run_id))


def harvest_lock(source_id: str) -> str:
    """Name the lock that a harvest of a source holds."""
    return f"harvest-{source_id}"


def _known(run: Run | None, run_id: str) -> Run:
    if run is None:
        raise NotFoundError(f"There is no run with the id {run_id!r}; see `wayleave runs`.")
    return run


def _with_source() -> Select[Any]:
    joined = _RUNS.join(tables.sources, _RUNS.c.source_id == tables.sources.c.id)
    return select(_RUNS, tables.sources.c.name.label("source")).select_from(joined)
