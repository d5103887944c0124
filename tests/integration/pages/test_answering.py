"""Answering through the pages: weighing, deciding, and nobody writing over anybody."""

import re

import pytest

from catalogue.domain.case_state import CaseState
from tests.page_client import Page
from tests.request_pages import Journey
from tests.site import Site


@pytest.fixture
def journey(site: Site) -> Journey:
    """Make a site with an applicant and two owners."""
    return Journey(site)


def summary(page: Page) -> str:
    """Return the words of the error summary."""
    (found,) = page.all("div", class_="govuk-error-summary")
    return " ".join("".join(found.itertext()).split())


def test_the_inbox_lists_what_waits_and_whose_turn_it_is(journey: Journey) -> None:
    reference = journey.sent()
    inbox = journey.hal.get("/cases")
    assert reference in inbox.text()
    assert "Yours" in inbox.text()
    assert "No request is open" in journey.sam.get("/cases").text()
    assert "No request is overdue" in journey.hal.get("/cases?show=overdue").text()
    journey.site.clock.pass_by(days=9)
    journey.hal = journey.site.signed_in(_person(journey, "Hal Invented"))
    assert "Overdue" in journey.hal.get("/cases?show=overdue").text()


def test_a_case_is_weighed_by_the_five_safes_with_what_to_watch_first(journey: Journey) -> None:
    page = journey.hal.get(f"/cases/{journey.case(journey.sent()).id}")
    for name in ("Safe project", "Safe people", "Safe data", "Safe setting", "Safe outputs"):
        assert name in page.text()
    assert "The applicant is not an accredited researcher today" in page.text()
    assert "Words about need" in page.text()


def test_a_request_is_approved_with_conditions_agreed_and_opened(journey: Journey) -> None:
    case = journey.in_review()
    journey.decide(journey.dee, case.id, "approve", {"conditions": "Tell us\nTwice a year"}, 303)
    journey.step(journey.hal, case.id, "start_agreement")
    wrong = journey.decide(journey.hal, case.id, "go-live", {"place": "A safe room"}, 400)
    assert "must be to come" in summary(wrong)
    day = {"expires-day": "1", "expires-month": "6", "expires-year": "2027"}
    journey.decide(journey.hal, case.id, "go-live", {"place": "A safe room", **day}, 303)
    status = journey.ada.get(_request_address(journey))
    assert "Access open" in status.text()
    assert "Twice a year" in status.text()
    assert "1 June 2027" in status.text()
    register = journey.site.visitor().get("/register")
    assert "Words about title" in register.text()
    assert "Ada Invented" not in register.html
    csv = journey.site.visitor().client.get("/register.csv").get_data(as_text=True)
    assert "Words about lay_summary" in csv
    found = journey.site.visitor().client.get("/register.json").get_json()
    assert found["uses"][0]["organisation"] == "University Of Invention"


def test_a_handler_is_offered_no_decision_and_cannot_take_one(journey: Journey) -> None:
    case = journey.in_review()
    links = journey.hal.get(f"/cases/{case.id}").links()
    assert f"/cases/{case.id}/decide/approve" not in links
    assert f"/cases/{case.id}/decide/return" in links
    refused = journey.decide(journey.hal, case.id, "approve", {}, 400)
    assert "not for the handler" in summary(refused)
    assert journey.fresh(case).state is CaseState.IN_REVIEW


def test_a_stale_decision_is_not_taken_and_what_was_typed_stands_on_the_page(
    journey: Journey,
) -> None:
    case = journey.in_review()
    address = f"/cases/{case.id}/decide/minded-to-refuse"
    form = journey.dee.get(address)
    reference = _request_address(journey)
    withdraw = f"{reference}/cases/{case.id}/withdraw"
    journey.ada.submit(journey.ada.get(withdraw), {}, withdraw)
    typed = {"code": "too_broad", "reason": "A long reason", "change": "Less of it"}
    conflict = journey.dee.submit(form, typed, address, status=409)
    assert "You have withdrawn the request" in summary(conflict)
    assert "A long reason" in conflict.html
    assert journey.fresh(case).state is CaseState.WITHDRAWN


