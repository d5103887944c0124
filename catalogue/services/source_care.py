"""Looking after sources: how each one stands, and what it needs of a person."""

import datetime as dt
import enum
from collections.abc import Sequence

import msgspec

from catalogue.domain.organisation import Organisation
from catalogue.domain.run import Run, RunState
from catalogue.domain.source import Source
from catalogue.domain.viewer import Viewer
from catalogue.errors import NotFoundError
from catalogue.policy.permissions import Action, decide
from catalogue.services.deeds import ToldDeed, told
from catalogue.services.publishing import Clock
from catalogue.services.running import as_it_stands
from catalogue.store.source_figures import RecordFigures, SourceFigures
from catalogue.store.store import Store

#: A review of a hidden record is announced this long before its day.
REVIEW_AHEAD = dt.timedelta(days=30)

_HISTORY = 20


class Need(enum.IntEnum):
    """What a source needs of a person; the most pressing first."""

    DECISION = 1
    WORKING_FEED = 2
    REVIEW = 3
    MENDING = 4
    FIRST_HARVEST = 5


class SourceStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How a source stands; ``review_on`` is when the first of its hidden records is reviewed."""

    source: Source
    organisation: Organisation | None
    last_run: Run | None
    last_read: Run | None
    records: RecordFigures
    review_on: dt.date | None
    needs: tuple[Need, ...]


class SourceCare:
    """The use case of looking after sources."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def sources(self, viewer: Viewer) -> list[SourceStanding]:
        """List the sources that a viewer looks after, those that need something first."""
        with self._store.reading() as work:
            seen = [s for s in work.sources.all() if self._sees(viewer, s)]
        standings = self._standings(seen)
        return sorted(standings, key=lambda s: (min(s.needs, default=99), s.source.name))

    def source(self, viewer: Viewer, name: str) -> SourceStanding:
        """Return how one source stands; raise ``NotFoundError`` as if it were not there."""
        with self._store.reading() as work:
            source = work.sources.find(name)
        if source is None or not self._sees(viewer, source):
            raise no_such_source(name)
        return self._standings([source])[0]

    def history(self, viewer: Viewer, name: str, limit: int = _HISTORY) -> list[Run]:
        """Return the latest runs of a source, the newest first."""
        source = self.source(viewer, name).source
        with self._store.reading() as work:
            runs = work.runs.list(source.id, limit)
        return [as_it_stands(self._store, run) for run in runs]

    def deeds(self, viewer: Viewer, name: str) -> list[ToldDeed]:
        """List what was done about a source, the latest first."""
        self.source(viewer, name)
        with self._store.reading() as work:
            return told(work, work.deeds.of_source(name))

    def _sees(self, viewer: Viewer, source: Source) -> bool:
        return decide(viewer, Action.SEE_SOURCE, source, self._clock()).allowed

    def _standings(self, sources: Sequence[Source]) -> list[SourceStanding]:
        names = [source.name for source in sources]
        with self._store.reading() as work:
            figures = SourceFigures(work.connection)
            last = {run.source: run for run in figures.latest_runs(names)}
            read = {r.source: r for r in figures.latest_runs(names, but_not=RunState.FAILED)}
            records = figures.records(names)
            reviews = figures.next_reviews(names)
            organisations = {each.slug: each for each in work.organisations.all()}
        last = {name: as_it_stands(self._store, run) for name, run in last.items()}
        return [
            SourceStanding(
                source=source,
                organisation=organisations.get(source.organisation or ""),
                last_run=last.get(source.name),
                last_read=read.get(source.name),
                records=records.get(source.name, RecordFigures()),
                review_on=reviews.get(source.name),
                needs=self._needs(last.get(source.name), reviews.get(source.name)),
            )
            for source in sources
        ]

    def _needs(self, run: Run | None, review_on: dt.date | None) -> tuple[Need, ...]:
        if run is None:
            return (Need.FIRST_HARVEST,)
        is_due = review_on is not None and review_on <= self._clock().date() + REVIEW_AHEAD
        found = {
            Need.DECISION: run.state is RunState.HELD,
            Need.WORKING_FEED: run.state is RunState.FAILED,
            Need.REVIEW: is_due,
            Need.MENDING: run.counts.rejected > 0,
        }
        return tuple(need for need, holds in found.items() if holds)


def no_such_source(name: str) -> NotFoundError:
    """Say that there is no such source, or none that this viewer looks after."""
    return NotFoundError(f"There is no source named {name!r}.")
