"""The administrator's pages: people, organisations, the register."""

import io
import re

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from catalogue.domain.person import Role, SingleSignOn
from tests.empty_site import EmptySite
from tests.page_client import Page, PageClient
from tests.people import new_organisation

HEADER = "Surname,First name,Organisation,Number,Type,Expiry date\n"
RIVERS = "/administration/organisations/rivers-agency"


@pytest.fixture
def administrator(empty_site: EmptySite) -> PageClient:
    """Sign an administrator in, in a catalogue with one organisation."""
    empty_site.installation.organisations.add(new_organisation(name="Rivers Agency"))
    return empty_site.signed_in(empty_site.person("Sam Sample", is_administrator=True))


def upload(visitor: PageClient, content: bytes, status: int = 200, **more: str) -> Page:
    form = visitor.get("/administration/register")
    token = form.all("input", name="csrf_token")[0].get("value") or ""
    fields = {"csrf_token": token, "file": FileStorage(io.BytesIO(content), "register.csv"), **more}
    boundary, body = encode_multipart(fields)
    answer = visitor.client.post(
        "/administration/register",
        data=body,
        content_type=f"multipart/form-data; boundary={boundary}",
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status_code == status
    return Page(answer)


@pytest.mark.parametrize(
    "address",
    [
        "/administration",
        "/administration/people",
        "/administration/people/invite",
        "/administration/people/1",
        "/administration/organisations",
        "/administration/organisations/add",
        RIVERS,
        "/administration/register",
    ],
)
def test_nobody_but_an_administrator_comes_in(empty_site: EmptySite, address: str) -> None:
    owner = empty_site.signed_in(empty_site.person("Alex Invented"))
    owner.get(address, status=403)
    empty_site.visitor().get(address, status=303)


def test_the_first_page_tells_what_waits_and_leads_everywhere(
    empty_site: EmptySite, administrator: PageClient
) -> None:
    alex = empty_site.person("Alex Invented")
    empty_site.installation.organisations.ask_for_membership(alex, "rivers-agency")
    page = administrator.get("/administration")
    assert "Alex Invented" in page.text()
    for address in ("people", "organisations", "sources", "register"):
        assert f"/administration/{address}" in page.links()


def test_people_are_found_by_name_or_address_page_by_page(
    empty_site: EmptySite, administrator: PageClient
) -> None:
    for number in range(30):
        empty_site.person(f"Robin Madeup {number}")
    page = administrator.get("/administration/people?q=madeup")
    assert "30 people" in page.text()
    assert len(page.all("tr")) == 26
    page = administrator.get(next(one for one in page.links() if "page=2" in one))
    assert len(page.all("tr")) == 6
    page = administrator.get("/administration/people?q=%25&page=x")
    assert "0 people" in page.text()


def test_somebody_is_invited_and_gets_a_link(
    empty_site: EmptySite, administrator: PageClient
) -> None:
    form = administrator.get("/administration/people/invite")
    fields = {"name": "Robin Madeup", "email": "robin"}
    page = administrator.submit(form, fields, status=422)
    assert page.all("input", name="name")[0].get("value") == "Robin Madeup"
    fields = {"name": "Robin Madeup", "email": "robin@rivers.example", "is_government": "yes"}
    page = administrator.follow(administrator.submit(form, fields))
    assert page.h1 == "Robin Madeup"
    assert "vouched for by an administrator" in page.text()
    assert empty_site.link_in_mail()
    page = administrator.submit(form, fields, status=422)
    assert "already an account" in page.text()


def test_roles_are_given_changed_and_the_membership_ended(
    empty_site: EmptySite, administrator: PageClient
) -> None:
    alex = empty_site.person("Alex Invented")
    address = f"/administration/people/{alex}"
    page = administrator.get(address)
    fields: dict[str, object] = {"organisation": "rivers-agency", "roles": ["decider", "handler"]}
    page = administrator.follow(administrator.submit(page, fields, f"{address}/roles"))
    viewer = empty_site.installation.viewers.viewer_of(alex)
    assert viewer.has_role(Role.DECIDER, "rivers-agency")
    ticked = [box.get("value") for box in page.all("input", name="roles", checked="")]
    assert ticked == ["handler", "decider"]
    page = administrator.post(
        f"{address}/roles", token(page) | {"organisation": "rivers-agency", "roles": "publisher"}
    )
    viewer = empty_site.installation.viewers.viewer_of(alex)
    assert {role for _, role in viewer.roles} == {Role.MEMBER, Role.PUBLISHER}
    page = administrator.get(address)
    administrator.submit(page, {}, f"{address}/membership/end")
    assert empty_site.installation.viewers.viewer_of(alex).roles == frozenset()


def token(page: Page) -> dict[str, object]:
    return {"csrf_token": page.all("input", name="csrf_token")[0].get("value")}


def test_an_account_is_ended_and_opened_and_rights_are_granted_and_revoked(
    empty_site: EmptySite, administrator: PageClient
) -> None:
    alex = empty_site.person("Alex Invented")
    tab = empty_site.signed_in(alex)
    address = f"/administration/people/{alex}"
    for action, wanted in (("administrator", "grant"), ("address", "vouch"), ("account", "end")):
        page = administrator.get(address)
        form = page.form(f"{address}/{action}")
        assert next(one.get("value") for one in form.iter("input") if one.get("name") == "wanted")
        administrator.submit(page, {"wanted": wanted}, f"{address}/{action}")
    person = empty_site.installation.people.get(alex)
    assert (person.is_administrator, person.is_active) == (True, False)
    assert person.verified_domain == "people.example"
    tab.get("/my-page", status=303)
    for action, wanted in (
        ("administrator", "revoke"),
        ("address", "withdraw"),
        ("account", "open"),
    ):
        administrator.submit(administrator.get(address), {"wanted": wanted}, f"{address}/{action}")
    person = empty_site.installation.people.get(alex)
    assert (person.is_administrator, person.is_active) == (False, True)
    assert person.verified_domain is None


def test_nobody_gives_rights_to_themselves_or_ends_themselves(empty_site: EmptySite) -> None:
    empty_site.installation.organisations.add(new_organisation())
    sam = empty_site.person("Sam Sample", is_administrator=True)
    visitor = empty_site.signed_in(sam)
    empty_site.installation.organisations.ask_for_membership(sam, "rivers-agency")
    page = visitor.get(f"/administration/people/{sam}")
    assert "This is you" in page.text()
    assert not [form for form in page.all("form") if "/people/" in form.get("action", "")]
    assert "another administrator decides" in visitor.get(RIVERS).text()
    for action, fields in (
        ("roles", {"organisation": "rivers-agency", "roles": "decider"}),
        ("account", {"wanted": "end"}),
        ("administrator", {"wanted": "revoke"}),
        ("address", {"wanted": "vouch"}),
        ("membership/end", {"organisation": "rivers-agency"}),
    ):
        visitor.post(f"/administration/people/{sam}/{action}", token(page) | fields, 403)
    visitor.post(f"{RIVERS}/members/{sam}", token(page) | {"wanted": "confirm"}, 403)
    assert empty_site.installation.viewers.viewer_of(sam).roles == frozenset()


def test_what_is_not_on_the_form_is_refused(
    empty_site: EmptySite, administrator: PageClient
) -> None:
    alex = empty_site.person("Alex Invented")
    address = f"/administration/people/{alex}"
    sent = token(administrator.get(address))
    administrator.post(f"{address}/account", sent | {"wanted": "explode"}, 400)
    king = {"organisation": "rivers-agency", "roles": "king"}
    administrator.post(f"{address}/roles", sent | king, 400)
    administrator.post(f"{address}/roles", sent | {"organisation": "nowhere"}, 404)
    administrator.post("/administration/people/nobody/account", sent | {"wanted": "end"}, 404)
    administrator.post(f"{RIVERS}/members/{alex}", sent | {"wanted": "confirm"}, 404)
    administrator.get("/administration/people/nobody", status=404)
    administrator.get("/administration/organisations/nowhere", status=404)


def test_who_signs_on_elsewhere_is_not_vouched_for_here(
    empty_site: EmptySite, administrator: PageClient
) -> None:
    sign_on = SingleSignOn(issuer="https://id.example", subject="1")
    robin = empty_site.person("Robin Madeup", sign_on=sign_on)
    page = administrator.get(f"/administration/people/{robin}")
    assert "at https://id.example" in page.text()
    wanted: dict[str, object] = {"wanted": "vouch"}
    administrator.post(f"/administration/people/{robin}/address", token(page) | wanted, 409)


def test_an_organisation_is_added_and_changed_and_nothing_typed_is_lost(
    empty_site: EmptySite, administrator: PageClient
) -> None:
    form = administrator.get("/administration/organisations/add")
    fields = {"slug": "Lakes!", "name": "Lakes Agency", "domains": "lakes.example, water.example"}
    page = administrator.submit(form, fields, status=422)
    assert page.all("a", href="#slug")
    assert page.all("input", name="name")[0].get("value") == "Lakes Agency"
    fields |= {"slug": "lakes-agency", "is_government": "yes"}
    page = administrator.follow(administrator.submit(form, fields))
    added = empty_site.installation.organisations.get("lakes-agency")
    assert added.domains == ("lakes.example", "water.example")
    assert (added.is_government, added.is_active) == (True, True)
    address = "/administration/organisations/lakes-agency"
    page = administrator.submit(page, {"mailbox": "none"}, address, status=422)
    assert page.all("a", href="#mailbox")
    assert page.all("input", name="is_active", checked="")
    page = administrator.get(address)
    sent = token(page) | {"name": "Lakes and Rivers", "domains": ""}
    administrator.post(address, sent)
    changed = empty_site.installation.organisations.get("lakes-agency")
    assert (changed.name, changed.is_active, changed.domains) == ("Lakes and Rivers", False, ())
    assert "Not active" in administrator.get("/administration/organisations").text()


@pytest.mark.parametrize(("wanted", "belongs"), [("confirm", True), ("turn down", False)])
def test_a_membership_is_settled_and_the_person_told(
    empty_site: EmptySite, administrator: PageClient, wanted: str, *, belongs: bool
) -> None:
    alex = empty_site.person("Alex Invented")
    empty_site.installation.organisations.ask_for_membership(alex, "rivers-agency")
    page = administrator.get(RIVERS)
    assert "nobody vouches for it" in page.text()
    administrator.submit(page, {"wanted": wanted}, f"{RIVERS}/members/{alex}")
    viewer = empty_site.installation.viewers.viewer_of(alex)
    assert viewer.organisations == (frozenset({"rivers-agency"}) if belongs else frozenset())
    (mail,) = empty_site.mails()
    assert "Your membership was" in mail.read_text()


def test_a_register_is_imported_and_what_was_not_taken_is_told_by_line(
    administrator: PageClient,
) -> None:
    page = administrator.get("/administration/register")
    assert "No register has been imported yet" in page.text()
    lines = "Invented,Alex,O,AB12,Full,2027-03-31\nMadeup,Robin,O,CD34,maybe,<b>2027</b>\n"
    page = upload(administrator, (HEADER + lines).encode())
    assert "1 researcher taken, 1 line not." in page.text()
    assert re.search(r"3\s*Type: 'maybe' is neither", page.text())
    assert "1 researcher, imported on" in administrator.get("/administration/register").text()


def test_a_file_that_is_no_register_changes_nothing(administrator: PageClient) -> None:
    many = "".join(f"Invented,Alex,O,N{number},Full,2027-03-31\n" for number in range(10))
    upload(administrator, (HEADER + many).encode())
    for content in (b"", b"\x89PNG\r\n", HEADER.encode(), HEADER.encode() + b"a,b,c,1,full,\n"):
        page = upload(administrator, content, status=422)
        assert page.all("a", href="#file")
    half = (HEADER + "Invented,Alex,O,N1,Full,2027-03-31\n").encode()
    assert "may shrink" in upload(administrator, half, status=422).text()
    assert "10 researchers" in administrator.get("/administration/register").text()
    assert "1 researcher taken" in upload(administrator, half, may_shrink="yes").text()


def test_a_register_may_be_larger_than_other_forms_and_has_a_limit_of_its_own(
    administrator: PageClient,
) -> None:
    line = b"Invented,Alex,O,N1,Full,2027-03-31\n"
    page = upload(administrator, HEADER.encode() + line + b"\n" * 2_000_000)
    assert "1 researcher taken" in page.text()
    upload(administrator, HEADER.encode() + b"\n" * 8_000_000, status=413)
