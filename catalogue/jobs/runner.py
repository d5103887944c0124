"""Who calls the tasks: the port that both runners implement, and the choice between them."""

from typing import Protocol

from catalogue.jobs.embedded import EmbeddedRunner
from catalogue.jobs.tasks import TaskContext


class Runner(Protocol):
    """Runs the tasks of one installation."""

    def prepare(self) -> None:
        """Make what the runner needs in the database; harmless when it is there."""

    def nudge(self) -> None:
        """Say that there is something to do, after the transaction that made it; never wait."""

    def work(self, *, until_idle: bool) -> None:
        """Do what there is to do, and then return, or go on until told to stop by a signal.

        With ``until_idle`` an error of an index or of the store is passed on; without it, it is
        logged and tried again.
        """


def runner_for(context: TaskContext) -> Runner:
    """Choose the runner that belongs to the store's database."""
    if context.store.place.file is None:
        from catalogue.jobs.on_procrastinate import (  # noqa: PLC0415 - not loaded if not needed
            ProcrastinateRunner,
        )

        return ProcrastinateRunner(context)
    return EmbeddedRunner(context)
