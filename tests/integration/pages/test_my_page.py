"""My page: what it says of a person, and what they change there."""

import datetime as dt

import msgspec
import pytest

from catalogue.domain.person import Role, SingleSignOn
from tests.empty_site import EmptySite
from tests.people import GOOD_PASSWORD, new_organisation

REGISTER = (
    b"Surname,First name,Organisation,Number,Type,Expiry date\n"
    b"Invented,Alex,University of Rivers,AB12,Full,2026-11-30\n"
)
NEW = "four quiet badgers"


@pytest.fixture
def alex(empty_site: EmptySite) -> str:
    """Make an account and import a register that knows its person."""
    empty_site.installation.accreditation.import_register(REGISTER)
    accounts = empty_site.installation.accounts
    return accounts.register("Alex Invented", "alex@rivers.example", GOOD_PASSWORD).id


def test_a_visitor_is_sent_to_sign_in(empty_site: EmptySite) -> None:
    for address in ("/my-page", "/my-page/accreditation", "/my-page/password"):
        page = empty_site.visitor().get(address, status=303)
        assert page.response.headers["Location"].startswith("/sign-in?next=%2Fmy-page")


def test_it_says_who_one_is_and_that_one_sees_no_more_than_everybody(
    empty_site: EmptySite, alex: str
) -> None:
    page = empty_site.signed_in(alex).get("/my-page")
    assert "alex@rivers.example" in page.text()
    assert "Accredited researcher: no" in page.text()
    assert "Government user: no" in page.text()


def test_an_accreditation_is_claimed_shown_with_its_end_and_given_up(
    empty_site: EmptySite, alex: str
) -> None:
    visitor = empty_site.signed_in(alex)
    before = visitor.client.get_cookie("wayleave")
    page = visitor.submit(
        visitor.get("/my-page/accreditation"), {"number": "ab 12"}, "/my-page/accreditation"
    )
    page = visitor.follow(page)
    assert "Your accreditation is confirmed" in page.text()
    assert "Full accreditation AB12, up to and including 30 November 2026" in page.text()
    after = visitor.client.get_cookie("wayleave")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    page = visitor.submit(
        visitor.get("/my-page/accreditation"), {}, "/my-page/accreditation/give-up"
    )
    assert "Accredited researcher: no" in visitor.follow(page).text()


def test_a_number_that_is_not_ones_own_is_refused_at_the_field(
    empty_site: EmptySite, alex: str
) -> None:
    visitor = empty_site.signed_in(alex)
    form = visitor.get("/my-page/accreditation")
    page = visitor.submit(form, {"number": "XX99"}, "/my-page/accreditation", status=422)
    assert page.all("a", href="#number")
    assert page.all("input", name="number")[0].get("value") == "XX99"
    for _ in range(4):
        visitor.submit(form, {"number": "XX99"}, "/my-page/accreditation", status=422)
    visitor.submit(form, {"number": "AB12"}, "/my-page/accreditation", status=429)


def test_an_accreditation_that_is_over_says_since_when(empty_site: EmptySite, alex: str) -> None:
    empty_site.installation.accreditation.claim(alex, "AB12", "")
    empty_site.clock.moment = dt.datetime(2026, 12, 1, 0, 0, tzinfo=dt.UTC)
    page = empty_site.signed_in(alex).get("/my-page")
    assert "Accredited researcher: no" in page.text()
    assert "ended after 30 November 2026" in page.text()


def test_a_membership_is_asked_for_and_shown_as_unconfirmed(
    empty_site: EmptySite, alex: str
) -> None:
    organisations = empty_site.installation.organisations
    organisations.add(new_organisation(name="Rivers Agency"))
    organisations.add(new_organisation("gone", name="Gone Agency", is_active=False))
    visitor = empty_site.signed_in(alex)
    form = visitor.get("/my-page/membership")
    assert "Gone Agency" not in form.text()
    for wrong in ("", "gone", "nowhere"):
        visitor.submit(form, {"organisation": wrong}, "/my-page/membership", status=422)
    page = visitor.submit(form, {"organisation": "rivers-agency"}, "/my-page/membership")
    assert "Not confirmed yet" in visitor.follow(page).text()
    organisations.set_roles(alex, "rivers-agency", [Role.DECIDER])
    text = visitor.get("/my-page").text()
    assert "Not confirmed yet" not in text
    assert "decides on requests for its data" in text


def test_a_password_is_changed_with_the_old_one(empty_site: EmptySite, alex: str) -> None:
    here, elsewhere = empty_site.signed_in(alex), empty_site.signed_in(alex)
    form = here.get("/my-page/password")
    fields = {"current_password": NEW, "password": NEW, "password_again": NEW}
    page = here.submit(form, fields, "/my-page/password", status=422)
    assert page.all("a", href="#current_password")
    fields["current_password"] = GOOD_PASSWORD
    page = here.submit(form, fields | {"password_again": ""}, "/my-page/password", status=422)
    assert page.all("a", href="#password_again")
    page = here.submit(form, fields, "/my-page/password")
    assert "Your password is changed" in here.follow(page).text()
    elsewhere.get("/my-page", status=303)
    empty_site.installation.accounts.authenticate("alex@rivers.example", NEW, "")


def test_who_signs_on_elsewhere_has_no_password_to_change(empty_site: EmptySite) -> None:
    sign_on = SingleSignOn(issuer="https://id.example", subject="1")
    person = empty_site.person("Robin Madeup", sign_on=sign_on)
    visitor = empty_site.signed_in(person)
    assert "/my-page/password" not in visitor.get("/my-page").links()
    visitor.get("/my-page/password", status=404)


def test_sessions_elsewhere_are_ended(empty_site: EmptySite, alex: str) -> None:
    here, elsewhere = empty_site.signed_in(alex), empty_site.signed_in(alex)
    page = here.get("/my-page")
    assert "1 other browser" in page.text()
    page = here.follow(here.submit(page, {}, "/my-page/sessions/end"))
    assert "Only in this browser" in page.text()
    elsewhere.get("/my-page", status=303)


def test_of_government_by_which_address_and_by_what_not(empty_site: EmptySite) -> None:
    person = empty_site.government_user("Robin Madeup")
    visitor = empty_site.signed_in(person)
    assert "By your address in office.gov.example" in visitor.get("/my-page").text()
    organisations = empty_site.installation.organisations
    cabinet = organisations.get("cabinet-of-examples")
    organisations.change(msgspec.structs.replace(cabinet, is_active=False))
    assert "No government organisation here" in visitor.get("/my-page").text()
