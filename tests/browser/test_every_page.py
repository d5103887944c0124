"""What holds for every page: accessible, quiet, narrow enough, and usable with keys alone."""

import pytest

from tests.browser.conftest import Visits
from tests.browser.keyboard import assert_operable
from tests.browser.reflow import ZOOMED, shrunk
from tests.browser.served_site import ServedSite
from tests.browser.states import STATES, State


@pytest.fixture(params=STATES, ids=lambda state: str(state.name))
def state(request: pytest.FixtureRequest) -> State:
    """Give each state of a page that is looked over."""
    found: State = request.param
    return found


def test_a_page_is_accessible_and_operable(
    shared_pages: ServedSite, visit: Visits, state: State
) -> None:
    person = visit(shared_pages)
    person.comes_to(shared_pages.installation, state)
    person.look_over()
    person.turns_to_the_search_field()
    assert_operable(person.page)
    with shrunk(person.page, ZOOMED):
        assert_operable(person.page)
