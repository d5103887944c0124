"""Asking for access through the pages, without script: nothing typed is lost, no way ends."""

import pytest

from catalogue.domain.case_state import CaseState
from catalogue.questions.bank import standard_bank
from frontend.pages.record.lines import mailbox
from tests.page_client import Page
from tests.request_pages import OTHER_OWNER, Journey
from tests.site import Site


@pytest.fixture
def journey(site: Site) -> Journey:
    """Make a site with an applicant and two owners."""
    return Journey(site)


def errors(page: Page) -> list[str]:
    """Return the addresses within the page that the error summary leads to."""
    (summary,) = page.all("div", class_="govuk-error-summary")
    return [a.get("href", "") for a in summary.iter("a")]


def test_a_visitor_reads_the_way_to_the_data_and_is_asked_to_sign_in(journey: Journey) -> None:
    page = journey.site.visitor().get(f"/ask?record={journey.record}")
    assert "Why we ask" not in page.text()
    assert "Research, for accredited researchers" in page.text()
    assert "every question says why it is asked" in page.text().lower()
    assert any(link.startswith("/sign-in?next=/ask") for link in page.links())


def test_a_guessed_record_is_not_found(journey: Journey) -> None:
    journey.ada.get("/ask?record=no-such-record", status=404)


def test_a_whole_request_is_written_checked_and_sent(journey: Journey) -> None:
    reference = journey.answered()
    tasks = journey.ada.get(f"/requests/{reference}")
    assert "Check your answers and send" in tasks.text()
    check = journey.ada.get(f"/requests/{reference}/check")
    assert "Words about title" in check.text()
    sent = journey.ada.submit(check, {}, f"/requests/{reference}/check")
    confirmation = journey.ada.follow(sent)
    assert confirmation.h1 == "Request sent"
    assert reference in confirmation.text()
    status = journey.ada.get(f"/requests/{reference}")
    assert "The owner has your request" in status.text()
    assert "A decision is due by" in status.text()
    assert reference in journey.ada.get("/requests").text()
    assert "Words about need" in journey.ada.get(f"/requests/{reference}/print").text()


def test_every_question_says_on_the_page_why_it_is_asked(journey: Journey) -> None:
    reference = journey.answered()
    for section in standard_bank().sections:
        page = journey.ada.get(f"/requests/{reference}/{section.id}")
        questions = page.all("div", class_="wl-question")
        assert questions
        assert len(page.all("div", class_="wl-why")) == len(questions)


def test_what_will_not_do_is_saved_and_told_of_beside_the_question(journey: Journey) -> None:
    reference = journey.begun()
    address = f"/requests/{reference}/project"
    long = "word " * 400
    typed = {"title": "Rivers", "lay_summary": long, "ends_on-day": "31", "ends_on-month": "2x"}
    saved = journey.ada.submit(journey.ada.get(address), typed, address)
    page = journey.ada.follow(saved)
    assert "#q-lay_summary" in errors(page)
    assert "#q-ends_on" in errors(page)
    assert long.strip() in page.html
    assert 'value="2x"' in page.html
    ids = {one.get("id") for one in page.tree.iter()}
    assert {link.removeprefix("#") for link in errors(page)} <= ids


def test_a_draft_can_be_left_at_any_time(journey: Journey) -> None:
    reference = journey.begun()
    address = f"/requests/{reference}/project"
    saved = journey.ada.submit(journey.ada.get(address), {"title": "R", "later": "1"}, address)
    assert saved.response.headers["Location"] == f"/requests/{reference}"
    assert "In progress" in journey.ada.follow(saved).text()


def test_an_incomplete_request_is_not_sent_and_leads_to_what_is_missing(journey: Journey) -> None:
    reference = journey.begun()
    check = journey.ada.get(f"/requests/{reference}/check")
    refused = journey.ada.submit(check, {}, f"/requests/{reference}/check", status=400)
    ids = {one.get("id") for one in refused.tree.iter()}
    assert {link.removeprefix("#") for link in errors(refused)} <= ids


def test_two_tabs_show_both_texts_and_lose_neither(journey: Journey) -> None:
    reference = journey.begun()
    address = f"/requests/{reference}/project"
    first, second = journey.ada.get(address), journey.ada.get(address)
    journey.ada.submit(first, {"title": "From the first tab"}, address)
    conflict = journey.ada.submit(second, {"title": "From the second tab"}, address, status=409)
    assert "From the first tab" in conflict.text()
    assert 'value="From the second tab"' in conflict.html
    journey.ada.submit(conflict, {}, address)
    assert 'value="From the second tab"' in journey.ada.get(address).html


