"""An Elasticsearch that stalls, breaks off, refuses, or is not there."""

import logging
import socket
import traceback
from collections.abc import Callable, Iterator

import msgspec
import pytest
from elasticsearch import Elasticsearch

from search.elastic_engine import ElasticEngine
from search.elastic_indices import ElasticIndex
from search.engine import SearchEngine
from search.errors import EngineUnavailableError, IndexBusyError, IndexDamagedError, SearchError
from search.query import SearchQuery
from tests.integration.search.documents import batch
from tests.integration.search.faulty_proxy import Fault, FaultyProxy

pytestmark = [pytest.mark.elasticsearch, pytest.mark.enable_socket]


def rebuild(engine: SearchEngine) -> None:
    with engine.rebuild("public") as new:
        new.add(batch(2))


OPERATIONS: list[Callable[[SearchEngine], object]] = [
    lambda engine: engine.search("public", SearchQuery(words="badger secret-query")),
    lambda engine: engine.apply("public", batch(2)),
    lambda engine: list(engine.contents("public")),
    lambda engine: engine.suggest("public", "bad"),
    lambda engine: engine.similar("public", "record-00001"),
    rebuild,
    lambda engine: engine.check(),
]
NAMES = ["search", "apply", "contents", "suggest", "similar", "rebuild", "check"]


@pytest.fixture
def engine(elasticsearch_url: str, elasticsearch_prefix: str) -> Iterator[ElasticEngine]:
    engine = ElasticEngine(elasticsearch_url, elasticsearch_prefix)
    engine.apply("public", batch(1))
    yield engine
    engine.close()


@pytest.fixture
def proxy(elasticsearch_url: str) -> Iterator[FaultyProxy]:
    with FaultyProxy(elasticsearch_url) as proxy:
        yield proxy


@pytest.fixture
def through_proxy(
    engine: ElasticEngine, proxy: FaultyProxy, elasticsearch_prefix: str
) -> Iterator[ElasticEngine]:
    """Return an engine that has worked before the fault begins."""
    other = ElasticEngine(proxy.url, elasticsearch_prefix, timeout=2)
    assert (
        other.search("public", SearchQuery()).total == engine.search("public", SearchQuery()).total
    )
    yield other
    other.close()


@pytest.mark.parametrize("operation", OPERATIONS, ids=NAMES)
@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault.STALL, "did not answer in time"),
        (Fault.RESET, "broke the connection off"),
        (Fault.CUT, "broke the connection off|did not answer in time"),
        (Fault.NOISE, "sent an answer that cannot be read"),
        (Fault.STRANGER, "sent an answer that cannot be read"),
        (Fault.OVERLOADED, "is overloaded"),
        (Fault.UNAVAILABLE, "is overloaded"),
    ],
)
@pytest.mark.timeout(30)
def test_a_fault_is_told_plainly_and_gone_with_its_cause(
    through_proxy: ElasticEngine,
    proxy: FaultyProxy,
    fault: Fault,
    told: str,
    operation: Callable[[SearchEngine], object],
) -> None:
    proxy.fault = fault
    with pytest.raises(EngineUnavailableError, match=told) as caught:
        operation(through_proxy)
    shown = "".join(traceback.format_exception(caught.value))
    assert "secret" not in str(caught.value)
    assert "secret-password" not in shown
    assert "secret-query-text" not in shown
    proxy.fault = Fault.NONE
    operation(through_proxy)


def test_a_server_that_is_no_elasticsearch_is_told(
    proxy: FaultyProxy, elasticsearch_prefix: str
) -> None:
    proxy.fault = Fault.STRANGER
    engine = ElasticEngine(proxy.url, elasticsearch_prefix)
    with pytest.raises(EngineUnavailableError, match="is not an Elasticsearch"):
        engine.search("public", SearchQuery())
    engine.close()


def test_a_stall_is_not_waited_for_again_and_again(
    through_proxy: ElasticEngine, proxy: FaultyProxy
) -> None:
    before = proxy.connections
    proxy.fault = Fault.STALL
    with pytest.raises(EngineUnavailableError):
        through_proxy.search("public", SearchQuery())
    assert proxy.connections - before <= 1


def test_a_bulk_whose_answer_was_lost_is_done_once(
    through_proxy: ElasticEngine, proxy: FaultyProxy, engine: ElasticEngine
) -> None:
    proxy.fault = Fault.CUT
    with pytest.raises(EngineUnavailableError):
        through_proxy.apply("public", batch(2))
    proxy.fault = Fault.NONE
    through_proxy.apply("public", batch(2))
    assert dict(engine.contents("public")) == {d.id: d.digest for d in batch(2)}


