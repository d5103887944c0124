"""Searching by program: what is found, page by page, and what is refused."""

import pytest

from catalogue.policy.audiences import Audience
from search.query import Facet, SearchQuery
from tests.integration.api.conftest import Ask
from tests.site import Site


def test_a_search_gives_what_the_catalogue_finds(ask: Ask, shared_site: Site) -> None:
    found = shared_site.installation.discovery.search(Audience.PUBLIC, SearchQuery(words="coast"))
    answer = ask("/search", q="coast")
    assert answer["total"] == found.total > 0
    assert [hit["id"] for hit in answer["results"]] == [hit.id for hit in found.hits]
    assert set(answer["facets"]) == {facet.value for facet in Facet}


def test_without_words_everything_is_found(ask: Ask) -> None:
    assert ask("/search")["total"] > ask("/search", q="coast")["total"]


def test_values_of_one_filter_widen_and_filters_narrow(ask: Ask) -> None:
    is_open = ask("/search", access_rights="OPEN")["total"]
    closed = ask("/search", access_rights="RESTRICTED")["total"]
    both = ask("/search", access_rights=["OPEN", "RESTRICTED"])["total"]
    assert both == is_open + closed
    assert ask("/search", access_rights="OPEN", type="DataService")["total"] < is_open


def test_following_next_reaches_every_record_once(ask: Ask) -> None:
    total = ask("/search", per_page=100)["total"]
    seen: list[str] = []
    address = "/search?per_page=7"
    while address:
        page = ask(address)
        seen += [hit["id"] for hit in page["results"]]
        address = (page["links"]["next"] or "").partition("/api/v1")[2]
    assert len(seen) == len(set(seen)) == total


def test_the_first_page_has_none_before_it_and_the_last_none_after(ask: Ask) -> None:
    first = ask("/search", per_page=50)["links"]
    assert first["prev"] is None
    last = ask(first["last"].partition("/api/v1")[2])["links"]
    assert last["next"] is None


def test_counts_can_be_left_out(ask: Ask) -> None:
    assert ask("/search", facets="off")["facets"] == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "0"),
        ("page", "101"),
        ("page", "1_0"),
        ("page", "１"),  # noqa: RUF001 - a digit of another script is what is tried
        ("page", "+1"),
        ("per_page", "1000"),
        ("facets", "maybe"),
        ("sort", "colour"),
        ("access_rights", "SECRET"),
        ("q", "x" * 501),
        ("colour", "blue"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(ask: Ask, name: str, value: str) -> None:
    problem = ask("/search", status=422, **{name: value})
    assert list(problem["errors"]["query"]) == [name]


def test_a_parameter_that_stands_twice_is_refused(ask: Ask) -> None:
    assert "page" in ask("/search?page=1&page=2", status=422)["errors"]["query"]


def test_suggestions_continue_what_is_typed(ask: Ask) -> None:
    suggestions = ask("/suggest", q="coas")["suggestions"]
    assert suggestions
    assert all("coas" in each.lower() for each in suggestions)


@pytest.mark.parametrize("words", ["\x00", "\ud7ff", '"unbalanced', "a:b:c", "((", "*" * 300, "🌊"])
def test_no_words_make_it_fail(ask: Ask, words: str) -> None:
    ask("/search", q=words)
    ask("/suggest", q=words)