def test_a_refusal_takes_a_notice_time_and_all_its_reasons(journey: Journey) -> None:
    case = journey.in_review()
    empty = journey.decide(journey.dee, case.id, "minded-to-refuse", {}, 400)
    assert "Choose the reason" in summary(empty)
    typed = {"code": "too_broad", "reason": "Too much.", "change": "Ask for one year."}
    journey.decide(journey.dee, case.id, "minded-to-refuse", typed, 303)
    status = journey.ada.get(_request_address(journey))
    assert "Ask for one year." in status.text()
    assert "It is your turn" in status.text()
    assert "1 request of yours" in journey.ada.get("/my-page").text()
    seen = journey.dee.get(f"/cases/{case.id}")
    assert "You can refuse after" in seen.text()
    assert f"/cases/{case.id}/decide/refuse" not in seen.links()
    early = journey.decide(journey.dee, case.id, "refuse", {}, 400)
    assert "still has time" in summary(early)
    answer = f"{_request_address(journey)}/cases/{case.id}/answer"
    journey.ada.submit(journey.ada.get(answer), {"text": "One year it is."}, answer)
    assert "One year it is." in journey.dee.get(f"/cases/{case.id}").text()


def test_who_refused_is_told_that_somebody_else_decides_the_review(journey: Journey) -> None:
    case = journey.in_review()
    typed = {"code": "too_broad", "reason": "Too much.", "change": "Ask for one year."}
    journey.decide(journey.dee, case.id, "minded-to-refuse", typed, 303)
    journey.site.clock.pass_by(days=21)
    journey.dee = journey.site.signed_in(_person(journey, "Dee Invented"))
    journey.decide(journey.dee, case.id, "refuse", typed, 303)
    journey.ada = journey.site.signed_in(_person(journey, "Ada Invented"))
    review = f"{_request_address(journey)}/cases/{case.id}/review"
    journey.ada.submit(journey.ada.get(review), {"text": "Look again."}, review)
    assert "did not refuse the request" in journey.dee.get(f"/cases/{case.id}").text()


def test_part_of_the_request_is_granted(journey: Journey) -> None:
    case = journey.in_review()
    typed = {"described": "Totals by year", "reason": "Records are not needed."}
    journey.decide(journey.dee, case.id, "approve-in-part", typed, 303)
    assert "Totals by year" in journey.ada.get(_request_address(journey)).text()


def test_an_applicant_is_sent_elsewhere_with_an_address_that_is_one(journey: Journey) -> None:
    case = journey.in_review()
    wrong = {"link": "javascript:alert(1)", "reason": "There"}
    assert "beginning with https" in summary(
        journey.decide(journey.hal, case.id, "refer", wrong, 400)
    )
    right = {"link": "https://elsewhere.example/apply", "reason": "They hold it."}
    journey.decide(journey.hal, case.id, "refer", right, 303)
    page = journey.ada.get(_request_address(journey))
    assert "https://elsewhere.example/apply" in page.links()


def test_comments_are_drafted_beside_a_question_and_filled_into_the_return(
    journey: Journey,
) -> None:
    case = journey.in_review()
    page = journey.hal.get(f"/cases/{case.id}")
    address = f"/cases/{case.id}/comments/need"
    journey.hal.submit(page, {"text": "Which rivers?"}, address)
    form = journey.hal.get(f"/cases/{case.id}/decide/return")
    assert re.search(r"name=\"comment-need\"[^>]*>\s*Which rivers\?", form.html)


def test_a_case_is_given_to_somebody_of_the_team(journey: Journey) -> None:
    case = journey.in_review()
    page = journey.hal.get(f"/cases/{case.id}")
    dee = _person(journey, "Dee Invented")
    journey.hal.submit(page, {"person": dee}, f"/cases/{case.id}/assign")
    assert "Dee Invented" in journey.hal.get("/cases").text()
    stranger = {"person": _person(journey, "Sam Invented")}
    journey.hal.submit(page, stranger, f"/cases/{case.id}/assign", status=409)


def test_a_print_leaves_out_the_teams_notes(journey: Journey) -> None:
    case = journey.in_review()
    page = journey.hal.get(f"/cases/{case.id}")
    journey.hal.submit(page, {"text": "zqnote"}, f"/cases/{case.id}/note")
    assert "zqnote" in journey.hal.get(f"/cases/{case.id}").text()
    printed = journey.hal.get(f"/cases/{case.id}/print")
    assert "zqnote" not in printed.html
    assert "Words about need" in printed.text()


def test_the_register_is_empty_and_says_so_before_anything_was_approved(site: Site) -> None:
    assert "0 uses" in site.visitor().get("/register").text()


def _request_address(journey: Journey) -> str:
    links = journey.ada.get("/requests").links()
    return next(link for link in links if link.startswith("/requests/"))


def _person(journey: Journey, name: str) -> str:
    return journey.site.installation.people.search(name, 1)[1][0].id
