"""The use case of harvesting: a source by name, its lock, one run, and what is kept of it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from catalogue.domain.run import Run, RunState
from catalogue.domain.source import Source
from catalogue.errors import RefusedError
from catalogue.services.publishing import (
    Clock,
    PreviewedPublication,
    StoredPublication,
)
from catalogue.services.sourcing import SourceRegister
from catalogue.services.verdicts import NewId
from catalogue.store.locks import LockHeldError, awaited
from catalogue.store.runs import harvest_lock
from catalogue.store.store import Store
from harvesters.run import OnOutcome, OnPage, harvest, unheard
from harvesters.source_kinds import SourceKind

#: Whoever lists runs holds the lock for an instant, to see whether it is free; in seconds.
_PATIENCE = 0.3

KindOf = Callable[[str], SourceKind]


class Harvesting:
    """Harvests sources, one run of a source at a time."""

    def __init__(
        self, store: Store, sources: SourceRegister, kind_of: KindOf, clock: Clock, new_id: NewId
    ) -> None:
        self._store = store
        self._sources = sources
        self._kind_of = kind_of
        self._clock = clock
        self._new_id = new_id

    def harvest(self, source: Source, on_outcome: OnOutcome, on_page: OnPage = unheard) -> Run:
        """Harvest into the catalogue; a new source is kept, a known one moves if the run read it.

        Raise ``RefusedError`` while another process harvests the same source.
        """
        kind = self._kind_of(source.kind)
        self._sources.keep_new(source)
        with self._alone(source):
            run = self._begin(source)
            publication = StoredPublication(self._store, source, run, self._clock, self._new_id)
            run = harvest(source, kind, publication, on_outcome, on_page)
            if run.state is not RunState.FAILED:
                self._sources.keep(source)
        return run

    @contextmanager
    def _alone(self, source: Source) -> Iterator[None]:
        with ExitStack() as held:
            try:
                lock = harvest_lock(source.id)
                held.enter_context(awaited(lambda: self._store.exclusive(lock), _PATIENCE))
            except LockHeldError:
                message = f"Another process is harvesting {source.name}; wait until it has ended."
                raise RefusedError(message) from None
            yield

    def preview(self, source: Source, on_outcome: OnOutcome, on_page: OnPage = unheard) -> Run:
        """Read and judge without writing anything."""
        publication = PreviewedPublication(
            self._store, source, self._begin(source), self._clock, self._new_id
        )
        return harvest(source, self._kind_of(source.kind), publication, on_outcome, on_page)

    def _begin(self, source: Source) -> Run:
        return Run(
            id=self._new_id(),
            source=source.name,
            state=RunState.RUNNING,
            started_at=self._clock(),
        )
