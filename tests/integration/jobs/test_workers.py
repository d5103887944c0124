"""A worker that stays: it sees what comes, ends when told to, and outlasts its database."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from catalogue.domain.source import Source
from catalogue.jobs.runner import Runner, runner_for
from catalogue.jobs.tasks import TaskContext
from catalogue.store import Store
from tests.contract.store.records import NOW, new_source, write
from tests.integration.jobs.file_index import FileIndex
from tests.services_postgresql import new_server

pytestmark = pytest.mark.slow


@contextmanager
def worker(store: Store, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    url = store.place.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.integration.jobs.drain_process", url, str(folder), "on"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something holds; a minute is for a machine that is very busy."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "the worker did not get there"
        time.sleep(0.05)


def put(store: Store, source: Source, identifier: str) -> str:
    new = write(identifier)
    with store.unit_of_work() as work:
        work.records.put_many(source.id, [new], at=NOW)
    return new.id


def test_a_worker_sees_what_comes_and_ends_when_told_to(
    store: Store, source: Source, runner: Runner, index: FileIndex, tmp_path: Path
) -> None:
    first = put(store, source, "one")
    with worker(store, tmp_path / "index") as process:
        wait_for(lambda: first in index.contents)
        second = put(store, source, "two")
        runner.nudge()
        wait_for(lambda: second in index.contents)
        process.send_signal(signal.SIGTERM)
        # The embedded one needs no goodbye: it may be killed anywhere.
        expected = -signal.SIGTERM if store.place.file else 0
        assert process.wait(timeout=60) == expected


@pytest.mark.postgresql
def test_a_worker_outlasts_a_restart_of_its_database(tmp_path: Path) -> None:
    server = new_server()
    store = Store.open(server.url)
    try:
        store.migrate()
        source, index = new_source("land"), FileIndex(store, tmp_path / "index")
        with store.unit_of_work() as work:
            work.sources.add(source)
        runner = runner_for(TaskContext(store=store, index=index))
        runner.prepare()
        runner.prepare()
        first = put(store, source, "one")
        with worker(store, tmp_path / "index"):
            wait_for(lambda: first in index.contents)
            server.stop()
            server.start()
            second = put(store, source, "two")
            runner.nudge()
            wait_for(lambda: second in index.contents)
    finally:
        store.close()
        server.remove()
