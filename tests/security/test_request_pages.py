"""Requests and cases over HTTP: what is somebody else's is not found, whatever is sent."""

import pytest

from catalogue.domain.case_state import CaseState
from tests.page_client import PageClient
from tests.request_pages import OTHER_OWNER, Journey
from tests.site import Site

_ABSENT = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def journey(site: Site) -> Journey:
    """Make a site with an applicant and two owners."""
    return Journey(site)


def answers(client: PageClient, address: str, known: str, absent: str) -> set[tuple[int, str]]:
    """Fetch an address with a known and an absent id; return what is told apart, ids aside."""
    found = set()
    for id_ in (known, absent):
        answer = client.client.get(address.format(id_))
        body = answer.get_data(as_text=True).replace(answer.headers["X-Request-Id"], "")
        found.add((answer.status_code, body.replace(id_, "ID")))
    return found


def test_t25_anothers_request_is_not_found_in_any_form(journey: Journey) -> None:
    reference = journey.sent()
    for client in (journey.hal, journey.sam):
        for path in ("", "/check", "/print", "/sent", "/project"):
            address = "/requests/{}" + path
            (answer,) = answers(client, address, reference, "0000AAAA")
            assert answer[0] == 404


def test_t25_anothers_case_is_not_found_in_any_form(journey: Journey) -> None:
    case = journey.case(journey.sent())
    for path in ("", "/print", "/decide/approve", "/decide/return"):
        (answer,) = answers(journey.sam, "/cases/{}" + path, case.id, _ABSENT)
        assert answer[0] == 404
    journey.ada.get(f"/cases/{case.id}", status=403)
    form = journey.sam.get("/cases")
    token = next(i.get("value", "") for i in form.all("input", name="csrf_token"))
    for path in ("message", "note", "assign", "step/open", "decide/approve", "comments/need"):
        fields = {"csrf_token": token, "text": "x", "moves": "1"}
        journey.sam.post(f"/cases/{case.id}/{path}", fields, status=404)
    assert journey.fresh(case) == case


def test_t25_fields_that_are_not_asked_for_change_nothing(journey: Journey) -> None:
    reference = journey.begun()
    address = f"/requests/{reference}/project"
    page = journey.ada.get(address)
    planted = {
        "title": "Rivers",
        "state": "decided",
        "status": "approved",
        "owner": OTHER_OWNER,
        "applicant": "somebody",
        "tier": "owner",
        "route": "GOV",
        "declaration-chosen": "yes",
    }
    journey.ada.submit(page, planted, address)
    with journey.site.installation.store.reading() as work:
        kept = work.requests.find(reference)
    assert kept is not None
    assert kept.state == "draft"
    assert kept.route == "RESEARCH"
    assert "declaration" not in kept.answers
    assert kept.applicant != "somebody"


def test_t25_an_organisation_that_one_does_not_belong_to_is_refused(journey: Journey) -> None:
    page = journey.ada.get(f"/ask?record={journey.record}")
    journey.ada.submit(page, {"organisation": OTHER_OWNER}, "/ask", status=409)


def test_t25_a_case_is_not_moved_by_a_case_of_another_request(journey: Journey) -> None:
    first, second = journey.sent(), journey.sent()
    case = journey.case(second)
    address = f"/requests/{first}/cases/{case.id}/withdraw"
    journey.ada.get(address, status=404)


def test_t26_the_applicant_finds_no_note_on_any_page_and_no_trace_of_one(journey: Journey) -> None:
    reference = journey.sent()
    case = journey.case(reference)
    addresses = [
        f"/requests/{reference}",
        f"/requests/{reference}/print",
        f"/requests/{reference}/cases/{case.id}/message",
        "/requests",
    ]

    def pages() -> list[str]:
        return [_plain(journey.ada, address) for address in addresses]

    before = pages()
    page = journey.hal.get(f"/cases/{case.id}")
    journey.hal.submit(page, {"text": "zqnote"}, f"/cases/{case.id}/note")
    journey.hal.submit(page, {"text": "zqcomment"}, f"/cases/{case.id}/comments/need")
    assert pages() == before
    assert "Hal Invented" not in "".join(before)


def test_t26_an_owner_finds_nothing_of_the_other_owners_case(journey: Journey) -> None:
    reference = journey.sent(journey.record, journey.other_record)
    mine, theirs = journey.case(reference), journey.case(reference, OTHER_OWNER)
    before = _plain(journey.sam, f"/cases/{theirs.id}")
    page = journey.hal.get(f"/cases/{mine.id}")
    journey.hal.submit(page, {"text": "zqnote"}, f"/cases/{mine.id}/note")
    journey.hal.submit(page, {"text": "zqmessage"}, f"/cases/{mine.id}/message")
    assert _plain(journey.sam, f"/cases/{theirs.id}") == before
    journey.sam.get(f"/cases/{mine.id}", status=404)


def test_t28_the_way_to_the_data_is_no_oracle(journey: Journey) -> None:
    for client in (journey.site.visitor(), journey.ada):
        client.get(f"/ask?record={journey.record}&record={_ABSENT}", status=404)
    page = journey.ada.get(f"/ask?record={journey.record}")
    journey.ada.submit(page, {"record": [journey.record, _ABSENT]}, "/ask", status=404)


def test_t28_the_variable_picker_shows_what_the_viewer_may_see(journey: Journey) -> None:
    reference = journey.begun()
    page = journey.ada.get(f"/requests/{reference}/data")
    assert "No dictionary is shown to you" in page.text()
    planted = f"{journey.record}/Pupils by term/secret_variable"
    journey.ada.submit(page, {"variables-chosen": planted}, f"/requests/{reference}/data")
    shown = journey.ada.get(f"/requests/{reference}/data")
    assert "Pupil" not in shown.text("fieldset")


def test_a_decision_needs_a_form_of_ours(journey: Journey) -> None:
    case = journey.in_review()
    for address in (f"/cases/{case.id}/decide/approve", f"/cases/{case.id}/step/reconsider"):
        answer = journey.dee.client.post(
            address, data={"moves": "3"}, headers={"Sec-Fetch-Site": "cross-site"}
        )
        assert answer.status_code == 400
    assert journey.fresh(case).state is CaseState.IN_REVIEW


def _plain(client: PageClient, address: str) -> str:
    """Return a page without what differs from one request to the next."""
    answer = client.client.get(address)
    assert answer.status_code == 200
    page = client.get(address)
    return page.text()
