"""Publishers and themes as pages with addresses."""

import re

from hypothesis import given
from hypothesis import strategies as st

from catalogue.services.discovery import LabelledCount
from catalogue.services.groups import publishers, slug_of, theme_groups
from schemas.vocabularies import themes


def counted(value: str, count: int = 1, label: str = "") -> LabelledCount:
    return LabelledCount(value=value, label=label or value, count=count)


def test_ways_of_writing_a_name_are_one_publisher() -> None:
    (one,) = publishers([counted("Ministry of Rivers", 5), counted("ministry-of-rivers", 2)])
    assert (one.slug, one.name, one.count) == ("ministry-of-rivers", "Ministry of Rivers", 7)
    assert one.codes == ("Ministry of Rivers", "ministry-of-rivers")


def test_publishers_are_listed_by_name_without_regard_to_case_and_accents() -> None:
    names = [group.name for group in publishers(map(counted, ("zoo", "\u00c9cole", "Bank", "art")))]
    assert names == ["art", "Bank", "\u00c9cole", "zoo"]


def test_all_standard_themes_are_listed_and_others_after_them() -> None:
    groups = theme_groups([counted("energy", 3), counted("https://themes.example/energy", 2)])
    assert {group.slug for group in groups[:-1]} == set(themes.LABELS)
    assert sum(group.count for group in groups) == 5
    assert groups[-1].codes == ("https://themes.example/energy",)


@given(st.lists(st.text(min_size=1), unique=True))
def test_themes_that_read_alike_stay_apart(values: list[str]) -> None:
    groups = theme_groups([counted(value, label="The same") for value in values])
    assert len({group.slug for group in groups}) == len(groups)
    assert sum(group.count for group in groups) == len(values)


@given(st.text(min_size=1))
def test_a_name_has_an_address_that_needs_no_encoding(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug_of(name))
    assert len(slug_of(name)) < 100
    assert slug_of(slug_of(name)) == slug_of(name)


def test_names_that_begin_alike_and_are_long_keep_addresses_of_their_own() -> None:
    assert slug_of("a" * 200 + "b") != slug_of("a" * 200 + "c")
