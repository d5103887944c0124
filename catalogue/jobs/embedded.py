"""The runner without servers: in this process, one at a time on this machine."""

import logging

from catalogue.errors import CatalogueError
from catalogue.jobs.tasks import TaskContext, drain_outbox
from search.errors import SearchError

_log = logging.getLogger(__name__)

#: How often an idle worker looks into the outbox, in seconds.
_INTERVAL = 1.0


class EmbeddedRunner:
    """Runs tasks when asked to; a file lock beside the database keeps others out meanwhile."""

    def __init__(self, context: TaskContext) -> None:
        self._context = context

    def prepare(self) -> None:
        """Do nothing: the outbox is all this runner needs."""

    def nudge(self) -> None:
        """Do nothing: the row in the outbox is word enough, and a worker looks every second."""

    def work(self, *, until_idle: bool) -> None:
        """Drain the outbox, what a crash left in it first; then return or keep looking."""
        if until_idle:
            drain_outbox(self._context)
            return
        while True:
            self._try()
            self._context.pause(_INTERVAL)

    def _try(self) -> None:
        try:
            drain_outbox(self._context)
        except (CatalogueError, SearchError) as error:
            _log.warning("The outbox is left for the next attempt: %s", error)
