"""Filters as a page shows them."""

from catalogue.services.discovery import LabelledCount
from frontend.pages.finding.asking import Question
from frontend.pages.finding.narrowing import FULL_LIST, SHORT_LIST, chosen_tags, filter_groups
from search.query import Facet

MANY = tuple(
    LabelledCount(value=f"o{n}", label=f"Office {n}", count=2_000 - n) for n in range(1_200)
)


def test_a_long_filter_is_cut_and_the_rest_can_be_asked_for() -> None:
    (group,) = filter_groups(Question(words="x"), {Facet.PUBLISHER: MANY})
    assert [choice.value for choice in group.choices] == [f"o{n}" for n in range(SHORT_LIST)]
    assert group.more == "/search?q=x&whole=publisher#publisher"


def test_a_filter_in_full_leads_nowhere_further() -> None:
    (group,) = filter_groups(Question(whole=Facet.PUBLISHER), {Facet.PUBLISHER: MANY})
    assert (len(group.choices), group.total, group.more) == (FULL_LIST, 1_200, None)


def test_what_was_chosen_is_listed_however_rare_it_is() -> None:
    question = Question(filters={Facet.PUBLISHER: ("gone", "o1100", "o2")})
    (group,) = filter_groups(question, {Facet.PUBLISHER: MANY})
    chosen = [(choice.value, choice.count) for choice in group.choices if choice.is_chosen]
    assert chosen == [("gone", 0), ("o1100", 900), ("o2", 1_998)]
    assert len(group.choices) == SHORT_LIST + 2


def test_a_filter_without_values_is_no_filter() -> None:
    assert filter_groups(Question(), {Facet.THEME: ()}) == ()


def test_every_value_that_was_chosen_has_a_tag() -> None:
    question = Question(filters={Facet.TYPE: ("Dataset",), Facet.ACCESS_RIGHTS: ("OPEN",)})
    assert [(tag.label, tag.value, tag.without) for tag in chosen_tags(question)] == [
        ("Access", "Open", "/search?type=Dataset"),
        ("Type", "Dataset", "/search?access_rights=OPEN"),
    ]
