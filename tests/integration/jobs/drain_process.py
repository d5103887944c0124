"""A worker of its own process, to be killed: ``python -m ... DATABASE_URL INDEX_FOLDER``."""

import sys
from pathlib import Path

from catalogue.jobs.runner import runner_for
from catalogue.jobs.tasks import TaskContext
from catalogue.store import Store
from tests.integration.jobs.file_index import FileIndex


def main(url: str, folder: str) -> None:
    """Drain the outbox once."""
    store = Store.open(url)
    runner_for(TaskContext(store=store, index=FileIndex(store, Path(folder)))).work(until_idle=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
