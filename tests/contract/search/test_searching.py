"""Words, orders, pages and highlights."""

import html
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import SearchEngine
from search.errors import QueryRefusedError
from search.query import Facet, SearchQuery, Sort
from tests.contract.search.corpus import corpus, document

few_examples = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def found(engine: SearchEngine, words: str) -> set[str]:
    return {hit.id for hit in engine.search("public", SearchQuery(words=words)).hits}


@pytest.fixture
def small(engine: SearchEngine) -> SearchEngine:
    engine.apply(
        "public",
        [
            document(1, title="Register of births", description="Births and deaths since 1837"),
            document(2, title="School census", keyword=("pupils", "education")),
            document(3, title="Children's homes", summary="Inspected each year"),
            document(4, title="Énergie et naïveté", variable=("date_of_birth", "uprn")),
            document(5, title="Payments", publisher_name="Department for Work and Pensions"),
            document(6, title="Air quality", description="Quality of the air by hour"),
        ],
    )
    return engine


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("births", {1, 4}),
        ("BIRTH", {1, 4}),
        ("births 1837", {1}),
        ("births school", set()),
        ("births OR school", {1, 2, 4}),
        ("births | school", {1, 2, 4}),
        ("births OR school census", {2}),
        ("births -1837", {4}),
        ("-births", {2, 3, 5, 6}),
        ('-"air quality"', {1, 2, 3, 4, 5}),
        ('"air quality"', {6}),
        ('"quality air"', set()),
        ("quality air", {6}),
        ("census of schools", {2}),
        ("the register for the births", {1}),
        ("of", {1, 4, 6}),
        ("children home", {3}),
        ("children's homes", {3}),
        ("children\N{RIGHT SINGLE QUOTATION MARK}s home", {3}),
        ("school's", {2}),
        ('"children\'s homes"', {3}),
        ('"register of births"', {1}),
        ('"register births"', set()),
        ("educ*", {2}),
        ("educatio*", {2}),
        ("insp* year", {3}),
        ("zz*", set()),
        ("children", {3}),
        ("childrens", {3}),
        ("children\N{RIGHT SINGLE QUOTATION MARK}s", {3}),
        ("energie", {4}),
        ("NAIVETÉ", {4}),
        ("date_of_birth", {4}),
        ("date-of-birth", {4}),
        ("date_of_bir*", {4}),
        ("DWP", {5}),
        ("dwp payments", {5}),
        ("unique property reference number", {4}),
        ("pupil census", {2}),
        ("https://data.example/3", {3}),
        ('"unclosed air', set()),
        ("title:register", set()),
        ("*:*", {1, 2, 3, 4, 5, 6}),
        ("/.*/ [a TO b] {!x} ~ ^", set()),
        ("", {1, 2, 3, 4, 5, 6}),
        ("???", {1, 2, 3, 4, 5, 6}),
    ],
)
def test_words_find_what_a_person_expects(
    small: SearchEngine, words: str, numbers: set[int]
) -> None:
    assert found(small, words) == {f"record-{number:05d}" for number in numbers}


@pytest.mark.parametrize("name", ["title", "alternative_title", "summary", "description",
                                  "publisher_name", "other", "identifier"])  # fmt: skip
def test_every_single_text_is_searched(engine: SearchEngine, name: str) -> None:
    engine.apply("public", [document(1, **{name: "Badger setts"}), document(2)])
    assert found(engine, "badger") == {"record-00001"}


@pytest.mark.parametrize("name", ["keyword", "theme_label", "place", "variable"])
def test_every_multiple_text_is_searched(engine: SearchEngine, name: str) -> None:
    engine.apply("public", [document(1, **{name: ("setts", "badger")}), document(2)])
    assert found(engine, "badger") == {"record-00001"}
    assert found(engine, '"setts badger"') == set()  # two values are no phrase


@given(words=st.text(max_size=60))
@few_examples
def test_no_text_is_refused(full_engine: SearchEngine, words: str) -> None:
    result = full_engine.search("public", SearchQuery(words=words, limit=3))
    assert result.total >= len(result.hits)


@given(words=st.text(alphabet="ab -\"*|OR'():~^/\\{}[]", max_size=40))
@few_examples
def test_no_punctuation_is_refused(full_engine: SearchEngine, words: str) -> None:
    full_engine.search("public", SearchQuery(words=words, limit=3))


@pytest.mark.parametrize(
    "words", ["\ud800 badger", "badger\x00", "a " * 5000, "x" * 100_000, '"' * 999, "-" * 999,
              "a* " * 200, "a OR " * 200, "a-b-c-" * 2000],
    ids=range(9),
)  # fmt: skip
def test_no_monster_is_refused(full_engine: SearchEngine, words: str) -> None:
    full_engine.search("public", SearchQuery(words=words))


def test_a_title_counts_more_than_a_description(engine: SearchEngine) -> None:
    engine.apply(
        "public",
        [
            document(1, title="Sheep", description="badger"),
            document(2, title="Badger", description="sheep"),
            document(3, title="Neither"),
        ],
    )
    hits = engine.search("public", SearchQuery(words="badger")).hits
    assert [hit.id for hit in hits] == ["record-00002", "record-00001"]
    assert hits[0].score > hits[1].score > 0


def test_what_was_typed_counts_more_than_its_synonym(engine: SearchEngine) -> None:
    engine.apply(
        "public",
        [
            document(1, title="General practitioner"),
            document(2, title="GP"),
            document(3, title="Sheep"),
        ],
    )
    hits = engine.search("public", SearchQuery(words="gp")).hits
    assert {hit.id for hit in hits} == {"record-00001", "record-00002"}


