"""The department's records: what each lacks, and who may see it."""

import csv
import io
from collections.abc import Mapping

import pytest

from tests.page_client import Page, PageClient
from tests.publishing_site import PublishingSite

HIDING = {
    "reason": "A live operation",
    "approver": "R. Example",
    "review-day": "1",
    "review-month": "6",
    "review-year": "2027",
}


def decided(
    visitor: PageClient, record_id: str, fields: Mapping[str, object], confirm: str | None = None
) -> Page:
    """Send one of the forms about a record's visibility, and confirm it."""
    address = f"/publishing/records/{record_id}/visibility"
    token = visitor.get(address).all("input", name="csrf_token")[-1].get("value", "")
    revision = visitor.get(address).all("input", name="revision")[0].get("value", "")
    sent = {"csrf_token": token, "revision": revision, **fields}
    asked = visitor.post(address, sent, status=200)
    assert confirm is None or confirm in asked.text()
    return visitor.submit(asked, {})


def test_records_are_listed_with_what_they_lack_the_worst_first(
    looked_after: PublishingSite,
) -> None:
    page = looked_after.homes().get("/publishing/records")
    words = page.text()
    assert "9 records, those that lack most first" in words
    assert "11 of 15" in words
    assert words.index("Survey of leaseholders") < words.index("Empty homes")


def test_the_list_is_filtered(looked_after: PublishingSite) -> None:
    visitor = looked_after.homes()
    gaps = visitor.get("/publishing/records?show=gaps&type=DataService").text()
    assert "1 record, those" in gaps
    assert "Which council is it?" in gaps
    assert "No record of yours is like that" in visitor.get("/publishing/records?words=%5C").text()
    assert "9 records" in visitor.get("/publishing/records?type=x&rights=y&show=z&page=0").text()


def test_the_report_of_a_record_tells_what_was_written_from_what_was_repaired(
    looked_after: PublishingSite,
) -> None:
    visitor = looked_after.homes()
    listed = visitor.get("/publishing/records")
    assert "after repair" in listed.text()
    reports = [link for link in listed.links() if link.startswith("/publishing/records/")]
    words = [visitor.get(link).text() for link in reports[:4]]
    assert any("as written" in each for each in words)
    rules = visitor.get("/publishing/rules")
    assert "https://co-cddo.github.io/ukgov-metadata-exchange-model/licence/" in rules.links()


def test_the_list_is_downloaded_and_no_cell_is_a_formula(publishing: PublishingSite) -> None:
    with publishing.installation.store.unit_of_work() as work:
        work.connection.exec_driver_sql(
            "UPDATE records SET identifier = '=1+1' WHERE title LIKE 'Empty homes%'"
        )
    answer = publishing.homes().client.get("/publishing/records.csv?words=empty")
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    assert [row["identifier"] for row in rows] == ["'=1+1"]


def test_a_records_report_has_every_finding(looked_after: PublishingSite) -> None:
    record_id = looked_after.a_record("homes", "Survey of leaseholders")
    page = looked_after.homes().get(f"/publishing/records/{record_id}")
    assert "4 mandatory properties are missing or not acceptable" in page.text()
    assert "contactPoint.contactName" in page.text()
    assert f"/records/{record_id}?as=public" in page.links()


def test_a_record_is_hidden_with_the_consequence_said_and_shown_again(
    publishing: PublishingSite,
) -> None:
    record_id = publishing.a_record("homes", "Empty homes")
    owner, public = publishing.homes(), publishing.visitor()
    public.get(f"/records/{record_id}")
    asked = {"decision": "hide", **HIDING}
    sent = decided(owner, record_id, asked, "the public can no longer find it")
    assert "approved by R. Example" in owner.follow(sent).text()
    public.get(f"/records/{record_id}", status=404)
    sent = decided(owner, record_id, {"decision": "show"}, "What was seen cannot be taken back")
    assert "can be seen again" in owner.follow(sent).text()
    public.get(f"/records/{record_id}")


def test_nothing_is_decided_before_it_is_confirmed(publishing: PublishingSite) -> None:
    record_id = publishing.a_record("homes", "Empty homes")
    owner = publishing.homes()
    address = f"/publishing/records/{record_id}/visibility"
    owner.submit(owner.get(address), {"open": "B"}, status=200)
    assert not publishing.installation.decisions.visibility_of(record_id).opened


def test_classes_are_opened_and_closed_again(publishing: PublishingSite) -> None:
    record_id = publishing.a_record("homes", "Applications for help")
    owner = publishing.homes()
    decided(owner, record_id, {"decision": "open", "open": ["B", "D"]}, "Variables")
    decisions = publishing.installation.decisions
    assert {c.value for c in decisions.visibility_of(record_id).opened} == {"B", "D"}
    decided(owner, record_id, {"decision": "open", "open": ["B"]}, "no longer sees")
    assert {c.value for c in decisions.visibility_of(record_id).opened} == {"B"}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"reason": " "}, "takes a reason"),
        ({"approver": ""}, "who approved it"),
        ({"review-day": "31", "review-month": "2"}, "real date"),
        ({"review-year": "2029"}, "within the next 12 months"),
        ({"review-year": "²"}, "real date"),
        ({"decision": "burn"}, "Choose what is to be done"),
    ],
)
def test_a_hiding_that_the_policy_does_not_allow_is_refused_and_kept_on_the_page(
    publishing: PublishingSite, changed: dict[str, str], why: str
) -> None:
    record_id = publishing.a_record("homes", "Empty homes")
    owner = publishing.homes()
    address = f"/publishing/records/{record_id}/visibility"
    token = owner.get(address).all("input", name="csrf_token")[-1].get("value", "")
    fields = {"csrf_token": token, "decision": "hide", **HIDING, **changed}
    page = owner.post(address, fields, status=400)
    assert why in page.text()
    assert "".join(page.all("textarea")[0].itertext()).strip() == fields["reason"].strip()


def test_a_decision_on_what_was_changed_meanwhile_is_not_taken(publishing: PublishingSite) -> None:
    record_id = publishing.a_record("homes", "Empty homes")
    first, second = publishing.homes(), publishing.homes()
    address = f"/publishing/records/{record_id}/visibility"
    pages = [v.submit(v.get(address), {"open": "B"}, status=200) for v in (first, second)]
    first.submit(pages[0], {})
    page = second.submit(pages[1], {}, status=409)
    assert "The record changed since you opened the page" in page.text()
