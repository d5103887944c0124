"""What runs did, told a page at a time and by outcome."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from catalogue.domain.run import Outcome, RecordOutcome
from catalogue.store import tables
from catalogue.store.encoding import outcome_from

_OUTCOMES = tables.run_outcomes
_RECORDS = tables.records
_RUNS = tables.runs
_HELD = tables.held_retirements
_STREAMED = {"yield_per": 1_000}


class OutcomeFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which outcomes of a run are asked for.

    ``words`` stand in the title or the identifier. ``with_hidden`` lets those in that concern a
    record that is hidden.
    """

    run_id: str
    outcome: Outcome | None = None
    words: str = ""
    with_hidden: bool = False


class RunReports:
    """The queries over the outcomes of runs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self, wanted: OutcomeFilter) -> dict[Outcome, int]:
        """Count the outcomes of a run by their kind."""
        query = (
            select(_OUTCOMES.c.outcome, func.count())
            .where(*_conditions(wanted))
            .group_by(_OUTCOMES.c.outcome)
        )
        return {Outcome(name): number for name, number in self._connection.execute(query)}

    def page(self, wanted: OutcomeFilter, offset: int, limit: int) -> Sequence[RecordOutcome]:
        """Return some outcomes of a run in the order in which they came about."""
        query = _ordered(wanted).offset(offset).limit(limit)
        return [outcome_from(row) for row in self._connection.execute(query)]

    def stream(self, wanted: OutcomeFilter) -> Iterator[RecordOutcome]:
        """Stream the outcomes of a run in the order in which they came about."""
        for row in self._connection.execute(_ordered(wanted), execution_options=_STREAMED):
            yield outcome_from(row)

    def held(self, run_id: str, *, with_hidden: bool) -> Sequence[str]:
        """Return the ids of the records that wait for a decision, in the order of their titles."""
        query = (
            select(_HELD.c.record_id)
            .select_from(_HELD.join(_RECORDS, _HELD.c.record_id == _RECORDS.c.id))
            .where(_HELD.c.run_id == run_id)
            .order_by(_RECORDS.c.title, _RECORDS.c.id)
        )
        if not with_hidden:
            query = query.where(_RECORDS.c.is_hidden.is_(False))
        return list(self._connection.scalars(query))


def _ordered(wanted: OutcomeFilter) -> Select[Any]:
    return select(_OUTCOMES).where(*_conditions(wanted)).order_by(_OUTCOMES.c.number)


def _conditions(wanted: OutcomeFilter) -> list[ColumnElement[bool]]:
    conditions = [_OUTCOMES.c.run_id == wanted.run_id]
    if wanted.outcome is not None:
        conditions.append(_OUTCOMES.c.outcome == wanted.outcome.value)
    if wanted.words:
        named = (_OUTCOMES.c.title, _OUTCOMES.c.identifier)
        conditions.append(or_(*(c.icontains(wanted.words, autoescape=True) for c in named)))
    if not wanted.with_hidden:
        conditions.append(~_CONCERNS_HIDDEN)
    return conditions


#: By identifier, since what was rejected has no record of its own and may describe a hidden one.
_CONCERNS_HIDDEN = exists().where(
    and_(
        _RUNS.c.id == _OUTCOMES.c.run_id,
        _RECORDS.c.source_id == _RUNS.c.source_id,
        _RECORDS.c.identifier == _OUTCOMES.c.identifier,
        _RECORDS.c.is_hidden,
    )
)