def test_equal_scores_come_in_the_order_of_titles_then_ids(engine: SearchEngine) -> None:
    titles = ["badger c", "badger b", "badger a", "badger b"]
    engine.apply("public", [document(n, title=t, title_sort=t) for n, t in enumerate(titles)])
    for window in (1, 2, 3, 4):
        pages = [
            engine.search("public", SearchQuery(words="badger", offset=offset, limit=window)).hits
            for offset in range(0, 4, window)
        ]
        ids = [hit.id for page in pages for hit in page]
        assert ids == ["record-00002", "record-00001", "record-00003", "record-00000"]


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("words", ["", "road", "road OR sheep"])
def test_pages_put_together_are_the_whole_list(
    full_engine: SearchEngine, sort: Sort, words: str
) -> None:
    whole = full_engine.search("public", SearchQuery(words=words, sort=sort, limit=300))
    ids = []
    for offset in range(0, whole.total, 37):
        page = SearchQuery(words=words, sort=sort, offset=offset, limit=37)
        ids += [hit.id for hit in full_engine.search("public", page).hits]
    assert ids == [hit.id for hit in whole.hits]
    assert len(set(ids)) == whole.total


def test_sorting_by_title_is_by_its_sort_key_then_id(full_engine: SearchEngine) -> None:
    hits = full_engine.search("public", SearchQuery(sort=Sort.TITLE, limit=300)).hits
    expected = sorted(corpus(), key=lambda d: (d.title_sort, d.id))
    assert [hit.id for hit in hits] == [d.id for d in expected]
    assert {hit.score for hit in hits} == {0.0}


def test_sorting_by_modified_is_newest_first_and_undated_last(full_engine: SearchEngine) -> None:
    hits = full_engine.search("public", SearchQuery(sort=Sort.MODIFIED, limit=300)).hits
    dated = [d for d in corpus() if d.modified is not None]
    undated = [d for d in corpus() if d.modified is None]
    by_title = sorted(dated, key=lambda d: (d.title_sort, d.id))
    newest = sorted(by_title, key=lambda d: d.modified or pytest.fail("dated"), reverse=True)
    last = sorted(undated, key=lambda d: (d.title_sort, d.id))
    assert [hit.id for hit in hits] == [d.id for d in [*newest, *last]]


def test_a_page_of_none_still_has_the_total(full_engine: SearchEngine) -> None:
    result = full_engine.search("public", SearchQuery(limit=0))
    assert (result.total, result.hits) == (300, ())
    ranked = full_engine.search("public", SearchQuery(words="road", limit=0))
    assert ranked.total > 0
    assert ranked.hits == ()


def test_a_page_past_the_end_is_empty(full_engine: SearchEngine) -> None:
    for words in ("", "road"):
        result = full_engine.search("public", SearchQuery(words=words, offset=9_000))
        assert result.hits == ()
        assert result.total > 0


@pytest.mark.parametrize(
    ("offset", "limit"), [(9_981, 20), (10_000, 1), (-1, 20), (0, -1), (0, 1_001)]
)
def test_a_page_past_the_limit_is_refused(engine: SearchEngine, offset: int, limit: int) -> None:
    with pytest.raises(QueryRefusedError):
        engine.search("public", SearchQuery(offset=offset, limit=limit))


def test_the_last_page_within_the_limit_is_given(full_engine: SearchEngine) -> None:
    for words in ("", "road"):
        full_engine.search("public", SearchQuery(words=words, offset=9_980, limit=20))


def test_highlights_mark_what_was_looked_for(engine: SearchEngine) -> None:
    engine.apply(
        "public",
        [document(1, title="Badgers of the coast", description="Where a badger lives. " * 30)],
    )
    hit = engine.search("public", SearchQuery(words="badger -whale of")).hits[0]
    assert hit.highlights["title"] == "<mark>Badgers</mark> of the coast"
    assert "<mark>badger</mark>" in hit.highlights["description"]
    assert len(hit.highlights["description"]) < 600


def test_highlights_are_left_out_when_not_wanted_or_nothing_matched(engine: SearchEngine) -> None:
    engine.apply("public", [document(1, title="Badgers", keyword=("whale",))])
    unwanted = SearchQuery(words="badger", highlights=False)
    assert engine.search("public", unwanted).hits[0].highlights == {}
    assert engine.search("public", SearchQuery(words="whale")).hits[0].highlights == {}
    assert engine.search("public", SearchQuery()).hits[0].highlights == {}


HOSTILE = [
    "badger <script>alert(1)</script>",
    "<img src=x onerror=alert(1)> badger",
    "badger &lt;b&gt; &amp; \"quoted\" 'single'",
    "<b>badger</b> <mark>badger</mark>",
    "<badger>",
    "<mark onclick=x>badger",
    "badger\u2028<svg/onload=1>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_highlights_are_safe_html_with_one_tag(engine: SearchEngine, text: str) -> None:
    engine.apply("public", [document(1, title=text, summary=text, description=text)])
    hit = engine.search("public", SearchQuery(words="badger")).hits[0]
    assert set(hit.highlights) == {"title", "summary", "description"}
    assert html.unescape(re.sub("</?mark>", "", hit.highlights["title"])) == text
    for shown in hit.highlights.values():
        bare = shown.replace("<mark>", "").replace("</mark>", "")
        assert not re.search(r"[<>]", bare)
        assert not re.search(r"&(?!(amp|lt|gt|quot|#x?[0-9a-fA-F]+);)", bare)
        assert html.unescape(bare) in text


def test_facets_can_be_left_out(full_engine: SearchEngine) -> None:
    assert full_engine.search("public", SearchQuery(facets=False)).facets == {}
    assert set(full_engine.search("public", SearchQuery()).facets) == set(Facet)
