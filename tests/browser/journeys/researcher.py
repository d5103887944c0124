"""An external researcher: finds data that is not open, asks for it, and sees where that stands."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.journeys.answers import RESEARCHERS, TITLE
from tests.browser.journeys.asking import answer_section
from tests.browser.visitor import Visitor

WANTED = "Pupil register"
#: A variable of what is wanted, which the public is not told.
_HIDDEN = "free_school_meals"


def find(person: Visitor) -> None:
    """From the home page to the record, by way of filters and of a search that finds nothing."""
    person.open("/")
    person.sees("Find the data that government holds")
    person.fill("What are you looking for?", "pupils", within="main")
    person.press("Search", within="main")
    person.sees("Search for data")
    person.reads("records for")
    person.tick(re.compile("^Restricted"), within=person.page.locator("#access_rights"))
    person.press("Apply filters", within="main")
    person.sees("Search for data")
    person.reads("Clear all filters")
    person.fill("Search for data", "pupils by the colour of their hats", within="main")
    person.press("Search", within="main")
    person.sees("Search for data")
    person.reads("Nothing found")
    person.fill("Search for data", WANTED.lower(), within="main")
    person.press("Search", within="main")
    person.sees("Search for data")
    person.follow(WANTED, within="main")
    person.sees(WANTED)
    person.reads("Restricted")
    person.reads_not(_HIDDEN)


def register(
    person: Visitor, name: str, email: str, password: str, letter_to: Callable[[str], str]
) -> None:
    """Make an account on the way; ``letter_to`` returns the link in the mail to an address."""
    person.open("/sign-in")
    person.follow("Create an account", within="main")
    person.sees("Create an account")
    person.press("Create account", within="main")
    person.is_told_of_a_problem()
    person.fill("Full name", name, within="main")
    person.fill("E-mail address", email, within="main")
    person.press("Create account", within="main")
    person.sees("Check your e-mail")
    person.open(letter_to(email))
    person.sees("Set your password")
    person.fill("New password", password, within="main")
    person.fill("New password again", password, within="main")
    person.press("Set password", within="main")
    person.page.wait_for_load_state()
    person.look_over()


def ask(person: Visitor, email: str, password: str) -> str:
    """From the record through signing in to a request that is sent; return its reference."""
    person.follow("Ask for access", within="main")
    person.sees("How to get this data")
    person.follow("Sign in to start", within="main")
    person.sees("Sign in")
    person.signs_in(email, "not the right words at all")
    person.is_told_of_a_problem()
    person.signs_in(email, password)
    person.sees("How to get this data")
    person.press("Start a request", within="main")
    person.sees(f"Request for {WANTED}")
    _save_and_return(person)
    for section in RESEARCHERS[1:]:
        answer_section(person, section)
    return send(person)


def send(person: Visitor) -> str:
    """From the page that checks the answers to the one that says they were sent."""
    person.sees("Check your answers")
    person.reads_not("before you can send the request")
    person.press("Send the request", within="main")
    person.sees("Request sent")
    return person.page.locator(".govuk-panel__body strong").inner_text()


def see_status(person: Visitor, reference: str) -> None:
    """See where the request stands, then leave."""
    person.follow("See where the request stands", within="main")
    person.sees(TITLE)
    person.reads(reference)
    person.reads("Whose turn")
    person.follow("My requests", within=".wl-nav")
    person.sees("My requests")
    person.reads(TITLE)
    person.press("Sign out", within="header")
    person.sees("You are signed out")


def _save_and_return(person: Visitor) -> None:
    """Answer one section, go away, and find what was typed on coming back."""
    first = RESEARCHERS[0]
    person.follow(first.title, within="main")
    person.sees(first.title)
    person.press("Save and continue", within="main")
    person.is_told_of_a_problem()
    answer_section(person, first, "Save and come back later")
    person.sees(f"Request for {WANTED}")
    expect(person.page.locator(".govuk-notification-banner")).to_be_visible()
    person.follow("My requests", within=".wl-nav")
    person.sees("My requests")
    person.follow(f"Request for {WANTED}", within="main")
    person.sees(f"Request for {WANTED}")
    expect(person.page.locator("#status-people")).to_have_text("Completed")
    person.follow(RESEARCHERS[1].title, within="main")
