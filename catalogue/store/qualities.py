"""How good descriptions are, kept: of each record now and before, of many day by day."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select
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
from catalogue.store.storable import storable_json

_KEPT = quality_tables.record_quality
_CHANGES = quality_tables.quality_changes
_HISTORY = quality_tables.quality_history
_RECORDS = tables.records
_STREAMED = {"yield_per": 2_000}
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
            score, since = write.kept.full.score, day
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

    def of_sources(self, names: Collection[str]) -> Iterator[tuple[str, Measures | None]]:
        """Stream the active records of sources with what is known of their quality."""
        sources = tables.sources
        query = (
            select(_RECORDS.c.id, _KEPT.c.full)
            .select_from(
                _RECORDS.join(sources, _RECORDS.c.source_id == sources.c.id).outerjoin(
                    _KEPT, _KEPT.c.record_id == _RECORDS.c.id
                )
            )
            .where(sources.c.name.in_(sorted(names)), _IS_ACTIVE)
        )
        for id_, full in self._connection.execute(query, execution_options=_STREAMED):
            yield id_, _measures.decode(full) if full is not None else None

    def of_publishers(self, codes: Collection[str]) -> Iterator[tuple[Measures, Hiding | None]]:
        """Stream what everybody sees of the active records of publishers, and who is hidden."""
        query = (
            select(_KEPT.c.public, _RECORDS.c.visibility)
            .select_from(_KEPT.join(_RECORDS, _KEPT.c.record_id == _RECORDS.c.id))
            .where(_KEPT.c.publisher_key.in_(sorted(map(iri_key, codes))), _IS_ACTIVE)
        )
        for public, decided in self._connection.execute(query, execution_options=_STREAMED):
            yield _measures.decode(public), visibility_from(decided).hiding

    def unmeasured(self, limit: int) -> list[str]:
        """Return the ids of active records whose quality is not known, in their order."""
        query = (
            select(_RECORDS.c.id)
            .select_from(_RECORDS.outerjoin(_KEPT, _KEPT.c.record_id == _RECORDS.c.id))
            .where(_IS_ACTIVE, _KEPT.c.record_id.is_(None))
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


def _is(scope: Scope, name: str) -> ColumnElement[bool]:
    return and_(_HISTORY.c.scope == scope.value, _HISTORY.c.name == name)


def _row(write: QualityWrite, score: int, since: dt.date) -> dict[str, object]:
    return {
        "record_id": write.record_id,
        "publisher_key": iri_key(write.publisher),
        "day": since,
        "score": score,
        "full": storable_json(write.kept.full),
        "public": storable_json(write.kept.public),
    }
