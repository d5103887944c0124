"""What feeds and visitors write stays text in every place where a browser shows it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import hostile_feed
from tests.browser.conftest import Visits
from tests.browser.served_site import ServedSite
from tests.browser.visitor import Visitor


@pytest.fixture
def marked_pages(pages: ServedSite, tmp_path: Path) -> ServedSite:
    """Serve a demonstration that has harvested a hostile feed as well."""
    hostile_feed.harvest(pages.installation, tmp_path)
    return pages


def test_markup_in_a_feed_stays_text(marked_pages: ServedSite, visit: Visits) -> None:
    person = visit(marked_pages)
    person.open("/search?q=quizzical")
    person.look_over()
    person.reads(hostile_feed.TITLE)
    _assert_unharmed(person)

    person.turns_to_the_search_field().fill("quizz")
    option = person.page.get_by_role("option", name=hostile_feed.TITLE)
    expect(option.first).to_be_visible()
    _assert_unharmed(person)

    person.page.keyboard.press("Escape")
    person.follow(hostile_feed.TITLE, within="main")
    person.sees(hostile_feed.TITLE)
    person.reads(hostile_feed.PUBLISHER)
    _assert_unharmed(person)


def test_markup_in_a_question_stays_text(shared_pages: ServedSite, visit: Visits) -> None:
    person = visit(shared_pages)
    person.open("/")
    person.fill("What are you looking for?", hostile_feed.MARKED)
    person.page.keyboard.press("Enter")
    person.page.wait_for_url("**/search?*")
    expect(
        person.page.get_by_role("searchbox").or_(person.page.get_by_role("combobox"))
    ).to_have_value(hostile_feed.MARKED)
    person.look_over()
    _assert_unharmed(person)


def _assert_unharmed(person: Visitor) -> None:
    assert person.page.evaluate("window.wlHarmed") is None
    assert person.page.locator("main img, [onerror], [onmouseover]").count() == 0
    assert person.page.locator("a[href^='javascript:']").count() == 0
