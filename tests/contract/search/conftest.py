"""Each engine, empty for a test to write to, and one of each that holds the corpus."""

import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import pytest_socket

from search.elastic_engine import ElasticEngine
from search.engine import SearchEngine
from search.tantivy_engine import TantivyEngine
from tests.contract.search.corpus import corpus
from tests.services_elasticsearch import delete_indices

ENGINES = [
    "tantivy",
    pytest.param("elasticsearch", marks=[pytest.mark.elasticsearch, pytest.mark.enable_socket]),
]


class FullEngines:
    """Engines whose index ``public`` holds the corpus, made when first asked for."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._tantivy: TantivyEngine | None = None
        self._elastic: ElasticEngine | None = None

    def tantivy(self) -> TantivyEngine:
        """Return the embedded engine."""
        if self._tantivy is None:
            self._tantivy = TantivyEngine(self._folder)
            self._tantivy.apply("public", corpus())
        return self._tantivy

    def elastic(self, url: str) -> ElasticEngine:
        """Return the engine on a server."""
        if self._elastic is None:
            self._elastic = self._stack.enter_context(elastic_engine(url))
            self._elastic.apply("public", corpus())
        return self._elastic


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    """Return an engine whose indices are all empty."""
    if request.param == "tantivy":
        engine = TantivyEngine(tmp_path / "index", patience=0.2)
        yield engine
        engine.close()
        return
    with elastic_engine(request.getfixturevalue("elasticsearch_url")) as server:
        yield server


@pytest.fixture(params=ENGINES)
def full_engine(request: pytest.FixtureRequest, full_engines: FullEngines) -> SearchEngine:
    """Return an engine that holds the corpus, for tests that only read."""
    if request.param == "tantivy":
        return full_engines.tantivy()
    return full_engines.elastic(request.getfixturevalue("elasticsearch_url"))


@pytest.fixture(scope="session")
def full_engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FullEngines]:
    """Return the engines that hold the corpus."""
    with ExitStack() as stack:
        yield FullEngines(tmp_path_factory.mktemp("index"), stack)
        pytest_socket.enable_socket()  # the last test of the session may have had none


@contextmanager
def elastic_engine(url: str) -> Iterator[ElasticEngine]:
    """Lend an engine with a prefix of its own; its indices are deleted afterwards."""
    prefix = f"test-{uuid.uuid4().hex[:12]}"
    engine = ElasticEngine(url, prefix)
    yield engine
    engine.close()
    delete_indices(url, prefix)
