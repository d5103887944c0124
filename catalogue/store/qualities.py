"""How good descriptions are, kept: of each record now and before, of many day by day."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    and_,
    case,
    delete,
    func,
    insert,
    null,
    select,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite

from catalogue.domain.kept_quality import (
    HistoryDay,
    KeptQuality,
    Measures,
    Scope,
    ScoreChange,
    Summary,
)
from catalogue.domain.record import Hiding, RecordState
from catalogue.store import quality_tables, tables
from catalogue.store.batches import batches
from catalogue.store.encoding import iri_key, visibility_from
from catalogue.store.storable import storable, storable_json

_KEPT = quality_tables.record_quality
_CHANGES = quality_tables.quality_changes
_HISTORY = quality_tables.quality_history
_RECORDS = tables.records
_measures: msgspec.json.Decoder[Measures] = msgspec.json.Decoder(Measures)
_summaries: msgspec.json.Decoder[Summary] = msgspec.json.Decoder(Summary)


class QualityWrite(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured of a record; ``publisher`` as in the column of ``records``."""

    record_id: str
    publisher: str
    kept: KeptQuality


class Qualities:
    """Qualities of records, and the history of sources and organisations."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, writes: Sequence[QualityWrite], day: dt.date, known: Collection[str]) -> None:
        """Keep what was measured; ``known`` are records that may have been measured before."""
        before = self._standing([write.record_id for write in writes if write.record_id in known])
        rows, past = [], []
        for write in writes:
            score, since = write.kept.score, day
            old = before.get(write.record_id)
            if old is not None and old.score == score:
                since = old.day
            elif old is not None and old.day < day:
                past.append({"record_id": write.record_id, "day": old.day, "score": old.score})
            rows.append(_row(write, score, since))
        for some in batches(sorted(before)):
            self._connection.execute(delete(_KEPT).where(_KEPT.c.record_id.in_(some)))
        if rows:
            self._connection.execute(insert(_KEPT), rows)
        if past:
            self._connection.execute(insert(_CHANGES), past)

    def of_sources(self, names: Collection[str], day: dt.date) -> Iterator[tuple[Measures, int]]:
        """Give the measures of the active records of sources on a day, and how many have each.

        What was never measured is left out.
        """
        sources = tables.sources
        joined = _JOINED.join(sources, _RECORDS.c.source_id == sources.c.id)
        return self._counted(joined, _KEPT.c.full, day, sources.c.name.in_(sorted(names)))

    def of_publishers(self, codes: Collection[str], day: dt.date) -> Iterator[tuple[Measures, int]]:
        """Give what everybody sees of the active records of publishers that are not hidden."""
        keys = _KEPT.c.publisher_key.in_(sorted(map(iri_key, codes)))
        shown = _RECORDS.c.is_hidden.is_(False)
        return self._counted(_JOINED, _KEPT.c.public, day, and_(keys, shown))

    def hidden_of_publishers(
        self, codes: Collection[str], day: dt.date
    ) -> Iterator[tuple[Measures, Hiding | None]]:
        """Give the same of their hidden records one by one; they are few."""
        keys = _KEPT.c.publisher_key.in_(sorted(map(iri_key, codes)))
        query = (
            select(_KEPT.c.public, _currency(day), _RECORDS.c.visibility)
            .select_from(_JOINED)
            .where(keys, _RECORDS.c.is_hidden, _IS_ACTIVE)
        )
        for measures, currency, decided in self._connection.execute(query):
            yield _on_its_day(measures, currency), visibility_from(decided).hiding

    def _counted(
        self,
        joined: FromClause,
        measures: ColumnElement[str],
        day: dt.date,
        condition: ColumnElement[bool],
    ) -> Iterator[tuple[Measures, int]]:
        """Let the database count equal measures: there are many fewer than records."""
        currency = _currency(day).label("currency")
        query = (
            select(measures, currency, func.count())
            .select_from(joined)
            .where(condition, _IS_ACTIVE)
            .group_by(measures, currency)
        )
        for text, score, count in self._connection.execute(query):
            yield _on_its_day(text, score), count

    def unmeasured(self, limit: int, source_id: str | None = None) -> list[str]:
        """Return ids of active records, of one source or any, that were never measured."""
        is_its = _RECORDS.c.source_id == source_id if source_id is not None else true()
        query = (
            select(_RECORDS.c.id)
            .select_from(_RECORDS.outerjoin(_KEPT, _KEPT.c.record_id == _RECORDS.c.id))
            .where(_IS_ACTIVE, is_its, _KEPT.c.record_id.is_(None))
            .order_by(_RECORDS.c.id)
        )
        return list(self._connection.scalars(query.limit(limit)))

    def changes_of(self, record_id: str) -> list[ScoreChange]:
        """Return the scores that a record had, the first first and the one of now last."""
        past = select(_CHANGES.c.day, _CHANGES.c.score).where(_CHANGES.c.record_id == record_id)
        now = select(_KEPT.c.day, _KEPT.c.score).where(_KEPT.c.record_id == record_id)
        rows = [
            *self._connection.execute(past.order_by(_CHANGES.c.day)),
            *self._connection.execute(now),
        ]
        return [ScoreChange(day=row.day, score=row.score) for row in rows]

    def keep_day(self, scope: Scope, name: str, kept: HistoryDay) -> None:
        """Keep the quality of a source or an organisation; the last one of a day stays."""
        row = {"scope": scope.value, "name": name, "day": kept.day}
        summary = storable_json(kept.summary)
        # Two runs of one organisation may end at once: neither must fail, and one of them stays.
        changed: dict[str, Any] = {"index_elements": list(row), "set_": {"summary": summary}}
        if self._connection.dialect.name == "sqlite":
            here = sqlite.insert(_HISTORY).values(**row, summary=summary)
            self._connection.execute(here.on_conflict_do_update(**changed))
        else:
            there = postgresql.insert(_HISTORY).values(**row, summary=summary)
            self._connection.execute(there.on_conflict_do_update(**changed))

    def history(self, scope: Scope, name: str, limit: int = 100) -> list[HistoryDay]:
        """Return the latest days that are kept, the first first."""
        query = select(_HISTORY.c.day, _HISTORY.c.summary).where(_is(scope, name))
        rows = self._connection.execute(query.order_by(_HISTORY.c.day.desc()).limit(limit)).all()
        return [
            HistoryDay(day=day, summary=_summaries.decode(summary)) for day, summary in rows[::-1]
        ]

    def _standing(self, record_ids: Sequence[str]) -> dict[str, ScoreChange]:
        found: dict[str, ScoreChange] = {}
        columns = (_KEPT.c.record_id, _KEPT.c.day, _KEPT.c.score)
        for some in batches(record_ids):
            for id_, day, score in self._connection.execute(
                select(*columns).where(_KEPT.c.record_id.in_(some))
            ):
                found[id_] = ScoreChange(day=day, score=score)
        return found


_IS_ACTIVE = _RECORDS.c.state == RecordState.ACTIVE.value
_JOINED = _KEPT.join(_RECORDS, _KEPT.c.record_id == _RECORDS.c.id)


def _currency(day: dt.date) -> ColumnElement[int | None]:
    """Work out the score of currency on a day, where it falls with time."""
    return case(
        (_KEPT.c.in_time_until.is_(None), null()),
        (_KEPT.c.in_time_until >= day, 100),
        (_KEPT.c.late_until >= day, 50),
        else_=0,
    )


def _on_its_day(measures: str, currency: int | None) -> Measures:
    decoded = _measures.decode(measures)
    return decoded if currency is None else decoded.with_currency(int(currency))


def _is(scope: Scope, name: str) -> ColumnElement[bool]:
    return and_(_HISTORY.c.scope == scope.value, _HISTORY.c.name == name)


def _row(write: QualityWrite, score: int, since: dt.date) -> dict[str, object]:
    return {
        "record_id": write.record_id,
        "publisher_key": iri_key(storable(write.publisher)),
        "day": since,
        "score": score,
        "in_time_until": write.kept.falls_after[0] if write.kept.falls_after else None,
        "late_until": write.kept.falls_after[1] if write.kept.falls_after else None,
        "full": storable_json(write.kept.full),
        "public": storable_json(write.kept.public),
    }
