"""Comparable text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.folding import encodable, folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("School  Census ", "school census"),
        ("Énergie", "energie"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("\tA\nB", "a b"),
        ("\N{LATIN SMALL LIGATURE FI}sh", "fish"),
        ("", ""),
    ],
)
def test_case_accents_and_spacing_go(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_is_folded_as_any_other(text: str) -> None:
    assert folded(text + "\N{COMBINING ACUTE ACCENT}") == folded(text)


@given(st.text())
def test_any_text_can_be_encoded_afterwards(text: str) -> None:
    encodable(text).encode()
    assert encodable("\ud800x") == "?x"
