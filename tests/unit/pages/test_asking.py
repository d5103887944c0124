"""Reading what an address asks for, and the one address of a question."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from frontend.pages.finding.asking import (
    MOST_CHARACTERS,
    PAGE_SIZES,
    Question,
    is_canonical,
    read_question,
)
from search.limits import check_query
from search.query import MAX_WINDOW, Facet, Sort

_NAMES = ["q", "sort", "page", "per_page", "whole", "other", *(facet.value for facet in Facet)]
_VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["relevance", "modified", "title", "publisher", "-1", "0", "1e9", "\u0663"]),
    st.integers().map(str),
)
PARAMETERS = st.lists(st.tuples(st.sampled_from(_NAMES), _VALUES), max_size=12).map(MultiDict)


def read(address: str) -> Question:
    query = urlsplit(address).query
    return read_question(MultiDict(parse_qsl(query, keep_blank_values=True)))


@given(PARAMETERS)
def test_any_parameters_are_a_question_that_an_engine_answers(
    parameters: "MultiDict[str, str]",
) -> None:
    check_query(read_question(parameters).query())


@given(PARAMETERS)
def test_an_address_of_a_question_asks_that_question_and_is_its_only_one(
    parameters: "MultiDict[str, str]",
) -> None:
    question = read_question(parameters)
    again = read(question.address())
    assert all("words count" in complaint for complaint in again.complaints)
    assert again.address() == question.address()
    pairs = parse_qsl(urlsplit(question.address()).query, keep_blank_values=True)
    assert is_canonical(MultiDict(pairs), again)
    assert all(value for _, value in pairs)


def test_an_address_is_in_order_and_leaves_out_what_goes_without_saying() -> None:
    question = read("/search?theme=b&theme=a&theme=b&sort=relevance&page=1&per_page=20&q=+x++y+&z=")
    assert question.address() == "/search?q=x+y&theme=a&theme=b"


@pytest.mark.parametrize("page", ["abc", "0", "-3", "1.5", "\u0663", "00"])
def test_a_page_without_a_number_is_the_first_and_it_is_said(page: str) -> None:
    question = read_question(MultiDict({"page": page}))
    assert question.page == 1
    assert "see page 1" in question.complaints[0]


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_a_page_past_what_can_be_paged_through_is_the_last_that_can(size: int) -> None:
    question = read_question(MultiDict({"page": "9" * 40, "per_page": str(size)}))
    assert question.page * size == MAX_WINDOW
    assert "10,000" in question.complaints[0]


def test_a_size_and_an_order_that_are_not_offered_are_told() -> None:
    question = read_question(MultiDict({"per_page": "7", "sort": "shoe-size"}))
    assert (question.per_page, question.sort) == (20, Sort.RELEVANCE)
    assert len(question.complaints) == 2


def test_a_search_without_end_is_cut_and_it_is_said() -> None:
    question = read_question(MultiDict({"q": "word " * 1_000}))
    assert len(question.words) <= MOST_CHARACTERS
    assert "first 500 characters" in question.complaints[0]
    assert "first 32 words" in question.complaints[1]
    assert read_question(MultiDict({"q": "w " * 32})).complaints == ()


def test_characters_that_no_page_can_show_are_spaces() -> None:
    assert read_question(MultiDict({"q": "a\x00b\x9fc\ufffed\ud800e"})).words == "a b c d e"


def test_taking_a_value_away_keeps_the_others_and_begins_at_page_one() -> None:
    question = read("/search?theme=a&theme=b&type=Dataset&page=3")
    assert question.without(Facet.THEME, "a").address() == "/search?theme=b&type=Dataset"
    assert question.without(Facet.THEME).address() == "/search?type=Dataset"
