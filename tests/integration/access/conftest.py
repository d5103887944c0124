"""A world of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.store import Store
from search.tantivy_engine import TantivyEngine
from tests.access_world import World


@pytest.fixture
def world(sqlite_url: str, tmp_path: Path) -> Iterator[World]:
    """Open a store with people, owners and records in it."""
    store = Store.open(sqlite_url)
    engine = TantivyEngine(tmp_path / "index")
    yield World(store, engine)
    engine.close()
    store.close()
