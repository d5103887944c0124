"""An empty store on each database, and a source in it: for tests that import these fixtures."""

from collections.abc import Iterator

import pytest

from catalogue.domain.source import Source
from catalogue.store import Store
from tests.contract.store.records import new_source


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
