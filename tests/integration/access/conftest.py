"""A world of its own for each test."""

from collections.abc import Iterator

import pytest

from catalogue.store import Store
from tests.access_world import World


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    """Open a store on each database in turn, with people, owners and records in it."""
    store = Store.open(database_url)
    yield World(store)
    store.close()
