"""Runners on both databases, over an index that is a folder of files."""

from pathlib import Path

import pytest

from catalogue.jobs.runner import Runner, runner_for
from catalogue.jobs.tasks import TaskContext
from catalogue.store import Store
from tests.integration.jobs.file_index import FileIndex
from tests.stored_source import source, store

__all__ = ["index", "runner", "source", "store"]


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
