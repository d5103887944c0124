"""The links to other pages of results."""

from hypothesis import given
from hypothesis import strategies as st

from frontend.pages.finding.asking import PAGE_SIZES, Question
from frontend.pages.finding.paging import Paging, paging
from search.query import MAX_WINDOW


def shown(made: Paging) -> list[int]:
    return [link.number for link in made.links]


def test_one_page_needs_no_links() -> None:
    assert paging(Question(), 20).links == ()
    assert paging(Question(), 0).last == 1


def test_pages_far_away_are_left_out_and_a_gap_of_one_is_filled() -> None:
    assert shown(paging(Question(page=6), 200)) == [1, 0, 5, 6, 7, 0, 10]
    assert shown(paging(Question(page=4), 140)) == [1, 2, 3, 4, 5, 6, 7]


@given(st.integers(0, 30_000), st.sampled_from(PAGE_SIZES), st.integers(1, 1_000))
def test_no_link_leads_past_what_can_be_paged_through(total: int, size: int, page: int) -> None:
    made = paging(Question(per_page=size, page=page), total)
    assert made.last * size <= MAX_WINDOW
    assert all(1 <= link.number <= made.last for link in made.links if link.address)
    assert made.is_capped == (total > MAX_WINDOW)
    if page < made.last:
        assert f"page={page + 1}" in str(made.following)
    if page >= made.last:
        assert made.following is None
