"""What a person may not see has no effect on anything that person receives.

Two thousand records, a fifth of the restricted fields filled, one in fifty hidden; beside them the
same records as if those fields and records had never been. Whatever an audience asks, the bytes of
the answers are the same, scores included.
"""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.domain.record import Record
from catalogue.policy.audiences import Audience
from catalogue.services.discovery import Discovery
from catalogue.services.indexing import IndexingService
from catalogue.store import Store
from search.elastic_engine import ElasticEngine
from search.engine import SearchEngine
from search.tantivy_engine import TantivyEngine
from tests.record_store import drain
from tests.security import corpora
from tests.services_elasticsearch import delete_indices

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ENGINES = (
    "tantivy",
    pytest.param("elasticsearch", marks=[pytest.mark.elasticsearch, pytest.mark.enable_socket]),
)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return corpora.with_hidden_parts()


@pytest.fixture(scope="module")
def full_store(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = corpora.stored(records, tmp_path_factory.mktemp("full") / "db.sqlite3")
    drain(store)  # what still waits is left out of answers, to those too who may see it
    yield store
    store.close()


class Bench:
    """Makes fresh engines of one make, and cleans up after them."""

    def __init__(self, make: str, home: Path, url: str | None) -> None:
        self._make = make
        self._home = home
        self._url = url
        self._prefixes: list[str] = []

    def engine(self) -> SearchEngine:
        prefix = f"test-{uuid.uuid4().hex[:12]}"
        if self._make == "tantivy":
            return TantivyEngine(self._home / prefix)
        assert self._url
        self._prefixes.append(prefix)
        return ElasticEngine(self._url, prefix)

    def clean(self) -> None:
        for prefix in self._prefixes:
            assert self._url
            delete_indices(self._url, prefix)


@pytest.fixture(params=ENGINES)
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    is_remote = request.param == "elasticsearch"
    url = request.getfixturevalue("elasticsearch_url") if is_remote else None
    bench = Bench(request.param, tmp_path, url)
    yield bench
    bench.clean()


def indexed(store: Store, engine: SearchEngine, audience: Audience) -> Discovery:
    with store.reading() as work:
        ids = work.records.all_ids(limit=1_000_000)
    IndexingService(store, engine, [audience]).index(ids)
    return Discovery(store, engine)


def rebuilt(store: Store, engine: SearchEngine, audience: Audience) -> Discovery:
    """Fill the index the other way, so that neither way of writing can make a difference."""
    IndexingService(store, engine, [audience]).rebuild()
    return Discovery(store, engine)


@pytest.mark.parametrize("audience", list(Audience))
def test_hidden_parts_change_no_byte_of_any_answer(
    bench: Bench, audience: Audience, records: list[Record], full_store: Store, tmp_path: Path
) -> None:
    full = indexed(full_store, bench.engine(), audience)
    emptied = corpora.without_hidden_parts(records, audience)
    empty_store = corpora.stored(emptied, tmp_path / "emptied.sqlite3")
    drain(empty_store)
    empty = rebuilt(empty_store, bench.engine(), audience)

    asked = 0
    pairs = zip(
        corpora.everything_given(full, audience, records),
        corpora.everything_given(empty, audience, records),
        strict=True,
    )
    for (question, given), (same_question, given_without) in pairs:
        assert question == same_question
        assert given == given_without, question
        asked += 1
    assert asked > 2_200
    empty_store.close()


def test_the_comparison_sees_what_an_audience_may_see(
    records: list[Record], full_store: Store, tmp_path: Path
) -> None:
    """Between the public and the accredited the same comparison finds differences."""
    engine = TantivyEngine(tmp_path)
    few = records[:150]
    IndexingService(full_store, engine).index([record.id for record in few])
    discovery = Discovery(full_store, engine)
    public = dict(corpora.everything_given(discovery, Audience.PUBLIC, few))
    accredited = dict(corpora.everything_given(discovery, Audience.ACCREDITED, few))
    different = {
        question.split()[0] for question in public if public[question] != accredited[question]
    }
    assert different >= {"search", "record"}
