"""A departmental data owner: sees how the feeds stand, and answers who asks for the data."""

import re

from tests.browser.journeys.analyst import ANSWER
from tests.browser.journeys.answers import TITLE
from tests.browser.visitor import Visitor

COMMENT = "Which notice, and where?"
CONDITION = "Results are shown to us a week before they are published."
_MAIN_LINKS = ".wl-nav"


def sign_in(person: Visitor, email: str, password: str) -> None:
    """Sign in by way of the page that was wanted."""
    person.open("/publishing")
    person.sees("Sign in")
    person.signs_in(email, password)
    person.sees("Sources you look after")
    person.reads("What needs you")


def see_rejections(person: Visitor) -> None:
    """Read why records of a source were rejected, and what is to mend."""
    person.follow(re.compile("rejected"), within=".wl-pressing")
    person.sees("Report of a harvest")
    person.reads("Some rejected")
    person.reads("What to mend")
    person.reads("Keeps records out")
    person.follow("Publishing", within=_MAIN_LINKS)
    person.sees("Sources you look after")


def decide_held_run(person: Visitor) -> None:
    """Look at what went missing from a feed, and keep it."""
    person.follow("clean-air", within="table")
    person.sees("clean-air")
    person.follow(re.compile("^Decide about"), within=".wl-pressing")
    person.sees(re.compile("missing from the feed"))
    person.press("Confirm the decision", within="main")
    person.is_told_of_a_problem()
    person.choose("Keep them: the feed is broken", within="main")
    person.press("Confirm the decision", within="main")
    person.sees("Report of a harvest")
    person.reads("Who did what")


def see_records(person: Visitor, title: str) -> None:
    """See how well the records are described, and what one of them lacks."""
    person.follow("Records", within=".wl-sections")
    person.sees("Records and what they lack")
    person.fill("Words in the title or identifier", title, within="main")
    person.press("Filter", within="main")
    person.sees("Records and what they lack")
    person.follow(title, within="main")
    person.sees(title)


def return_with_comment(person: Visitor) -> None:
    """Take a case from the inbox, comment on an answer, and return the request."""
    _open_case(person)
    person.press("Start checking", within="main")
    person.sees(TITLE)
    question = "How do the people concerned learn of this use?"
    person.unfold(question, within="main")
    place = person.page.locator("details[open]")
    person.fill(re.compile("^What should the applicant"), COMMENT, within=place)
    person.press(re.compile("the comment$"), within=place)
    person.sees(TITLE)
    person.reads(COMMENT)
    person.follow("Ask the applicant to change or explain", within="main")
    person.sees("Ask the applicant to change or explain")
    person.press("Return the request", within="main")
    person.sees(TITLE)
    person.reads("Returned")


def approve_with_conditions(person: Visitor) -> None:
    """Read what was changed, and approve it with a condition."""
    _open_case(person)
    person.reads("What the applicant changed")
    person.reads(ANSWER)
    person.press("Start checking", within="main")
    person.sees(TITLE)
    person.press(re.compile("start the review$"), within="main")
    person.sees(TITLE)
    person.follow("Approve", within="main")
    person.sees("Approve the request")
    person.fill("Conditions, one on each line (optional)", CONDITION, within="main")
    person.press("Approve", within="main")
    person.sees(TITLE)
    person.reads("Approved with conditions")


def _open_case(person: Visitor) -> None:
    person.follow("Inbox", within=_MAIN_LINKS)
    person.sees("Requests for your data")
    person.follow(TITLE, within="main")
    person.sees(TITLE)
