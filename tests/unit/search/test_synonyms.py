"""The lists of synonyms as data."""

import csv
from importlib import resources

import pytest

from search.folding import folded
from search.stop_words import STOP_WORDS
from search.synonyms import LONGEST_FORM, synonyms_of

FILES = [f for f in resources.files("search.synonyms").iterdir() if f.name.endswith(".csv")]
GROUPS = [row for f in FILES for row in csv.reader(f.read_text(encoding="utf-8").splitlines())]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_each_group_has_forms_that_can_be_matched(group: list[str]) -> None:
    assert len(group) > 1
    assert len(set(group)) == len(group)
    for form in group:
        assert form == folded(form)
        assert len(form.split()) <= LONGEST_FORM
        assert form not in STOP_WORDS


def test_each_form_leads_to_the_others_of_its_group() -> None:
    for group in GROUPS:
        for form in group:
            assert set(group) - {form} <= set(synonyms_of(form))


def test_a_word_without_synonyms_has_none() -> None:
    assert synonyms_of("badger") == ()
