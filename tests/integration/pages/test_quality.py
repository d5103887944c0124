"""Scores of descriptions on pages: the public part for everybody, all of it for owners."""

import datetime as dt
import re

import msgspec

from catalogue.domain.record import Hiding, Visibility
from catalogue.policy.audiences import Audience
from catalogue.services.public_count import public_part
from catalogue.services.quality.keeping import kept_quality
from catalogue.store.qualities import QualityWrite
from frontend.pages.quality.words import PARTS
from schemas.model import Dataset, Table, Variable, text
from tests.page_client import Page, words
from tests.publishing_site import SVG, PublishingSite
from tests.record_factory import record_from
from tests.record_store import fill
from tests.site import Site


def public_parts(page: Page) -> list[str]:
    """Return the words of the parts that everybody sees."""
    lists = page.all("ul", class_="wl-quality")
    return [words(each) for each in lists[0]]


def total(page: Page) -> int:
    found = re.search(r"(\d+) out of 100", page.text())
    assert found
    return int(found[1])


def test_a_record_has_a_score_with_six_parts_and_the_reasons_of_each(
    looked_after: PublishingSite,
) -> None:
    page = looked_after.visitor().get(f"/records/{looked_after.a_record('homes')}")
    assert total(page) <= 100
    for name, asks in PARTS.values():
        assert name in page.text()
        assert asks in page.text()
    reasons = page.all("ul", class_="wl-part__reasons")
    assert len(reasons) == len(PARTS)
    assert all(len(list(each)) for each in reasons)
    assert any("/publishing/rules#" in link for link in page.links())


def test_everybody_sees_one_public_score_and_the_owner_the_full_one_too(
    looked_after: PublishingSite,
) -> None:
    address = f"/records/{looked_after.a_record('clean-air')}"
    as_public = looked_after.visitor().get(address)
    as_owner = looked_after.air().get(address)
    assert total(as_public) == total(as_owner)
    assert public_parts(as_public) == public_parts(as_owner)
    assert "Counting what only you see too" in as_owner.text()
    assert "Counting what only you see too" not in as_public.text()


def test_what_is_hidden_moves_no_public_score(site: Site) -> None:
    made = record_from(7)
    resource = Dataset(
        identifier="r", access_rights=made.resource.access_rights.INTERNAL, title=text("Restricted")
    )
    described = (Variable(name="v", description=text("What v is."), data_type="string"),)
    pages = []
    for identifier, tables in (("plain", ()), ("rich", (Table(name="t", variables=described),))):
        record = msgspec.structs.replace(
            made,
            id=f"0d2f4c6e-8a1b-4c3d-9e5f-7a6b5c4d3e2{len(identifier)}",
            identifier=identifier,
            resource=msgspec.structs.replace(resource, identifier=identifier, tables=tables),
            visibility=Visibility(),
        )
        fill(site.installation.store, [record])
        pages.append(site.visitor().get(f"/records/{record.id}"))
    assert total(pages[0]) == total(pages[1])
    assert "whether they are given or not" in pages[0].text()
    assert "whether they are given or not" in pages[1].text()


def test_a_source_has_a_score_and_what_would_raise_it_most(looked_after: PublishingSite) -> None:
    page = looked_after.homes().get("/publishing/sources/homes")
    assert "Quality of its records" in page.text()
    assert 0 < total(page) <= 100
    assert "What would raise it most" in page.text()
    gains = [int(words) for words in re.findall(r"\+(\d+) points", page.text())]
    assert gains == sorted(gains, reverse=True)
    assert "/publishing/organisations/homes-office" in page.links()


def test_an_organisation_has_a_score_for_those_who_look_after_all_of_it(
    looked_after: PublishingSite,
) -> None:
    page = looked_after.homes().get("/publishing/organisations/homes-office")
    assert page.h1 == "Quality of your records"
    its_source = looked_after.homes().get("/publishing/sources/homes")
    assert total(page) == total(its_source)
    looked_after.air().get("/publishing/organisations/homes-office", status=404)
    looked_after.air().get("/publishing/organisations/no-such", status=404)
    looked_after.signed_in(looked_after.air_member).get(
        "/publishing/organisations/air-office", status=403
    )


def test_the_score_over_time_is_drawn_from_the_second_day_on(publishing: PublishingSite) -> None:
    address = "/publishing/sources/homes"
    assert not publishing.homes().get(address).all(f"{SVG}polyline")
    source = publishing.installation.sources.get("homes")
    publishing.installation.harvesting.harvest(source, lambda _outcome: None)
    page = publishing.homes().get(address)
    assert len(page.all(f"{SVG}polyline")) == 1
    assert len(page.all(f"{SVG}circle", class_="wl-chart__point")) == 2
    assert "The score over time" in page.text()
    told = publishing.installation.quality.any_source("homes")
    assert [kept.summary.records for kept in told.history] == [told.summary.records] * 2


def test_t6_a_public_organisation_has_the_score_of_what_can_be_listed(
    publishing: PublishingSite,
) -> None:
    publisher = publishing.visitor().get("/organisations")
    address = next(link for link in publisher.links() if link.startswith("/organisations/"))
    page = publishing.visitor().get(address)
    heading = next(each for each in page.all("h2") if "record" in words(each))
    listed = re.search(r"[\d,]+ records?", words(heading))
    assert listed
    assert f"The mean of {listed[0]}" in page.text()
    assert "Quality of its descriptions" in page.text()


def test_t6_a_hidden_record_counts_for_nobody_who_may_not_know_of_it(
    publishing: PublishingSite,
) -> None:
    installation = publishing.installation
    hidden = publishing.a_record("homes")
    with installation.store.reading() as work:
        publisher = work.records.get(hidden).resource.publisher
    assert publisher is not None
    code = publisher.slug or publisher.name[0].value
    before = installation.quality.publisher(Audience.PUBLIC, [code])
    review = publishing.clock().date() + dt.timedelta(days=30)
    hiding = Hiding(reason="r", approver="a", review_on=review, tiers=frozenset({"accredited"}))
    installation.decisions.set_visibility(hidden, Visibility(hiding=hiding))
    after = installation.quality.publisher(Audience.PUBLIC, [code])
    assert after.records == before.records - 1
    assert installation.quality.publisher(Audience.ACCREDITED, [code]) == before


def test_opening_a_class_moves_no_public_score(publishing: PublishingSite) -> None:
    record = publishing.a_record("homes")
    address = f"/records/{record}"
    before = total(publishing.visitor().get(address))
    opened = Visibility(opened=frozenset("BCD"))  # type: ignore[arg-type]  # a StrEnum's values
    publishing.installation.decisions.set_visibility(record, opened)
    assert total(publishing.visitor().get(address)) == before


def test_its_owner_is_told_which_scores_a_record_had(publishing: PublishingSite) -> None:
    record_id = publishing.a_record("homes")
    address = f"/records/{record_id}"
    assert "As it was described over time" not in publishing.homes().get(address).text()
    with publishing.installation.store.unit_of_work() as work:
        record = work.records.get(record_id)
        seen = public_part(record.resource)
        kept = kept_quality(record.resource, record.report, seen, publishing.clock().date())
        better = msgspec.structs.replace(kept, score=99)
        write = QualityWrite(record_id=record_id, publisher="", kept=better)
        work.qualities.put([write], publishing.clock().date(), {record_id})
    told = publishing.homes().get(address).text()
    assert f"{kept.score} from 2 November 2026 and 99 from 3 November 2026" in told
    assert "As it was described over time" not in publishing.visitor().get(address).text()
