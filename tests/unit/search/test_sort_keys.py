"""Keys that order as people expect, and the numbers made of them."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from search.document import SearchDocument
from search.sort_keys import id_of, modified_key, ranks, title_key


def document(number: str, title: str, modified: dt.datetime | None = None) -> SearchDocument:
    return SearchDocument(
        id=number, version=1, digest="", source="", identifier="", type="", title=title,
        title_sort=title, modified=modified,
    )  # fmt: skip


titles = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=30)
moments = st.datetimes(timezones=st.just(dt.UTC))


@given(titles, titles)
def test_titles_order_keys(one: str, other: str) -> None:
    keys = title_key(document("1", one)), title_key(document("1", other))
    assert (keys[0] < keys[1]) == ((one or "") < (other or ""))


@given(titles)
def test_a_key_ends_with_its_id(title: str) -> None:
    assert id_of(title_key(document("record-1", title))) == "record-1"
    assert id_of(modified_key(document("record-1", title))) == "record-1"


@given(moments, moments)
def test_newer_comes_first(one: dt.datetime, other: dt.datetime) -> None:
    keys = modified_key(document("1", "a", one)), modified_key(document("1", "a", other))
    if one - other >= dt.timedelta(milliseconds=1):
        assert keys[0] < keys[1]


@given(moments)
def test_undated_comes_last(moment: dt.datetime) -> None:
    assert modified_key(document("1", "z", moment)) < modified_key(document("1", "a"))


@given(titles, titles)
def test_ranks_never_contradict_keys(one: str, other: str) -> None:
    first, second = sorted([title_key(document("1", one)), title_key(document("1", other))])
    assert ranks(first) <= ranks(second)
