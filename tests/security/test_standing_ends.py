"""T21: a standing that ends counts no more at the very next request, in every tab."""

import datetime as dt

import msgspec
import pytest

from catalogue.domain.person import Role
from tests.page_client import PageClient
from tests.site import Site

LAST_DAY = dt.date(2026, 11, 30)


def standings(visitor: PageClient) -> str:
    return visitor.get("/my-page").text()


def test_t21_an_accreditation_ends_in_mid_session_and_in_both_tabs(site: Site) -> None:
    person = site.person("Alex Invented", accredited_until=LAST_DAY)
    one, other = site.signed_in(person), site.signed_in(person)
    site.clock.moment = dt.datetime(2026, 11, 30, 23, 40, tzinfo=dt.UTC)
    for tab in (one, other):
        tab.client.set_cookie("wayleave", site.installation.sessions.begin(person))
        assert "Accredited researcher: yes" in standings(tab)
    site.clock.moment = dt.datetime(2026, 12, 1, 0, 0, tzinfo=dt.UTC)
    for tab in (one, other):
        assert "Accredited researcher: no" in standings(tab)


def test_t21_what_only_the_accredited_see_of_a_record_is_gone_with_the_accreditation(
    site: Site,
) -> None:
    person = site.person("Alex Invented", accredited_until=LAST_DAY)
    public, tab = site.visitor(), site.signed_in(person)
    more = [one for one in addresses(site) if differs(public, tab, one)]
    assert more, "the sample has a record of which the accredited see more"
    site.clock.moment = dt.datetime(2026, 12, 1, 0, 0, tzinfo=dt.UTC)
    tab.client.set_cookie("wayleave", site.installation.sessions.begin(person))
    assert [one for one in more if differs(public, tab, one)] == []


def addresses(site: Site) -> list[str]:
    with site.installation.store.reading() as work:
        ids = [row[0] for row in work.connection.exec_driver_sql("SELECT id FROM records")]
    return [f"/records/{id_}" for id_ in ids]


def differs(one: PageClient, other: PageClient, address: str) -> bool:
    first, second = one.client.get(address), other.client.get(address)
    if first.status_code != second.status_code:
        return True
    return main_of(first.get_data(as_text=True)) != main_of(second.get_data(as_text=True))


def main_of(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("change", ["taken", "ended", "not active"])
def test_t21_a_role_that_was_taken_opens_no_door_any_more(site: Site, change: str) -> None:
    site.organisation("rivers-agency", "homes")
    person = site.person("Alex Invented", {"rivers-agency": [Role.PUBLISHER]})
    tab = site.signed_in(person)
    assert "/publishing" in tab.get("/my-page").links()
    organisations = site.installation.organisations
    if change == "taken":
        organisations.set_roles(person, "rivers-agency", [])
    elif change == "ended":
        organisations.remove(person, "rivers-agency")
    else:
        rivers = organisations.get("rivers-agency")
        organisations.change(msgspec.structs.replace(rivers, is_active=False))
    assert "/publishing" not in tab.get("/my-page").links()
    tab.get("/publishing", status=403)


def test_t21_an_administrator_no_longer_is_none_at_the_next_request(site: Site) -> None:
    person = site.person("Alex Invented", is_administrator=True)
    tab = site.signed_in(person)
    assert "/administration" in tab.get("/my-page").links()
    site.installation.people.set_administrator(person, is_administrator=False)
    assert "/administration" not in tab.get("/my-page").links()


def test_t21_an_organisation_that_loses_the_domain_makes_nobody_government(site: Site) -> None:
    tab = site.signed_in(site.government_user("Robin Madeup"))
    assert "Government user: yes" in standings(tab)
    organisations = site.installation.organisations
    cabinet = organisations.get("cabinet-of-examples")
    organisations.change(msgspec.structs.replace(cabinet, domains=()))
    assert "Government user: no" in standings(tab)


def test_t21_an_ended_account_is_signed_out_in_every_tab(site: Site) -> None:
    person = site.person("Alex Invented")
    tabs = [site.signed_in(person), site.signed_in(person)]
    site.installation.people.set_active(person, is_active=False)
    for tab in tabs:
        tab.get("/my-page", status=303)
