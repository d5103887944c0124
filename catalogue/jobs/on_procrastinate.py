"""The runner on PostgreSQL: Procrastinate's jobs, for workers on any number of machines.

The outbox remains the truth; a job only says that there is something in it. So a job may be lost,
stalled or doubled without harm: the next one, at most a minute later, drains what is there.
"""

import asyncio
import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from catalogue.errors import CatalogueError, StoreUnavailableError
from catalogue.jobs.tasks import TaskContext, drain_outbox, is_anything_to_do
from catalogue.store.place import Place
from search.errors import SearchError

_log = logging.getLogger(__name__)

_DRAIN = "drain-outbox"
_QUEUE = "wayleave"
_EVERY_MINUTE = "* * * * *"
_RETRY = 2
_STOPPING = (signal.SIGINT, signal.SIGTERM)


class ProcrastinateRunner:
    """Runs tasks as Procrastinate's jobs; at most one drain waits in the queue at any time."""

    def __init__(self, context: TaskContext) -> None:
        self._context = context
        self._place = context.store.place
        self._failure: CatalogueError | SearchError | None = None
        self._app = App(connector=PsycopgConnector(conninfo=self._place.libpq))
        task = self._app.task(name=_DRAIN, queue=_QUEUE, queueing_lock=_DRAIN)(self._drain)
        # The safety net: for a process that died between its commit and its nudge, for a job that
        # died with its worker, and for an index that was out of reach.
        self._app.periodic(cron=_EVERY_MINUTE)(task)

    def prepare(self) -> None:
        """Make Procrastinate's tables, unless they are there."""
        with self._context.store.exclusive("prepare-jobs"), _in_our_words(self._place):
            if not self._is_prepared():
                with self._app.open():
                    self._app.schema_manager.apply_schema()

    def nudge(self) -> None:
        """Enqueue a drain, unless one waits already."""
        with _in_our_words(self._place), self._app.open():
            try:
                self._app.configure_task(_DRAIN, queue=_QUEUE, queueing_lock=_DRAIN).defer()
            except AlreadyEnqueued:
                return

    def work(self, *, until_idle: bool) -> None:
        """Work on jobs until the outbox is empty, or until a signal says stop."""
        if not until_idle:
            self._work_until_told()
            return
        while is_anything_to_do(self._context):
            self.nudge()
            with _in_our_words(self._place):
                asyncio.run(self._run_worker(wait=False))
            if self._failure is not None:
                raise self._failure

    def _work_until_told(self) -> None:
        self.nudge()  # what cannot work at the start is an error, what stops working is waited for
        while not self._was_told_to_stop():
            _log.warning("%s was lost; trying again in %d seconds.", self._place, _RETRY)
            self._context.pause(_RETRY)

    def _was_told_to_stop(self) -> bool:
        """Work for as long as the database can be reached; tell whether a signal ended it."""
        try:
            with _in_our_words(self._place):
                return asyncio.run(self._work_until_signal())
        except StoreUnavailableError:
            return False

    async def _work_until_signal(self) -> bool:
        # Procrastinate's own handlers are not used: it also returns, with no word of why, when it
        # loses the database.
        worker = asyncio.create_task(self._run_worker(wait=True))
        for number in _STOPPING:
            asyncio.get_running_loop().add_signal_handler(number, worker.cancel)
        try:
            await worker
        except asyncio.CancelledError:
            return True
        return False

    async def _run_worker(self, *, wait: bool) -> None:
        self._failure = None
        async with self._app.open_async():
            await self._app.run_worker_async(
                queues=[_QUEUE], wait=wait, install_signal_handlers=False, delete_jobs="always"
            )

    def _drain(self, timestamp: int | None = None) -> None:
        del timestamp  # periodic tasks are told when they were due
        try:
            drain_outbox(self._context)
        except (CatalogueError, SearchError) as error:
            # Not passed on to Procrastinate: the outbox keeps the work, the next job does it.
            _log.warning("The outbox is left for the next attempt: %s", error)
            self._failure = error

    def _is_prepared(self) -> bool:
        with psycopg.connect(self._place.libpq) as connection:
            found = connection.execute("SELECT to_regclass('procrastinate_jobs')").fetchone()
        return found is not None and found[0] is not None


@contextmanager
def _in_our_words(place: Place) -> Iterator[None]:
    try:
        yield
    except (ConnectorException, psycopg.Error) as error:
        raise StoreUnavailableError(
            f"{place} cannot be used for jobs: check that the server runs, and run "
            "`wayleave init` if it was not set up yet."
        ) from error
