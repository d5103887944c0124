"""A government analyst: sees more than the public, asks two departments at once, answers them."""

import re

from tests.browser.journeys.answers import ANALYSTS, TITLE
from tests.browser.journeys.asking import answer_section
from tests.browser.journeys.researcher import send
from tests.browser.visitor import Visitor

#: What two departments hold, and a word that stands only in what the public is not told.
FIRST, SECOND = "State pension payments", "Employer skills survey"
_HIDDEN_WORD = "sanction"
ANSWER = "A notice on our website, on that of the schools, and a letter to every school."


def see_more(person: Visitor, email: str, password: str) -> None:
    """Search as the public, sign in, and find more by the same word."""
    _search(person, _HIDDEN_WORD)
    person.reads("Nothing found")
    person.follow("Sign in", within="header")
    person.sees("Sign in")
    person.signs_in(email, password)
    person.sees("My page")
    person.reads("homes-localities.example")
    _search(person, _HIDDEN_WORD)
    person.reads("4 records for")
    _search(person, FIRST.lower())
    person.follow(FIRST, within="main")
    person.sees(FIRST)


def ask_two(person: Visitor) -> str:
    """Put data of two departments into one request and send it; return its reference."""
    person.follow("Ask for access", within="main")
    person.sees("How to get this data")
    person.reads("public bodies")
    person.press("Start a request", within="main")
    person.sees(f"Request for {FIRST}")
    person.follow("Look for more datasets", within="main")
    _search(person, SECOND.lower())
    person.follow(SECOND, within="main")
    person.sees(SECOND)
    person.follow("Ask for access", within="main")
    person.sees("How to get this data")
    person.pick(re.compile("^A new request"), re.compile(FIRST), within="main")
    person.press(re.compile("^(Continue|Go on)$"), within="main")
    person.sees(f"Request for {FIRST}")
    person.reads(SECOND)
    person.follow(ANALYSTS[0].title, within="main")
    for section in ANALYSTS:
        answer_section(person, section)
    reference = send(person)
    person.follow("See where the request stands", within="main")
    person.sees(TITLE)
    return reference


def answer_returned(person: Visitor) -> None:
    """Read what an owner asks, change an answer, and send the request again."""
    _open_request(person)
    person.reads("It is your turn.")
    person.follow("Legal gateway and data protection", within="main")
    person.sees("Legal gateway and data protection")
    person.reads("Which notice, and where?")
    person.fill(re.compile("^How do the people concerned learn"), ANSWER, within="main")
    person.press("Save and continue", within="main")
    person.sees("Where the data will be used")
    _open_request(person)
    person.follow("Check and send again", within="main")
    person.sees("Check your answers")
    person.reads(ANSWER)
    person.press("Send again", within="main")
    person.page.wait_for_url(re.compile(r"/requests/\w+(/sent)?$"))
    person.look_over()


def see_decision(person: Visitor) -> None:
    """See what one owner decided while the other has not."""
    _open_request(person)
    person.reads("Approved with conditions")
    person.reads("Results are shown to us a week before they are published.")
    person.reads("Received")


def _open_request(person: Visitor) -> None:
    person.follow("My requests", within=".wl-nav")
    person.sees("My requests")
    person.follow(TITLE, within="main")
    person.sees(TITLE)


def _search(person: Visitor, words: str) -> None:
    person.open("/search")
    person.fill("Search for data", words, within="main")
    person.press("Search", within="main")
    person.sees("Search for data")
