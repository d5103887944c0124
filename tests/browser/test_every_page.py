"""What holds for every page: accessible, quiet, narrow enough, and usable with keys alone."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visits
from tests.browser.keyboard import assert_operable
from tests.browser.reflow import ZOOMED, shrunk
from tests.browser.served_site import ServedSite
from tests.browser.states import STATES, State
from tests.browser.visitor import Visitor
from tests.browser.ways import Way

#: Who looks at the pages, by name; nobody is the public.
Regulars = Callable[[str | None], Visitor]

#: One page of each kind of frame, for what depends upon the frame alone.
_FRAMES = {
    "home", "results-narrowed", "record-public", "figures", "sign-in", "request-data",
    "request-tasks", "case", "run-held", "people", "error-404",
}  # fmt: skip
#: Pages that a script changes: how they are without it.
_ENLIVENED = {"results-narrowed", "sign-in", "request-data"}


def _named(names: set[str]) -> list[State]:
    found = [one for one in STATES if one.name in names]
    assert len(found) == len(names)
    return found


@pytest.fixture(scope="module")
def regular(browser: Browser, shared_pages: ServedSite) -> Iterator[Regulars]:
    """Give each person one browser for all pages: what was loaded once need not be again."""
    with ExitStack() as stack:

        @cache
        def known(who: str | None) -> Visitor:
            del who
            return stack.enter_context(Visitor(browser, shared_pages.url))

        yield known


@pytest.mark.parametrize("state", STATES, ids=lambda one: str(one.name))
def test_a_page_is_accessible_and_operable(
    shared_pages: ServedSite, regular: Regulars, state: State
) -> None:
    person = regular(state.who)
    person.comes_to(shared_pages.installation, state)
    person.look_over()
    person.turns_to_the_search_field()
    assert_operable(person.page)


@pytest.mark.parametrize("state", _named(_FRAMES), ids=lambda one: str(one.name))
def test_a_page_is_operable_at_four_times_its_size(
    shared_pages: ServedSite, regular: Regulars, state: State
) -> None:
    person = regular(state.who)
    person.comes_to(shared_pages.installation, state)
    person.turns_to_the_search_field()
    with shrunk(person.page, ZOOMED):
        assert_operable(person.page)


@pytest.mark.parametrize("state", _named(_ENLIVENED), ids=lambda one: str(one.name))
def test_a_page_is_accessible_without_script(
    shared_pages: ServedSite, visit: Visits, state: State
) -> None:
    person = visit(shared_pages, Way.WITHOUT_SCRIPT)
    person.comes_to(shared_pages.installation, state)
    person.look_over()
