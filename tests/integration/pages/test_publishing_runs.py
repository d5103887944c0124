"""The report of a run, and the decision about a held one."""

import csv
import io

from catalogue.domain.run import RunState
from frontend.demo import FEEDS
from tests.page_client import words
from tests.publishing_site import PublishingSite


def homes_report(site: PublishingSite) -> str:
    return f"/publishing/runs/{site.latest('homes').id}"


def test_a_report_tells_what_became_of_the_records_in_a_sentence(
    looked_after: PublishingSite,
) -> None:
    page = looked_after.homes().get(homes_report(looked_after))
    assert "The feed held 12 datasets and 1 data service. 4 were rejected and 9 were new." in (
        page.text()
    )


def test_findings_are_told_by_code_with_fix_example_and_rule(looked_after: PublishingSite) -> None:
    page = looked_after.homes().get(homes_report(looked_after))
    assert "Give the record a title; without one it cannot be listed or found." in page.text()
    assert "found whenever councils answer" in page.text()
    rule = "/publishing/rules#TITLE-MISSING"
    assert rule in page.links()
    rules = looked_after.visitor().get("/publishing/rules")
    assert rules.all("div", id="TITLE-MISSING")


def test_outcomes_are_listed_by_kind_and_filtered_by_words(looked_after: PublishingSite) -> None:
    visitor, address = looked_after.homes(), homes_report(looked_after)
    assert "Rough sleeping snapshot" in visitor.get(address).text()
    new = visitor.get(f"{address}?show=created")
    assert "Empty homes" in new.text()
    found = visitor.get(f"{address}?show=created&words=tall%20BUILD")
    assert [link for link in found.links() if "/publishing/records/" in link]
    listed = found.all("ul", class_="wl-outcomes")[0]
    assert words(listed).startswith("Register of tall buildings")
    assert len(list(listed.iter("li"))) == 1
    none = visitor.get(f"{address}?show=created&words=%25")
    assert "No such record with these words" in none.text()


def test_strange_parameters_count_as_none(looked_after: PublishingSite) -> None:
    visitor, address = looked_after.homes(), homes_report(looked_after)
    for query in ("show=x&page=-1", "page=99999999999", "page=%D9%A3", "words=%00%ED%A0%80"):
        visitor.get(f"{address}?{query}")


def test_outcomes_and_findings_are_downloaded(looked_after: PublishingSite) -> None:
    visitor, address = looked_after.homes(), homes_report(looked_after)
    table = visitor.client.get(f"{address}/outcomes.csv")
    rows = list(csv.DictReader(io.StringIO(table.get_data(as_text=True).lstrip("\ufeff"))))
    assert {row["outcome"] for row in rows} == {"created", "rejected"}
    assert "attachment" in table.headers["Content-Disposition"]
    outcomes = visitor.client.get(f"{address}/outcomes.json").get_json()
    assert len(outcomes) == 13
    report = visitor.client.get(f"{address}/findings.json").get_json()
    assert {group["code"] for group in report["groups"]} == {row["code"] for row in rows}
    assert (report["usable"], report["unusable"], len(report["records"])) == (9, 4, 13)
    table = visitor.client.get(f"{address}/findings.csv")
    found = list(csv.DictReader(io.StringIO(table.get_data(as_text=True).lstrip("\ufeff"))))
    assert [(f["identifier"], f["code"]) for f in found] == [
        (record["identifier"], finding["code"])
        for record in report["records"]
        for finding in record["findings"]
    ]


def test_the_report_is_the_one_that_a_check_of_the_same_feed_gives(
    looked_after: PublishingSite,
) -> None:
    """What an owner reads of a harvest and what anybody reads of the file differ in nothing."""
    harvested = (
        looked_after.homes().client.get(f"{homes_report(looked_after)}/findings.json").get_json()
    )
    feed = (FEEDS / "homes-and-localities.ttl").read_bytes()
    checked = (
        looked_after.visitor()
        .client.post("/api/v1/validate", data=feed, content_type="text/turtle")
        .get_json()
    )
    for part in ("usable", "unusable", "mandatory", "recommended", "properties"):
        assert harvested[part] == checked[part], part
    told = [
        [(g["code"], g["path"], g["fix"], g["records"], g["occurrences"]) for g in each["groups"]]
        for each in (harvested, checked)
    ]
    assert told[0] == told[1]


def test_a_held_run_is_decided_with_the_consequences_in_view(publishing: PublishingSite) -> None:
    run = publishing.held_run()
    visitor = publishing.air()
    address = f"/publishing/runs/{run.id}/decision"
    form = visitor.get(address)
    assert "92% of the 24 records" in form.text()
    assert "Air quality at Calder Mouth" in form.text()
    page = visitor.follow(visitor.submit(form, {"decision": "retire"}))
    assert "22 records were retired" in page.text()
    assert "Missing records retired by Avery Made" in page.text()
    with publishing.installation.store.reading() as work:
        assert work.runs.get(run.id).state is RunState.COMPLETED
        source_id = work.sources.id_of("clean-air")
        assert sum(work.records.count(source_id).values()) == 24
        assert work.records.count(source_id)["active"] == 2  # type: ignore[index]  # a StrEnum's value


def test_missing_records_are_kept(publishing: PublishingSite) -> None:
    visitor = publishing.air()
    form = visitor.get(f"/publishing/runs/{publishing.held_run().id}/decision")
    page = visitor.follow(visitor.submit(form, {"decision": "keep"}))
    assert "22 records were kept in the catalogue" in page.text()
    assert "Missing records kept by Avery Made" in page.text()


def test_a_decision_must_be_chosen(publishing: PublishingSite) -> None:
    visitor = publishing.air()
    form = visitor.get(f"/publishing/runs/{publishing.held_run().id}/decision")
    page = visitor.submit(form, {}, status=400)
    assert "Choose what should happen to the missing records" in page.text()
    assert publishing.held_run().counts.held == 22


def test_of_two_people_at_once_the_second_is_told_that_it_was_decided(
    publishing: PublishingSite,
) -> None:
    address = f"/publishing/runs/{publishing.held_run().id}/decision"
    first, second = publishing.air(), publishing.signed_in(publishing.air_decider)
    forms = first.get(address), second.get(address)
    first.submit(forms[0], {"decision": "keep"})
    page = second.submit(forms[1], {"decision": "retire"}, status=409)
    assert "decided meanwhile" in page.text()
    with publishing.installation.store.reading() as work:
        source_id = work.sources.id_of("clean-air")
        assert work.records.count(source_id)["active"] == 24  # type: ignore[index]  # a StrEnum's value


def test_an_administrator_decides_too(publishing: PublishingSite) -> None:
    visitor = publishing.admin()
    form = visitor.get(f"/publishing/runs/{publishing.held_run().id}/decision")
    page = visitor.follow(visitor.submit(form, {"decision": "keep"}))
    assert "by Devon Made" in page.text()
