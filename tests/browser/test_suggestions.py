"""Suggestions while one types: by keyboard, told to screen readers, and absent without script."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visits
from tests.browser.served_site import ServedSite
from tests.browser.visitor import Visitor
from tests.browser.ways import Way


@pytest.fixture
def typist(shared_pages: ServedSite, visit: Visits) -> Visitor:
    """Bring somebody who has typed the beginning of a word, and is shown suggestions."""
    person = visit(shared_pages)
    person.open("/")
    person.turns_to_the_search_field().press_sequentially("apprent")
    expect(_options(person).first).to_be_visible()
    return person


def test_a_page_with_suggestions_open_is_accessible(typist: Visitor) -> None:
    typist.look_over()


def test_the_arrows_choose_a_suggestion_and_enter_searches_for_it(typist: Visitor) -> None:
    wanted = _options(typist).nth(1).inner_text()
    typist.page.keyboard.press("ArrowDown")
    typist.page.keyboard.press("ArrowDown")
    expect(_options(typist).nth(1)).to_be_focused()
    expect(_options(typist).nth(1)).to_have_attribute("aria-selected", "true")
    typist.look_over()
    typist.page.keyboard.press("Enter")
    typist.page.wait_for_url("**/search?*")
    expect(typist.page.locator("#q")).to_have_value(wanted)


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(typist: Visitor) -> None:
    typist.page.keyboard.press("ArrowDown")
    typist.page.keyboard.press("Escape")
    expect(_options(typist).first).to_be_hidden()
    expect(_field(typist)).to_have_value("apprent")


def test_enter_without_a_choice_searches_for_what_was_typed(typist: Visitor) -> None:
    typist.page.keyboard.press("Enter")
    typist.page.wait_for_url(re.compile(r"/search\?.*q=apprent(&|$)"))


def test_a_screen_reader_is_told_how_many_suggestions_there_are(typist: Visitor) -> None:
    count = _options(typist).count()
    told = typist.page.locator("[role=status]").filter(has_text=f"{count} result")
    expect(told.first).to_be_attached()
    expect(_field(typist)).to_have_attribute("aria-expanded", "true")


def test_turning_to_the_field_keeps_the_focus_and_what_stands_in_it(
    shared_pages: ServedSite, visit: Visits
) -> None:
    person = visit(shared_pages)
    person.open("/search?q=river+levels")
    field = person.turns_to_the_search_field()
    expect(field).to_be_focused()
    expect(field).to_have_value("river levels")
    expect(person.page.get_by_label("Search for data")).to_be_focused()


def test_an_empty_field_says_how_to_use_suggestions(
    shared_pages: ServedSite, visit: Visits
) -> None:
    person = visit(shared_pages)
    person.open("/")
    described = person.turns_to_the_search_field().get_attribute("aria-describedby")
    assert described
    expect(person.page.locator(f"#{described}")).to_contain_text("up and down arrows")


def test_without_script_the_field_is_a_plain_one(shared_pages: ServedSite, visit: Visits) -> None:
    person = visit(shared_pages, Way.WITHOUT_SCRIPT)
    person.open("/")
    person.fill("What are you looking for?", "apprentices")
    assert person.page.get_by_role("combobox").count() == 0
    person.press("Search", within="main")
    person.page.wait_for_url("**/search?*")
    person.look_over()


def _field(person: Visitor) -> Locator:
    return person.page.get_by_role("combobox")


def _options(person: Visitor) -> Locator:
    return person.page.get_by_role("option")
