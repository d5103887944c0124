"""Telling in which texts the words of a search stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.matching import Matcher


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("school", "Every pupil in state schools"),
        ("SCHOOLS", "a school"),
        ('"state school"', "pupils of state schools"),
        ("census*", "The censuses of 2021"),
        ("flood OR fire", "Fires by district"),
        ("river -lake", "The lakes and rivers"),
        ("children's", "Children in need"),
        ("caf\u00e9", "Cafe licences"),
        ("NHS", "the National Health Service"),
    ],
)
def test_what_was_asked_for_is_found_however_it_is_written(words: str, text: str) -> None:
    assert Matcher(words).is_in(text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("school", "pupils"),
        ('"school state"', "pupils of state schools"),
        ("cens*", "a licence"),
        ("-lake", "the lake"),
        ("art", "party"),
        ("the school", "the pupils"),
    ],
)
def test_what_was_not_asked_for_is_not_found(words: str, text: str) -> None:
    assert not Matcher(words).is_in(text)


@pytest.mark.parametrize("words", ["", "  ", "-lake", "!!!", "*"])
def test_a_search_for_nothing_in_particular_has_nothing_to_look_for(words: str) -> None:
    assert Matcher(words).is_idle


@given(st.text(), st.text())
def test_any_text_can_be_looked_for_in_any(words: str, text: str) -> None:
    assert Matcher(words).is_in(text) in {True, False}


@given(st.from_regex(r"[a-z]{3,12}", fullmatch=True), st.text(max_size=30), st.text(max_size=30))
def test_a_word_is_found_among_others(word: str, before: str, after: str) -> None:
    assert Matcher(f'"{word}"').is_in(f"{before} {word} {after}")
