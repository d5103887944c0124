"""The day of an external researcher, from a search to a request that stands somewhere."""

import re
import time

import pytest

from frontend.demo.people import sample_people
from tests.browser.conftest import Visits
from tests.browser.journeys import researcher
from tests.browser.served_site import ServedSite
from tests.browser.states import RESEARCHER
from tests.browser.ways import Way

_PATIENCE = 60


@pytest.mark.parametrize("way", Way)
def test_a_researcher_finds_data_and_asks_for_it(
    pages: ServedSite, visit: Visits, way: Way
) -> None:
    known = next(one for one in sample_people() if one.name == RESEARCHER)
    person = visit(pages, way, closely=way is Way.POINTER)
    researcher.find(person)
    reference = researcher.ask(person, known.email, known.password)
    assert re.fullmatch("[0-9A-Z]{8}", reference)
    researcher.see_status(person, reference)


@pytest.mark.parametrize("way", [Way.POINTER, Way.WITHOUT_SCRIPT])
def test_somebody_new_makes_an_account(pages: ServedSite, visit: Visits, way: Way) -> None:
    person = visit(pages, way, closely=way is Way.POINTER)
    researcher.register(
        person,
        "Ember Fictional",
        "ember@university-of-the-vale.example",
        "moorhen-under-a-lantern",
        lambda email: _link_in_letter(pages, email),
    )
    person.open("/my-page")
    if person.page.url.partition("?")[0].endswith("/sign-in"):
        person.signs_in("ember@university-of-the-vale.example", "moorhen-under-a-lantern")
    person.sees("My page")
    person.reads("Ember Fictional")


def _link_in_letter(pages: ServedSite, email: str) -> str:
    """Wait for the mail to an address; return the address of the page that it links to."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        for letter in (pages.home / "mail").glob("*.eml"):
            text = letter.read_text(encoding="utf-8").replace("=\n", "").replace("=3D", "=")
            if email in text and (link := re.search(r"/password/set\?token=\S+", text)):
                return link[0]
        time.sleep(0.05)
    raise AssertionError(f"no mail to {email} came")
