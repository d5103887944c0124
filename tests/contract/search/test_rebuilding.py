"""Building an index anew under readers."""

from collections.abc import Iterable, Iterator

import pytest

from search.document import SearchDocument
from search.engine import SearchEngine
from search.query import SearchQuery
from tests.contract.search.corpus import corpus, document


def total(engine: SearchEngine) -> int:
    return engine.search("public", SearchQuery()).total


def test_a_rebuilt_index_holds_what_was_added_and_nothing_else(engine: SearchEngine) -> None:
    engine.apply("public", [document(1), document(2)])
    with engine.rebuild("public") as rebuild:
        rebuild.add([document(2), document(3)])
        rebuild.add(document(number) for number in range(4, 6))
    assert sorted(id_ for id_, _ in engine.contents("public")) == [
        f"record-{number:05d}" for number in (2, 3, 4, 5)
    ]


def test_readers_see_the_old_index_until_the_new_one_is_finished(engine: SearchEngine) -> None:
    engine.apply("public", [document(1)])
    with engine.rebuild("public") as rebuild:
        rebuild.add([document(2), document(3)])
        assert total(engine) == 1
    assert total(engine) == 2


def test_an_index_that_was_never_there_can_be_rebuilt(engine: SearchEngine) -> None:
    with engine.rebuild("public") as rebuild:
        rebuild.add([document(1)])
        assert not engine.is_built("public")
    assert engine.is_built("public")
    assert total(engine) == 1


def test_an_empty_rebuild_leaves_an_empty_index(engine: SearchEngine) -> None:
    engine.apply("public", [document(1)])
    with engine.rebuild("public"):
        pass
    assert total(engine) == 0


def rebuild_with(engine: SearchEngine, documents: Iterable[SearchDocument]) -> None:
    with engine.rebuild("public") as rebuild:
        rebuild.add(documents)


def unreadable_in_the_middle() -> Iterator[SearchDocument]:
    yield document(2)
    raise ValueError("a row could not be read")


def fail_after_adding(engine: SearchEngine) -> None:
    with engine.rebuild("public") as rebuild:
        rebuild.add([document(2)])
        raise ValueError("the database went away")


def test_a_rebuild_that_fails_changes_nothing_and_its_error_comes_through(
    engine: SearchEngine,
) -> None:
    engine.apply("public", [document(1)])
    with pytest.raises(ValueError, match="the database went away"):
        fail_after_adding(engine)
    with pytest.raises(ValueError, match="a row could not be read"):
        rebuild_with(engine, unreadable_in_the_middle())
    assert total(engine) == 1
    engine.apply("public", [document(3)])
    assert total(engine) == 2


def test_a_rebuilt_index_answers_as_one_that_was_written_to(engine: SearchEngine) -> None:
    engine.apply("public", corpus(80))
    with engine.rebuild("other") as rebuild:
        rebuild.add(corpus(80))
    for words in ("", "road", "road sheep", "badger OR whale"):
        query = SearchQuery(words=words)
        assert engine.search("other", query) == engine.search("public", query)


def test_a_rebuilt_index_can_be_written_to(engine: SearchEngine) -> None:
    for number in range(3):
        with engine.rebuild("public") as rebuild:
            rebuild.add([document(number)])
        engine.apply("public", [document(9)])
        assert total(engine) == 2


def test_an_engine_in_order_passes_its_check(engine: SearchEngine) -> None:
    engine.check()
    engine.apply("public", [document(1)])
    engine.check()
