"""A store and an engine of their own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.services.discovery import Discovery
from catalogue.services.indexing import IndexingService
from catalogue.store import Store
from search.tantivy_engine import TantivyEngine


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    store = Store.open(sqlite_url)
    yield store
    store.close()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[TantivyEngine]:
    engine = TantivyEngine(tmp_path / "index")
    yield engine
    engine.close()


@pytest.fixture
def indexing(store: Store, engine: TantivyEngine) -> IndexingService:
    return IndexingService(store, engine)


@pytest.fixture
def discovery(store: Store, engine: TantivyEngine) -> Discovery:
    return Discovery(store, engine)
