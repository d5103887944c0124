"""Completing what is being typed, and finding what is like a record."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import SearchEngine
from search.folding import folded
from tests.contract.search.corpus import corpus, document


def test_titles_and_keywords_are_continued_best_first(engine: SearchEngine) -> None:
    engine.apply(
        "public",
        [
            document(1, title="School census", keyword=("schools", "pupils")),
            document(2, title="Meals in schools", keyword=("schools",)),
            document(3, title="Scholarships"),
        ],
    )
    assert engine.suggest("public", "sch") == (
        "schools",
        "Scholarships",
        "School census",
        "Meals in schools",
    )
    assert engine.suggest("public", "sch", limit=1) == ("schools",)
    assert engine.suggest("public", "school cen") == ("School census",)
    assert engine.suggest("public", "  SCHOOL   Cen") == ("School census",)
    assert engine.suggest("public", "") == ()
    assert engine.suggest("public", "xyz") == ()


def test_a_suggestion_is_given_once_in_its_commonest_spelling(engine: SearchEngine) -> None:
    spellings = ["Énergie", "énergie", "énergie"]
    engine.apply("public", [document(n, keyword=(s,)) for n, s in enumerate(spellings)])
    assert engine.suggest("public", "ener") == ("énergie",)


def test_nothing_but_titles_and_keywords_is_suggested(engine: SearchEngine) -> None:
    named = dict.fromkeys(("publisher_name", "other", "summary", "description"), "Zebedee Quill")
    listed = dict.fromkeys(("variable", "place", "theme_label"), ("Zebedee Quill",))
    engine.apply("public", [document(1, **named, **listed)])
    assert engine.suggest("public", "zeb") == ()
    assert engine.suggest("public", "quill") == ()


def test_what_was_deleted_or_changed_is_no_longer_suggested(engine: SearchEngine) -> None:
    engine.apply("public", [document(1, title="Badger"), document(2, title="Badge")])
    engine.apply("public", [document(2, version=2, digest="new", title="Whale")], ["record-00001"])
    assert engine.suggest("public", "bad") == ()


@given(prefix=st.text(max_size=20) | st.text(alphabet='r".*+?[](){}|\\^$#@&<>~', max_size=8))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_prefix_is_refused_and_each_answer_continues_it(
    full_engine: SearchEngine, prefix: str
) -> None:
    for suggestion in full_engine.suggest("public", prefix):
        assert folded(prefix) in folded(suggestion)


def test_similar_records_share_telling_words_and_leave_the_record_out(engine: SearchEngine) -> None:
    engine.apply(
        "public",
        [
            document(1, title="Badger setts", keyword=("badger", "woodland")),
            document(2, title="Badger counts", keyword=("badger", "woodland")),
            document(3, title="Woodland cover", keyword=("woodland",)),
            document(4, title="Prison places", keyword=("prison",)),
        ],
    )
    hits = engine.similar("public", "record-00001")
    assert [hit.id for hit in hits][:2] == ["record-00002", "record-00003"]
    assert "record-00001" not in [hit.id for hit in hits]
    assert len(engine.similar("public", "record-00001", limit=1)) == 1


def test_similar_to_what_is_not_there_is_nothing(full_engine: SearchEngine) -> None:
    for unknown in ("no-such-id", "", "\ud800", "a/b?c=d#e", "x" * 600):
        assert full_engine.similar("public", unknown) == ()


def test_similar_records_are_the_same_each_time(full_engine: SearchEngine) -> None:
    for known in corpus()[:10]:
        first = full_engine.similar("public", known.id)
        assert first
        assert all(full_engine.similar("public", known.id) == first for _ in range(3))


def test_documents_left_out_have_no_effect_on_suggestions_and_likeness(
    engine: SearchEngine,
) -> None:
    documents = [
        document(1, title="School census", keyword=("schools",)),
        document(2, title="School meals", keyword=("schools", "scholars")),
        document(3, title="School buses", keyword=("schools",)),
    ]
    engine.apply("public", documents)
    without = frozenset({"record-00002", "never-was"})
    assert engine.suggest("public", "scho", without=without) == (
        "schools",
        "School buses",
        "School census",
    )
    hits = engine.similar("public", "record-00001", without=without)
    assert [hit.id for hit in hits] == ["record-00003"]
