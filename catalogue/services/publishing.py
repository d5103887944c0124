"""Publishing what a run read: new, changed, unchanged, rejected; and retiring what is gone.

A record is identified by (source, identifier), so that no feed ever touches another's records.
Unchanged records are not written at all. What is missing from a complete feed is retired, unless so
much is missing that it is likelier that the feed is broken: then a person decides.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from catalogue.domain.deed import Deed, DeedKind
from catalogue.domain.run import Outcome, RecordOutcome, Run, RunCounts, RunState
from catalogue.domain.source import Source
from catalogue.errors import RefusedError
from catalogue.jobs.crash_points import step
from catalogue.services.doubles import with_possible_doubles
from catalogue.services.public_count import public_count, public_part
from catalogue.services.quality.keeping import keep_day, kept_quality
from catalogue.services.verdicts import NewId, Verdicts, refused
from catalogue.store.received_pages import ReceivedPage
from catalogue.store.record_writing import RecordWrite
from catalogue.store.records import KnownRecord
from catalogue.store.store import Store
from catalogue.store.unit_of_work import UnitOfWork
from schemas.model import AccessRights
from schemas.reading import RecordReading

#: Above the larger of these a retirement is held: a feed that loses more is taken to be broken.
HELD_SHARE = 0.1
HELD_RECORDS = 20

_BATCH = 500
_WRITTEN = {Outcome.CREATED, Outcome.UPDATED}

Clock = Callable[[], dt.datetime]


class Publication(Protocol):
    """One run's way into the catalogue."""

    def known_digests(self) -> Mapping[str, str]:
        """Map each active record's identifier to its digest, to read past what is the same."""

    def publish(self, readings: Sequence[RecordReading]) -> list[RecordOutcome]:
        """Publish a batch and return what became of each record, in the same order."""

    def keep_page(self, page: ReceivedPage) -> None:
        """Keep what a page says that belongs to no record."""

    def end_pages(self, count: int) -> None:
        """Forget the pages beyond those that a complete feed has."""

    def retire_missing(self) -> Iterator[RecordOutcome]:
        """Retire what a complete feed no longer holds, or hold that for a person."""

    def finish(self, state: RunState, counts: RunCounts, error: str | None = None) -> Run:
        """End the run."""


