"""The harvests that people asked for on a page, done by whoever works through the outbox."""

import logging

from catalogue.errors import CatalogueError, StoreUnavailableError
from catalogue.services.sourcing import SourceRegister
from catalogue.store.store import Store
from harvesters.harvesting import Harvesting

_log = logging.getLogger(__name__)


class RequestedHarvests:
    """The errand of harvesting what was asked for, one source after the other.

    A request is taken off the list before its harvest begins: a process that is killed leaves a run
    that says it was interrupted, and is not killed again and again by the same feed.
    """

    def __init__(self, store: Store, sources: SourceRegister, harvesting: Harvesting) -> None:
        self._store = store
        self._sources = sources
        self._harvesting = harvesting

    def is_due(self) -> bool:
        """Tell whether a harvest was asked for."""
        with self._store.reading() as work:
            return bool(work.harvest_requests.all())

    def do(self) -> None:
        """Harvest what was asked for; what comes of it stands in each run."""
        with self._store.reading() as work:
            waiting = work.harvest_requests.all()
        for request in waiting:
            if self._is_ours(request.source):
                self._harvest(request.source)

    def _is_ours(self, name: str) -> bool:
        """Take a request, unless another process did or the source is gone."""
        with self._store.unit_of_work() as work:
            source = work.sources.find(name)
            return source is not None and work.harvest_requests.take(source.id)

    def _harvest(self, name: str) -> None:
        try:
            self._harvesting.harvest(self._sources.get(name), lambda _outcome: None)
        except StoreUnavailableError:
            raise
        except CatalogueError as error:
            # Somebody else harvests it just now, or it is gone: there is no run to tell of it.
            _log.warning("The harvest of %s that was asked for did not begin: %s", name, error)
