"""Both engines over the same documents: the same totals and counts, and much the same order."""

import itertools

import pytest

from search.elastic_engine import ElasticEngine
from search.query import Facet, SearchQuery, SearchResult, Sort
from search.tantivy_engine import TantivyEngine
from tests.contract.search.conftest import FullEngines
from tests.contract.search.corpus import PUBLISHERS, WORDS

pytestmark = [pytest.mark.elasticsearch, pytest.mark.enable_socket]

_PAIRS = list(itertools.pairwise(WORDS[:24]))
TYPED = [
    *WORDS[:20],
    *(f"{a} {b}" for a, b in _PAIRS[::2]),
    *(f"{a} OR {b}" for a, b in _PAIRS[1::2]),
    *(f"{a} -{b}" for a, b in _PAIRS[::4]),
    *(f'"{a} {b}"' for a, b in _PAIRS[::6]),
    *(f"{word[:3]}*" for word in WORDS[:5]),
    *(f"office of the {publisher}" for publisher in PUBLISHERS),
    "",
]
MEASURED_SHARED, MEASURED_IN_PLACE = 1.0, 1.0
"""All 616 places in the first ten of these 64 queries, when last measured."""
Both = tuple[TantivyEngine, ElasticEngine]


@pytest.fixture
def both(full_engines: FullEngines, elasticsearch_url: str) -> Both:
    return full_engines.tantivy(), full_engines.elastic(elasticsearch_url)


def answers(both: Both, query: SearchQuery) -> tuple[SearchResult, SearchResult]:
    embedded, remote = (engine.search("public", query) for engine in both)
    return embedded, remote


def test_there_are_enough_queries_to_speak_of_agreement() -> None:
    assert len(TYPED) >= 60


@pytest.mark.parametrize("words", TYPED)
def test_totals_and_counts_are_the_same(both: Both, words: str) -> None:
    embedded, remote = answers(both, SearchQuery(words=words))
    assert embedded.total == remote.total
    assert embedded.facets == remote.facets


def test_the_first_ten_are_largely_the_same_in_the_same_order(both: Both) -> None:
    shared, in_place, wanted = 0, 0, 0
    for words in TYPED:
        embedded, remote = answers(both, SearchQuery(words=words, limit=10, facets=False))
        ids, others = [h.id for h in embedded.hits], [h.id for h in remote.hits]
        wanted += len(ids)
        shared += len(set(ids) & set(others))
        in_place += sum(a == b for a, b in zip(ids, others, strict=True))
    assert shared / wanted > MEASURED_SHARED - 0.03
    assert in_place / wanted > MEASURED_IN_PLACE - 0.05


@pytest.mark.parametrize("sort", [Sort.TITLE, Sort.MODIFIED])
def test_sorted_lists_are_the_same(both: Both, sort: Sort) -> None:
    filters = {Facet.THEME: frozenset({"TRAN", "ENVI"})}
    embedded, remote = answers(both, SearchQuery(sort=sort, filters=filters, limit=300))
    assert embedded == remote


@pytest.mark.parametrize("typed", ["s", "sch", "wat", "ro", "r", "li", "ba"])
def test_suggestions_are_the_same(both: Both, typed: str) -> None:
    embedded, remote = (engine.suggest("public", typed) for engine in both)
    assert embedded == remote
    assert embedded
