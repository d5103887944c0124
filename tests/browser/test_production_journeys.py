"""The three people's days on gunicorn, PostgreSQL, Elasticsearch and a worker of its own."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from frontend.demo.people import sample_people
from tests.browser.journeys import analyst, owner, researcher
from tests.browser.states import ANALYST, OTHER_OWNER, OWNER, RESEARCHER
from tests.browser.visitor import Visitor
from tests.integration.production.conftest import production, search_proxy
from tests.integration.production.rig import Production, wait_for
from tests.integration.production.sample import fill

__all__ = ["production", "search_proxy"]

pytestmark = [pytest.mark.elasticsearch, pytest.mark.postgresql, pytest.mark.slow]


@pytest.fixture
def served(production: Production) -> Iterator[Production]:
    """Start every part, and fill the catalogue with the samples."""
    assert production.command("init").returncode == 0
    with ExitStack() as stack:
        stack.enter_context(
            production.running("serve", "serve", "--port", production.port, "--workers", 2)
        )
        stack.enter_context(production.running("worker", "worker"))
        installation = production.installation()
        stack.callback(installation.close)
        fill(installation)
        wait_for(production.is_up)
        yield production


def test_the_three_peoples_days_are_the_same_on_servers(
    served: Production, browser: Browser
) -> None:
    with ExitStack() as stack:
        made = [stack.enter_context(Visitor(browser, served.url, closely=False)) for _ in range(4)]
        external, asking, feeding, deciding = made
        _external_researcher(external)
        _owner_of_feeds(feeding)
        _analyst_and_owner(asking, deciding)


def _external_researcher(person: Visitor) -> None:
    researcher.find(person)
    researcher.see_status(person, researcher.ask(person, *_account(RESEARCHER)))


def _owner_of_feeds(person: Visitor) -> None:
    owner.sign_in(person, *_account(OWNER))
    owner.see_rejections(person)
    owner.see_records(person, "Pupil register")


def _analyst_and_owner(asking: Visitor, answering: Visitor) -> None:
    analyst.see_more(asking, *_account(ANALYST))
    analyst.ask_two(asking)
    owner.sign_in(answering, *_account(OTHER_OWNER))
    owner.decide_held_run(answering)
    owner.return_with_comment(answering)
    analyst.answer_returned(asking)
    owner.approve_with_conditions(answering)
    analyst.see_decision(asking)


def _account(name: str) -> tuple[str, str]:
    found = next(person for person in sample_people() if person.name == name)
    return found.email, found.password
