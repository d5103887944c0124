"""A worker of its own process, to be killed or stopped.

``python -m tests.integration.jobs.drain_process DATABASE_URL INDEX_FOLDER once|on|bulk``
"""

import sys
from pathlib import Path

from catalogue.jobs.runner import runner_for
from catalogue.jobs.tasks import TaskContext
from catalogue.store import Store
from tests.integration.jobs.file_index import FileIndex


def main(url: str, folder: str, how_long: str) -> None:
    """Drain the outbox once, in bulk where that is allowed, or until told to stop."""
    store = Store.open(url)
    index = FileIndex(store, Path(folder))
    rebuild = index.rebuild if how_long == "bulk" else None
    context = TaskContext(store=store, index=index, rebuild=rebuild, batch=500, bulk=10)
    runner_for(context).work(until_idle=how_long != "on")
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
