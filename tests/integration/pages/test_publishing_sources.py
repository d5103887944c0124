"""The sources that somebody looks after: seen, added, changed, harvested."""

import pytest

from catalogue.domain.person import Role
from catalogue.domain.run import RunState
from tests.page_client import words
from tests.publishing_site import SVG, PublishingSite, drawing_words
from tests.site import Site

FORM = "/publishing/add-source"
GOOD = {"name": "air-2", "kind": "dcat", "location": "https://air.example/feed.ttl"}


def test_publishers_see_their_own_sources_and_what_needs_them_first(
    looked_after: PublishingSite,
) -> None:
    page = looked_after.air().get("/publishing")
    assert "Decide about 22 missing records" in page.text()
    assert "clean-air" in page.text()
    assert "homes" not in page.text()


def test_an_administrator_sees_every_source(looked_after: PublishingSite) -> None:
    words = looked_after.admin().get("/publishing").text()
    assert all(name in words for name in ("clean-air", "homes", "skills", "coastal-affairs"))
    assert words.index("Decide about") < words.index("Mend 4 rejected records")


def test_who_has_no_source_yet_is_told_how_to_begin(site: Site) -> None:
    site.organisation("new-office")
    publisher = site.person("Nell Made", {"new-office": [Role.PUBLISHER]})
    page = site.signed_in(publisher).get("/publishing")
    assert "There is no source for your organisation" in page.text()
    assert FORM in page.links()


def test_a_member_without_a_role_is_not_let_in(looked_after: PublishingSite) -> None:
    looked_after.signed_in(looked_after.air_member).get("/publishing", status=403)


def test_a_sources_page_tells_how_it_is_treated_and_its_history(
    looked_after: PublishingSite,
) -> None:
    page = looked_after.air().get("/publishing/sources/clean-air")
    assert "Decision needed" in page.text()
    assert drawing_words(page).startswith("46 changes")
    assert len(page.all(f"{SVG}rect", class_="wl-chart__block")) == 4 + 2
    assert f"/publishing/runs/{looked_after.held_run().id}" in page.links()


def test_a_publisher_adds_a_source_for_the_own_organisation(publishing: PublishingSite) -> None:
    visitor = publishing.air()
    sent = visitor.submit(visitor.get(FORM), GOOD)
    page = visitor.follow(sent)
    assert "air-2 was added" in page.text()
    assert publishing.installation.sources.get("air-2").organisation == "air-office"
    assert "Source added by Avery Made" in page.text()


def test_a_source_for_another_organisation_is_refused(publishing: PublishingSite) -> None:
    visitor = publishing.air()
    fields = {**GOOD, "organisation": "homes-office"}
    page = visitor.submit(visitor.get(FORM), fields, status=400)
    assert "cannot add a source for that organisation" in page.text()
    assert "air-2" not in {source.name for source in publishing.installation.sources.all()}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"location": "/etc/passwd"}, "beginning with https://"),
        ({"location": "file:///etc/passwd"}, "beginning with https://"),
        ({"location": "https://"}, "beginning with https://"),
        ({"location": "https://[air"}, "no address"),
        ({"location": "https://me:secret@air.example/"}, "without a user name and password"),
        ({"name": "../air"}, "cannot name a source"),
        ({"name": "clean-air"}, "already a source"),
        ({"kind": "made-up"}, "kind of feed"),
    ],
)
def test_what_cannot_be_a_source_is_told_and_nothing_typed_is_lost(
    publishing: PublishingSite, changed: dict[str, str], why: str
) -> None:
    visitor = publishing.air()
    fields = {**GOOD, **changed}
    page = visitor.submit(visitor.get(FORM), fields, status=400)
    assert why in page.text()
    kept = page.all("input", name="name")[0].get("value")
    assert kept == fields["name"]


def test_settings_are_changed_and_it_is_kept_who_did_it(publishing: PublishingSite) -> None:
    visitor = publishing.air()
    address = "/publishing/sources/clean-air/settings"
    form = visitor.get(address)
    moved = {"location": "https://air.example/new.ttl", "open": "yes"}
    page = visitor.follow(visitor.submit(form, moved))
    assert "https://air.example/new.ttl" in page.text()
    assert "Settings changed by Avery Made" in page.text()
    assert publishing.installation.sources.get("clean-air").is_open_by_nature


def test_only_an_administrator_gives_a_source_to_another_organisation(
    publishing: PublishingSite,
) -> None:
    address = "/publishing/sources/clean-air/settings"
    for visitor, owner in ((publishing.air(), "air-office"), (publishing.admin(), "homes-office")):
        location = {"location": "https://air.example/", "organisation": "homes-office"}
        visitor.submit(visitor.get(address), location)
        assert publishing.installation.sources.get("clean-air").organisation == owner


def test_a_harvest_that_was_asked_for_is_done_by_the_worker(publishing: PublishingSite) -> None:
    visitor = publishing.homes()
    address = "/publishing/sources/homes"
    page = visitor.follow(visitor.submit(visitor.get(address), {}, f"{address}/harvest"))
    assert "A harvest was asked for" in page.text()
    before = publishing.latest("homes")
    publishing.clock.pass_by(minutes=1)
    publishing.installation.runner.work(until_idle=True)
    after = publishing.latest("homes")
    assert after.id != before.id
    assert after.state is RunState.COMPLETED_WITH_ERRORS
    assert "Harvest now" in visitor.get(address).text()


def test_every_source_is_listed_for_administrators_alone(looked_after: PublishingSite) -> None:
    page = looked_after.admin().get("/administration/sources")
    assert "/publishing/sources/skills/settings" in page.links()
    looked_after.air().get("/administration/sources", status=403)


def test_the_kinds_of_sources_are_offered_in_words_the_usual_one_first(
    looked_after: PublishingSite,
) -> None:
    form = looked_after.homes().get("/publishing/add-source").all("select", name="kind")[0]
    offered = [(one.get("value"), words(one)) for one in form.iter("option")]
    assert offered[0] == ("dcat", "Metadata at one address: RDF, JSON, YAML or a spreadsheet")
    assert ("waf", "A folder of metadata files on a web server") in offered