def test_a_server_that_is_gone_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    engine = ElasticEngine(f"http://someone:secret@127.0.0.1:{port}")
    with pytest.raises(
        EngineUnavailableError, match=rf"127\.0\.0\.1:{port} cannot be reached"
    ) as told:
        engine.search("public", SearchQuery())
    assert "secret" not in str(told.value)
    engine.close()


@pytest.mark.parametrize("url", ["nonsense", "http://", "ftp://u:secret@h:1", "http://h:99999"])
def test_an_address_that_is_none_is_told_without_repeating_it(url: str) -> None:
    with pytest.raises(EngineUnavailableError) as told:
        ElasticEngine(url).check()
    assert "secret" not in "".join(traceback.format_exception(told.value))


def blocked(url: str, prefix: str, *, on: bool) -> None:
    with Elasticsearch(url) as client:
        client.indices.put_settings(
            index=f"{prefix}-public", settings={"index.blocks.write": on or None}
        )


def test_a_read_only_index_is_told_and_nothing_is_half_written(
    engine: ElasticEngine, elasticsearch_url: str, elasticsearch_prefix: str
) -> None:
    blocked(elasticsearch_url, elasticsearch_prefix, on=True)
    with pytest.raises(EngineUnavailableError, match=r"read-only.*200 of 200"):
        engine.apply("public", batch(2))
    assert dict(engine.contents("public")) == {d.id: d.digest for d in batch(1)}
    assert engine.search("public", SearchQuery(words="badger")).total == 200
    blocked(elasticsearch_url, elasticsearch_prefix, on=False)
    engine.apply("public", batch(2))
    assert dict(engine.contents("public")) == {d.id: d.digest for d in batch(2)}


def test_of_a_batch_with_a_bad_document_the_good_ones_are_in(engine: ElasticEngine) -> None:
    good, other = batch(2, size=2)
    bad = msgspec.structs.replace(other, version=2**70)
    with pytest.raises(SearchError, match="1 of 2"):
        engine.apply("public", [bad, good])
    assert dict(engine.contents("public"))[good.id] == good.digest


def test_an_index_that_was_removed_is_told_and_then_known_to_be_gone(
    engine: ElasticEngine, elasticsearch_url: str, elasticsearch_prefix: str
) -> None:
    with Elasticsearch(elasticsearch_url) as client:
        client.indices.delete(index=f"{elasticsearch_prefix}-public-000000000000")
    with pytest.raises(IndexDamagedError, match="wayleave reindex"):
        engine.search("public", SearchQuery())
    assert engine.search("public", SearchQuery()).total == 0
    assert not engine.is_built("public")


def test_an_index_of_another_layout_is_told_and_a_rebuild_mends_it(
    engine: ElasticEngine, elasticsearch_url: str, elasticsearch_prefix: str
) -> None:
    engine.check()
    with Elasticsearch(elasticsearch_url) as client:
        client.indices.put_mapping(
            index=f"{elasticsearch_prefix}-public", meta={"layout": "of another version"}
        )
    fresh = ElasticEngine(elasticsearch_url, elasticsearch_prefix)
    with pytest.raises(IndexDamagedError, match="another version"):
        fresh.search("public", SearchQuery())
    rebuild(fresh)
    assert fresh.search("public", SearchQuery()).total == 200
    fresh.close()


def test_what_a_crashed_rebuild_left_is_removed_by_the_next(
    engine: ElasticEngine, elasticsearch_url: str, elasticsearch_prefix: str
) -> None:
    index = ElasticIndex(Elasticsearch(elasticsearch_url), elasticsearch_prefix, "public")
    left_behind = index.start_building()
    assert engine.search("public", SearchQuery()).total == 200
    rebuild(engine)
    with Elasticsearch(elasticsearch_url) as client:
        names = list(client.indices.get(index=f"{elasticsearch_prefix}-public-*"))
    assert left_behind not in names
    assert len(names) == 1


def test_of_two_rebuilds_at_once_the_later_counts(engine: ElasticEngine) -> None:
    with pytest.raises(IndexBusyError, match="Another process"):
        _rebuild_around(engine)
    assert dict(engine.contents("public")) == {d.id: d.digest for d in batch(2)}


def _rebuild_around(engine: ElasticEngine) -> None:
    with engine.rebuild("public") as new:
        new.add(batch(3, size=5))
        rebuild(engine)


def test_nothing_is_logged_of_credentials(
    through_proxy: ElasticEngine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    through_proxy.search("public", SearchQuery(words="badger"))
    assert "secret" not in caplog.text