class StoredPublication:
    """A publication that writes; each batch is one transaction with its outbox rows.

    ``harvesting`` opens one: it holds the source's lock for as long as the run lasts.
    """

    def __init__(self, store: Store, source: Source, run: Run, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        with store.unit_of_work() as work:
            self._run = work.runs.start(source.id, run)
        self._verdicts = Verdicts(known_records(store, source), new_id)

    def known_digests(self) -> Mapping[str, str]:
        """Map each active record's identifier to its digest, to read past what is the same."""
        return self._verdicts.known_digests()

    def publish(self, readings: Sequence[RecordReading]) -> list[RecordOutcome]:
        """Publish a batch in one transaction; when one record is refused, each in its own."""
        judged = [self._verdicts.judge(reading) for reading in readings]
        outcomes = with_possible_doubles(self._store, self._source, judged)
        try:
            self._write(readings, outcomes)
        except RefusedError:
            pairs = zip(readings, outcomes, strict=True)
            outcomes = [self._write_alone(reading, outcome) for reading, outcome in pairs]
        return with_standing_findings(self._store, outcomes)

    def keep_page(self, page: ReceivedPage) -> None:
        """Keep what a page says that belongs to no record."""
        with self._store.unit_of_work() as work:
            work.received_pages.put(self._source.id, page)

    def end_pages(self, count: int) -> None:
        """Forget the pages beyond those that a complete feed has."""
        with self._store.unit_of_work() as work:
            work.received_pages.drop_from(self._source.id, count)

    def retire_missing(self) -> Iterator[RecordOutcome]:
        """Retire what was not seen; hold it when it is more than 10 % and more than 20 records."""
        missing = self._verdicts.missing()
        is_held = is_too_many(len(missing), self._verdicts.active_count)
        for start in range(0, len(missing), _BATCH):
            ids = missing[start : start + _BATCH]
            with self._store.unit_of_work() as work:
                if is_held:
                    outcomes = work.records.as_outcomes(ids, Outcome.HELD)
                    work.runs.hold(self._run.id, ids)
                else:
                    outcomes = retire(work, ids, self._run.id, self._clock())
            step("publish.after-retire")
            yield from outcomes

    def finish(self, state: RunState, counts: RunCounts, error: str | None = None) -> Run:
        """End the run and keep its figures."""
        run = ended(self._run, state, counts, self._clock(), error)
        with self._store.unit_of_work() as work:
            work.runs.finish(run)
        step("publish.after-finish")
        keep_day(self._store, self._source, self._clock().date())
        return run

    def _write(self, readings: Sequence[RecordReading], outcomes: Sequence[RecordOutcome]) -> None:
        if all(outcome.outcome is Outcome.UNCHANGED for outcome in outcomes):
            return
        pairs = zip(readings, outcomes, strict=True)
        today = self._clock().date()
        writes = [write for r, o in pairs if (write := _write_of(r, o, today))]
        withdrawn = self._verdicts.withdrawn(outcomes)
        now = self._clock()
        with self._store.unit_of_work() as work:
            work.records.put_many(self._source.id, writes, at=now, run_id=self._run.id)
            work.deeds.add(_decisions_that_stood(work, self._source, writes, now))
            work.records.retire_many(withdrawn, at=now, run_id=self._run.id)
            work.runs.add_outcomes(self._run.id, outcomes)
            step("publish.before-commit")
        step("publish.after-commit")

    def _write_alone(self, reading: RecordReading, outcome: RecordOutcome) -> RecordOutcome:
        try:
            self._write([reading], [outcome])
        except RefusedError as error:
            outcome = refused(outcome, str(error))
            self._write([reading], [outcome])
        return outcome


class PreviewedPublication:
    """A publication that tells what would be done, and writes nothing."""

    def __init__(self, store: Store, source: Source, run: Run, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._source = source
        self._run = run
        self._clock = clock
        self._verdicts = Verdicts(known_records(store, source), new_id)

    def known_digests(self) -> Mapping[str, str]:
        """Map each active record's identifier to its digest."""
        return self._verdicts.known_digests()

    def publish(self, readings: Sequence[RecordReading]) -> list[RecordOutcome]:
        """Tell what would become of each record; one that would be new has no id yet."""
        judged = [self._verdicts.judge(reading) for reading in readings]
        outcomes = with_possible_doubles(self._store, self._source, judged)
        without = [
            msgspec.structs.replace(o, id=None) if o.outcome is Outcome.CREATED else o
            for o in outcomes
        ]
        return with_standing_findings(self._store, without)

    def keep_page(self, page: ReceivedPage) -> None:
        """Keep nothing."""

    def end_pages(self, count: int) -> None:
        """Forget nothing."""

    def retire_missing(self) -> Iterator[RecordOutcome]:
        """Tell what would be retired or held."""
        missing = self._verdicts.missing()
        is_held = is_too_many(len(missing), self._verdicts.active_count)
        outcome = Outcome.HELD if is_held else Outcome.RETIRED
        for start in range(0, len(missing), _BATCH):
            with self._store.reading() as work:
                yield from work.records.as_outcomes(missing[start : start + _BATCH], outcome)

    def finish(self, state: RunState, counts: RunCounts, error: str | None = None) -> Run:
        """Return what the run would have been."""
        return ended(self._run, state, counts, self._clock(), error)


def known_records(store: Store, source: Source) -> dict[str, KnownRecord]:
    """Load what the catalogue knows of a source's records, by identifier."""
    with store.reading() as work:
        return {known.identifier: known for known in work.records.known(source.id)}


def is_too_many(missing: int, active: int) -> bool:
    """Tell whether so many records are missing that a person must decide."""
    return missing > max(HELD_RECORDS, active * HELD_SHARE)


def retire(
    work: UnitOfWork, ids: Sequence[str], run_id: str, at: dt.datetime
) -> list[RecordOutcome]:
    """Retire records and keep word of it with the run."""
    outcomes = work.records.as_outcomes(ids, Outcome.RETIRED)
    work.records.retire_many(ids, at=at, run_id=run_id)
    work.runs.add_outcomes(run_id, outcomes)
    return outcomes


def with_standing_findings(store: Store, outcomes: list[RecordOutcome]) -> list[RecordOutcome]:
    """Give unchanged records, which were not read again, the title and findings they have."""
    ids = [o.id for o in outcomes if o.outcome is Outcome.UNCHANGED and o.id]
    if not ids:
        return outcomes
    with store.reading() as work:
        standing = {o.id: o for o in work.records.as_outcomes(ids, Outcome.UNCHANGED)}
    return [
        standing.get(outcome.id, outcome) if outcome.outcome is Outcome.UNCHANGED else outcome
        for outcome in outcomes
    ]


def ended(run: Run, state: RunState, counts: RunCounts, at: dt.datetime, error: str | None) -> Run:
    """Return a run as it stands at its end."""
    ended_at = max(at, run.started_at)  # the clock may have been set back
    return msgspec.structs.replace(run, state=state, counts=counts, ended_at=ended_at, error=error)


def _decisions_that_stood(
    work: UnitOfWork, source: Source, writes: Sequence[RecordWrite], at: dt.datetime
) -> list[Deed]:
    """Tell where a feed calls open what its owner has hidden: the owner's decision holds."""
    opened = {w.id for w in writes if w.resource.access_rights is AccessRights.OPEN}
    return [
        Deed(
            at=at,
            actor=None,
            kind=DeedKind.DECISION_STOOD,
            source=source.name,
            subject=record_id,
            words="The feed calls the record open; it stays hidden, as its owner decided.",
        )
        for record_id in work.records.hidden_among(sorted(opened))
    ]


def _write_of(reading: RecordReading, outcome: RecordOutcome, today: dt.date) -> RecordWrite | None:
    if outcome.outcome not in _WRITTEN or reading.resource is None or outcome.id is None:
        return None
    seen = public_part(reading.resource)
    return RecordWrite(
        id=outcome.id,
        identifier=reading.identifier,
        digest=reading.digest,
        resource=reading.resource,
        report=reading.report,
        graph=reading.graph,
        public=public_count(seen),
        quality=kept_quality(reading.resource, reading.report, seen, today),
    )
