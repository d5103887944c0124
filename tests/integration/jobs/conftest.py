"""Runners on both databases, over an index that is a folder of files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.domain.source import Source
from catalogue.jobs.runner import Runner, runner_for
from catalogue.jobs.tasks import TaskContext
from catalogue.store import Store
from tests.contract.store.records import new_source
from tests.integration.jobs.file_index import FileIndex


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """Open an empty store."""
    store = Store.open(database_url, lock_patience=1)
    yield store
    store.close()


@pytest.fixture
def source(store: Store) -> Source:
    """Add a source."""
    source = new_source("land")
    with store.unit_of_work() as work:
        work.sources.add(source)
    return source


@pytest.fixture
def index(store: Store, tmp_path: Path) -> FileIndex:
    """Make an empty index."""
    return FileIndex(store, tmp_path / "index")


@pytest.fixture
def runner(store: Store, index: FileIndex) -> Runner:
    """Choose the database's own runner."""
    runner = runner_for(TaskContext(store=store, index=index))
    runner.prepare()
    return runner
