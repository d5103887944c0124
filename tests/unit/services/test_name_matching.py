"""Names of the register and of accounts: one person however they are written, never two."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.services.name_matching import is_same_name

WORDS = st.text("abcdefghij", min_size=1, max_size=6)
CASES = st.sampled_from([str.upper, str.lower, str.title])
FIRST, SURNAME = st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, min_size=1, max_size=2)


@pytest.mark.parametrize(
    ("name", "first_name", "surname"),
    [
        ("Alex Invented", "Alex", "INVENTED"),
        ("INVENTED, Alex", "Alex", "Invented"),
        ("Mary-Jane O\u2019Neill", "Mary Jane", "O'NEILL"),
        ("Zoe Dvorak", "Zoë", "Dvořák"),
        ("Søren Ærø", "Soren", "Aero"),
        ("Alex Q Invented", "Alex", "Invented"),
        ("Alex Invented", "Alex Quentin", "Invented"),
        ("Alex Invented Sample", "Alex", "Invented-Sample"),
    ],
)
def test_spellings_of_one_name_agree(name: str, first_name: str, surname: str) -> None:
    assert is_same_name(name, first_name, surname)


@pytest.mark.parametrize(
    ("name", "first_name", "surname"),
    [
        ("Alex Invented", "Robin", "Invented"),
        ("Alex Invented", "Alex", "Madeup"),
        ("A Invented", "Alex", "Invented"),
        ("Invented", "Alex", "Invented"),
        ("Alex", "Alex", "Invented"),
        ("Alex Invented", "Alex", "Invented-Sample"),
        ("Alex Q Invented", "Alex R", "Invented"),
        ("", "Alex", "Invented"),
        ("Alex", "Alex", ""),
        ("'-", "'", "-"),
    ],
)
def test_names_of_two_people_do_not(name: str, first_name: str, surname: str) -> None:
    assert not is_same_name(name, first_name, surname)


@given(FIRST, SURNAME, st.randoms(use_true_random=False), CASES, st.sampled_from(" -,"))
def test_order_case_and_what_joins_the_words_never_count(
    first: list[str], surname: list[str], chance: object, spell: Callable[[str], str], joint: str
) -> None:
    words = [*first, *surname]
    chance.shuffle(words)  # type: ignore[attr-defined]  # Hypothesis's own random generator
    name = joint.join(words)
    assert is_same_name(spell(name), " ".join(first), " ".join(surname))


@given(FIRST, SURNAME, WORDS)
def test_a_surname_that_the_account_lacks_is_never_accepted(
    first: list[str], surname: list[str], other: str
) -> None:
    name = " ".join([*first, *surname])
    accepted = is_same_name(name, " ".join(first), f"{other}x")
    assert not accepted


@given(st.text(), st.text(), st.text())
def test_no_text_is_too_odd_to_compare(name: str, first_name: str, surname: str) -> None:
    assert is_same_name(name, first_name, surname) in {True, False}
