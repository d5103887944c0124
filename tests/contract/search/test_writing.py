"""Writing, deleting and guarding of versions."""

from typing import TYPE_CHECKING

import pytest

from search.engine import SearchEngine
from search.query import SearchQuery
from tests.contract.search.corpus import corpus, document

if TYPE_CHECKING:
    from search.document import SearchDocument


def found(engine: SearchEngine, words: str = "") -> list[str]:
    return [hit.id for hit in engine.search("public", SearchQuery(words=words)).hits]


def test_an_index_that_nobody_wrote_to_is_empty(engine: SearchEngine) -> None:
    result = engine.search("public", SearchQuery(words="badger"))
    assert (result.total, result.hits) == (0, ())
    assert list(engine.contents("public")) == []
    assert engine.suggest("public", "bad") == ()
    assert engine.similar("public", "record-00001") == ()


def test_only_writing_builds_an_index(engine: SearchEngine) -> None:
    nothing = engine.search("public", SearchQuery())
    assert list(engine.contents("public")) == []
    engine.suggest("public", "bad")
    engine.check()
    assert not engine.is_built("public")
    engine.apply("public", [])
    assert engine.is_built("public")
    assert not engine.is_built("other")
    assert engine.search("public", SearchQuery()) == nothing
    assert engine.search("public", SearchQuery(facets=False)).facets == {}
    assert engine.search("other", SearchQuery(facets=False)).facets == {}


def test_what_was_written_is_found_at_once(engine: SearchEngine) -> None:
    engine.apply("public", [document(1, title="Badger setts")])
    assert found(engine, "badger") == ["record-00001"]


def test_what_was_deleted_is_gone_at_once(engine: SearchEngine) -> None:
    engine.apply("public", [document(1), document(2)])
    engine.apply("public", [], ["record-00001"])
    assert found(engine) == ["record-00002"]
    assert engine.similar("public", "record-00001") == ()


def test_a_deletion_outweighs_a_document_of_the_same_call(engine: SearchEngine) -> None:
    engine.apply("public", [document(1), document(2)], ["record-00001"])
    assert found(engine) == ["record-00002"]


def test_deleting_what_is_not_there_is_no_fault(engine: SearchEngine) -> None:
    engine.apply("public", [], ["record-00009"])
    assert found(engine) == []


def test_a_deleted_document_can_come_back(engine: SearchEngine) -> None:
    engine.apply("public", [document(1, version=5)])
    engine.apply("public", [], ["record-00001"])
    engine.apply("public", [document(1, version=5, title="Back again")])
    assert found(engine, "back") == ["record-00001"]


def test_a_newer_revision_takes_the_place_of_the_older(engine: SearchEngine) -> None:
    engine.apply("public", [document(1, title="Badger")])
    engine.apply("public", [document(1, version=2, digest="new", title="Whale")])
    assert found(engine, "badger") == []
    assert found(engine, "whale") == ["record-00001"]
    assert list(engine.contents("public")) == [("record-00001", "new")]


def test_an_older_revision_never_overwrites_a_newer(engine: SearchEngine) -> None:
    engine.apply("public", [document(1, version=2, digest="new", title="Whale")])
    engine.apply("public", [document(1, version=1, digest="old", title="Badger")])
    assert found(engine, "badger") == []
    assert list(engine.contents("public")) == [("record-00001", "new")]


def test_a_changed_document_of_the_same_revision_is_written(engine: SearchEngine) -> None:
    engine.apply("public", [document(1, title="Badger")])
    engine.apply("public", [document(1, digest="other", title="Whale")])
    assert found(engine, "whale") == ["record-00001"]


def test_a_document_with_the_digest_held_is_left_alone(engine: SearchEngine) -> None:
    engine.apply("public", [document(1, title="Badger")])
    engine.apply("public", [document(1, version=9, title="Not looked at")])
    assert found(engine, "badger") == ["record-00001"]
    # The older revision counts still: nothing was touched.
    engine.apply("public", [document(1, version=2, digest="new", title="Whale")])
    assert found(engine, "whale") == ["record-00001"]


def test_of_one_document_given_twice_the_newest_stays(engine: SearchEngine) -> None:
    newer = document(1, version=3, digest="new", title="Whale")
    engine.apply("public", [newer, document(1, version=2, digest="old", title="Badger")])
    assert list(engine.contents("public")) == [("record-00001", "new")]


def test_writing_the_same_again_changes_no_answer_and_no_score(engine: SearchEngine) -> None:
    engine.apply("public", corpus(60))
    before = [engine.search("public", SearchQuery(words=words)) for words in ("road", "sheep")]
    for _ in range(3):
        engine.apply("public", corpus(60))
    after = [engine.search("public", SearchQuery(words=words)) for words in ("road", "sheep")]
    assert after == before


@pytest.mark.parametrize("size", [1, 7, 60])
def test_scores_do_not_depend_on_the_batches_that_documents_came_in(
    engine: SearchEngine, size: int
) -> None:
    documents = corpus(60)
    engine.apply("public", documents)
    for start in range(0, len(documents), size):
        engine.apply("other", documents[start : start + size])
    for words in ("road", "badger bridge canal", '"road" OR sheep -lake', "of the water"):
        query = SearchQuery(words=words)
        assert engine.search("other", query) == engine.search("public", query)
    assert engine.similar("other", documents[0].id) == engine.similar("public", documents[0].id)


def test_indexes_know_nothing_of_one_another(engine: SearchEngine) -> None:
    engine.apply("public", [document(1, title="Badger")])
    engine.apply("accredited+government", [document(2, title="Badger"), document(3)])
    assert found(engine) == ["record-00001"]
    assert engine.suggest("public", "rec") == ()


def test_contents_tells_every_document_and_its_digest(engine: SearchEngine) -> None:
    documents = corpus(120)
    engine.apply("public", documents)
    assert sorted(engine.contents("public")) == [(d.id, d.digest) for d in documents]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "\N{MUSICAL SYMBOL G CLEF} " * 40},
        {"description": "x" * 40_000},
        {"keyword": ("k" * 20_000,)},
        {"title": "t" * 40_000, "title_sort": "t" * 40_000},
        {"identifier": "urn:\N{LATIN SMALL LETTER SHARP S}:é/ü?x=1#y"},
        {"publisher": "https://data.example/" + "p" * 300},
        {"modified": None, "description": "", "title": "  "},
        {"description": "a\x01b\x1fc"},
    ],
)
def test_odd_texts_are_taken(engine: SearchEngine, changes: dict[str, object]) -> None:
    odd: SearchDocument = document(1, **changes)
    engine.apply("public", [odd, document(2, title="Badger")])
    assert sorted(engine.contents("public")) == [(odd.id, odd.digest), ("record-00002", "digest-2")]
    assert found(engine, "badger") == ["record-00002"]


@pytest.mark.parametrize("name", ["", "../public", "Public", "a/b", "a b", "-x", "x\n", "x" * 65])
def test_a_name_that_is_none_is_refused(engine: SearchEngine, name: str) -> None:
    with pytest.raises(ValueError, match="not a name of an index"):
        engine.search(name, SearchQuery())
