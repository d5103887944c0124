"""Totals and counts against an oracle that looks at every document."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import SearchEngine
from search.query import Facet, SearchQuery
from tests.contract.search.corpus import FORMATS, PUBLISHERS, THEMES, WORDS, corpus
from tests.contract.search.oracle import counts, matching

CORPUS = corpus()
VALUES = {
    Facet.PUBLISHER: PUBLISHERS,
    Facet.THEME: THEMES,
    Facet.ACCESS_RIGHTS: ("OPEN", "RESTRICTED", "INTERNAL"),
    Facet.TYPE: ("Dataset", "DataService", "DatasetSeries"),
    Facet.FORMAT: FORMATS,
    Facet.LICENCE: ("OGL",),
    Facet.UPDATE_FREQUENCY: ("ANNUAL", "MONTHLY"),
}
filters = st.fixed_dictionaries(
    {},
    optional={
        facet: st.frozensets(st.sampled_from([*known, "none-such"]), max_size=3)
        for facet, known in VALUES.items()
    },
)
typed = st.lists(st.sampled_from(WORDS[:25]), max_size=2)


@given(words=typed, chosen=filters)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_totals_hits_and_counts_are_those_of_looking_at_every_document(
    full_engine: SearchEngine, words: list[str], chosen: dict[Facet, frozenset[str]]
) -> None:
    query = SearchQuery(words=" ".join(words), filters=chosen, limit=300, highlights=False)
    result = full_engine.search("public", query)
    expected = matching(CORPUS, words, chosen)
    assert result.total == len(expected)
    assert {hit.id for hit in result.hits} == {document.id for document in expected}
    for facet in Facet:
        given_counts = [(count.value, count.count) for count in result.facets[facet]]
        assert given_counts == counts(CORPUS, words, chosen, facet)


def test_a_filter_changes_no_score(full_engine: SearchEngine) -> None:
    every = full_engine.search("public", SearchQuery(words="road", limit=300))
    scores = {hit.id: hit.score for hit in every.hits}
    narrowed = SearchQuery(words="road", filters={Facet.THEME: frozenset({"TRAN", "ENVI"})})
    for hit in full_engine.search("public", narrowed).hits:
        assert hit.score == scores[hit.id]


def test_values_that_no_engine_can_hold_match_nothing(full_engine: SearchEngine) -> None:
    for value in ("\ud800", "", "\x00", "x" * 40_000, 'a" OR "b', "*", "OPEN "):
        query = SearchQuery(filters={Facet.ACCESS_RIGHTS: frozenset({value})})
        assert full_engine.search("public", query).total == 0


@given(words=typed, chosen=filters, every=st.integers(min_value=1, max_value=9))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_left_out_counts_nowhere(
    full_engine: SearchEngine, words: list[str], chosen: dict[Facet, frozenset[str]], every: int
) -> None:
    without = frozenset(document.id for document in CORPUS[::every])
    kept = [document for document in CORPUS if document.id not in without]
    full_engine.search("public", SearchQuery(words=" ".join(words), filters=chosen))
    query = SearchQuery(
        words=" ".join(words), filters=chosen, limit=300, highlights=False, without=without
    )
    result = full_engine.search("public", query)
    assert {hit.id for hit in result.hits} == {d.id for d in matching(kept, words, chosen)}
    assert result.total == len(result.hits)
    for facet in Facet:
        given_counts = [(count.value, count.count) for count in result.facets[facet]]
        assert given_counts == counts(kept, words, chosen, facet)
