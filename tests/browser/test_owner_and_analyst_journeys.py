"""The days of a government analyst and of a data owner, who meet in one case."""

import pytest

from frontend.demo.people import SamplePerson, sample_people
from tests.browser.conftest import Visits
from tests.browser.journeys import analyst, owner
from tests.browser.served_site import ServedSite
from tests.browser.states import ANALYST, OTHER_OWNER, OWNER
from tests.browser.ways import Way


@pytest.mark.parametrize("way", Way)
def test_owners_look_after_their_feeds(pages: ServedSite, visit: Visits, way: Way) -> None:
    hester, idris = _sample(OWNER), _sample(OTHER_OWNER)
    person = visit(pages, way, closely=way is Way.POINTER)
    owner.sign_in(person, hester.email, hester.password)
    owner.see_rejections(person)
    owner.see_records(person, "Pupil register")
    another = visit(pages, way, closely=way is Way.POINTER)
    owner.sign_in(another, idris.email, idris.password)
    owner.decide_held_run(another)


@pytest.mark.parametrize("way", Way)
def test_an_analyst_asks_two_departments_and_an_owner_decides(
    pages: ServedSite, visit: Visits, way: Way
) -> None:
    morgan, idris = _sample(ANALYST), _sample(OTHER_OWNER)
    asking, answering = (visit(pages, way, closely=way is Way.POINTER) for _ in range(2))
    analyst.see_more(asking, morgan.email, morgan.password)
    analyst.ask_two(asking)
    owner.sign_in(answering, idris.email, idris.password)
    owner.return_with_comment(answering)
    analyst.answer_returned(asking)
    owner.approve_with_conditions(answering)
    analyst.see_decision(asking)


def _sample(name: str) -> SamplePerson:
    return next(person for person in sample_people() if person.name == name)