def test_the_back_button_after_sending_loses_nothing(journey: Journey) -> None:
    reference = journey.answered()
    address = f"/requests/{reference}/project"
    old = journey.ada.get(address)
    check = journey.ada.get(f"/requests/{reference}/check")
    journey.ada.submit(check, {}, f"/requests/{reference}/check")
    late = journey.ada.submit(old, {"title": "Typed too late"}, address, status=409)
    assert "Typed too late" in late.text()
    again = journey.ada.submit(check, {}, f"/requests/{reference}/check")
    assert again.response.headers["Location"].endswith("/sent")
    assert len(journey.ada.get(f"/requests/{reference}").all("section")) == 1


def test_datasets_of_two_owners_go_to_each_of_them(journey: Journey) -> None:
    reference = journey.begun(journey.record)
    page = journey.ada.get(f"/ask?record={journey.other_record}")
    journey.ada.submit(page, {"into": reference}, "/ask")
    for section in standard_bank().sections:
        journey.fill(reference, section.id)
    check = journey.ada.get(f"/requests/{reference}/check")
    journey.ada.submit(check, {}, f"/requests/{reference}/check")
    status = journey.ada.get(f"/requests/{reference}")
    assert len(status.all("section")) == 2
    assert journey.case(reference, OTHER_OWNER).record_ids == (journey.other_record,)


def test_more_people_are_added_without_script(journey: Journey) -> None:
    reference = journey.begun()
    address = f"/requests/{reference}/people"
    page = journey.ada.get(address)
    three = {f"people_with_access-{n}-name": f"Person {n}" for n in range(3)}
    journey.ada.submit(page, {**three, "add": "1"}, address)
    more = journey.ada.get(address)
    assert 'value="Person 2"' in more.html
    assert 'name="people_with_access-4-name"' in more.html


def test_a_returned_request_shows_the_comments_beside_the_questions(journey: Journey) -> None:
    case = journey.in_review()
    journey.decide(journey.hal, case.id, "return", {"comment-need": "Which rivers?"}, 303)
    reference = journey.ada.get("/requests").all("li", class_="wl-requests__one")[0]
    address = next(a.get("href", "") for a in reference.iter("a"))
    status = journey.ada.get(address)
    assert "It is your turn" in status.text()
    section = journey.ada.get(f"{address}/project")
    assert "Which rivers?" in section.text()
    journey.ada.submit(section, {"need": "The Foss"}, f"{address}/project")
    check = journey.ada.get(f"{address}/check")
    journey.ada.submit(check, {}, f"{address}/check")
    assert journey.fresh(case).state is CaseState.RESUBMITTED
    owners_view = journey.hal.get(f"/cases/{case.id}").text()
    assert "What the applicant changed" in owners_view
    assert "The Foss" in owners_view


def test_a_request_is_withdrawn_and_begun_again(journey: Journey) -> None:
    reference = journey.sent()
    case = journey.case(reference)
    address = f"/requests/{reference}/cases/{case.id}/withdraw"
    journey.ada.submit(journey.ada.get(address), {}, address)
    status = journey.ada.get(f"/requests/{reference}")
    assert "Withdrawn" in status.text()
    again = journey.ada.submit(status, {}, f"/requests/{reference}/again")
    assert "Words about title" in journey.ada.follow(again).text()


def test_a_draft_is_deleted_and_can_be_begun_again(journey: Journey) -> None:
    reference = journey.begun()
    page = journey.ada.get(f"/requests/{reference}")
    journey.ada.submit(page, {}, f"/requests/{reference}/delete")
    over = journey.ada.get(f"/requests/{reference}")
    assert "This draft was deleted" in over.text()
    journey.ada.submit(over, {}, f"/requests/{reference}/again")


def test_a_message_goes_to_the_owner_and_back(journey: Journey) -> None:
    case = journey.in_review()
    reference = journey.hal.get(f"/cases/{case.id}").text("span")
    assert reference
    own = journey.ada.get("/requests").links()
    address = next(link for link in own if link.startswith("/requests/"))
    form = f"{address}/cases/{case.id}/message"
    empty = journey.ada.submit(journey.ada.get(form), {"text": " "}, form, status=400)
    assert errors(empty) == ["#field-text"]
    journey.ada.submit(journey.ada.get(form), {"text": "Any news?"}, form)
    page = journey.hal.get(f"/cases/{case.id}")
    assert "Any news?" in page.text()
    journey.hal.submit(page, {"text": "Soon."}, f"/cases/{case.id}/message")
    assert "Soon." in journey.ada.get(address).text()


def test_a_mailbox_that_a_feed_wrote_is_a_link_only_if_it_is_one() -> None:
    assert mailbox("team@sea.example")[0].href == "mailto:team@sea.example"
    assert mailbox("team@sea.example?bcc=all@sea.example")[0].href is None
