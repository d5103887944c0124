"""Signing in and out with a password, in pages."""

import pytest

from catalogue.services.accounts import PER_ACCOUNT
from tests.empty_site import EmptySite
from tests.page_client import Page, PageClient
from tests.people import GOOD_PASSWORD

EMAIL = "alex@rivers.example"
NEW = "four quiet badgers"


@pytest.fixture
def alex(empty_site: EmptySite) -> str:
    """Make an account."""
    return empty_site.installation.accounts.register("Alex Invented", EMAIL, GOOD_PASSWORD).id


def sign_in(visitor: PageClient, password: str = GOOD_PASSWORD, status: int = 303) -> Page:
    page = visitor.get("/sign-in?next=/search%3Fq%3Drivers")
    fields = {"email": EMAIL, "password": password}
    return visitor.submit(page, fields, "/sign-in", status=status)


@pytest.mark.usefixtures("alex")
def test_the_right_password_leads_back_to_where_one_was(empty_site: EmptySite) -> None:
    visitor = empty_site.visitor()
    assert sign_in(visitor).response.headers["Location"] == "/search?q=rivers"
    page = visitor.get("/")
    assert "Signed in as Alex Invented" in page.text("header")
    assert "Sign out" in page.text("header")
    assert page.response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("alex")
def test_a_wrong_password_says_so_at_the_field_and_keeps_the_address(empty_site: EmptySite) -> None:
    page = sign_in(empty_site.visitor(), NEW, status=422)
    assert page.all("input", name="email")[0].get("value") == EMAIL
    assert page.all("input", name="password")[0].get("value") in {None, ""}
    assert page.all("a", href="#email")
    assert page.text("title").startswith("Error:")


@pytest.mark.usefixtures("alex")
def test_too_many_wrong_passwords_are_held_back_for_a_while(empty_site: EmptySite) -> None:
    visitor = empty_site.visitor()
    for _ in range(PER_ACCOUNT.most):
        sign_in(visitor, NEW, status=422)
    page = sign_in(visitor, status=429)
    assert "Wait" in page.text()
    assert int(page.response.headers["Retry-After"]) > 0
    empty_site.clock.pass_by(seconds=int(page.response.headers["Retry-After"]))
    sign_in(visitor)


@pytest.mark.usefixtures("alex")
def test_signing_out_ends_the_session_on_the_server(empty_site: EmptySite) -> None:
    visitor = empty_site.visitor()
    sign_in(visitor)
    stolen = visitor.client.get_cookie("wayleave")
    assert stolen is not None
    page = visitor.submit(visitor.get("/"), {}, "/sign-out")
    assert visitor.follow(page).h1 == "You are signed out"
    thief = empty_site.visitor()
    thief.client.set_cookie("wayleave", stolen.value)
    assert "Sign out" not in thief.get("/").text("header")


@pytest.mark.usefixtures("alex")
def test_the_session_has_another_token_after_signing_in(empty_site: EmptySite) -> None:
    visitor = empty_site.visitor()
    visitor.get("/sign-in")
    before = visitor.client.get_cookie("wayleave")
    sign_in(visitor)
    after = visitor.client.get_cookie("wayleave")
    assert before is not None
    assert after is not None
    assert before.value != after.value


@pytest.mark.usefixtures("alex")
@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\nx"],
)
def test_nobody_is_led_off_the_site_after_signing_in(empty_site: EmptySite, address: str) -> None:
    visitor = empty_site.visitor()
    page = visitor.get("/sign-in", query_string={"next": address})
    done = visitor.submit(page, {"email": EMAIL, "password": GOOD_PASSWORD}, "/sign-in")
    assert done.response.headers["Location"] == "/"


@pytest.mark.usefixtures("alex")
def test_who_is_in_already_is_not_asked_again(empty_site: EmptySite) -> None:
    visitor = empty_site.visitor()
    sign_in(visitor)
    page = visitor.get("/sign-in?next=/about", status=303)
    assert page.response.headers["Location"] == "/about"


def test_a_forgotten_password_is_set_anew_with_the_link_that_was_mailed(
    empty_site: EmptySite, alex: str
) -> None:
    elsewhere, visitor = empty_site.signed_in(alex), empty_site.visitor()
    page = visitor.submit(visitor.get("/password/forgotten"), {"email": EMAIL})
    assert visitor.follow(page).h1 == "Check your e-mail"
    page = visitor.get(empty_site.link_in_mail(), status=303)
    assert "token" not in page.response.headers["Location"]
    setting = visitor.follow(page)
    page = visitor.submit(
        setting, {"password": NEW, "password_again": "another"}, "/password/set", status=422
    )
    assert "not the same" in page.text()
    page = visitor.submit(
        setting, {"password": "short", "password_again": "short"}, "/password/set", status=422
    )
    assert "12 to 128" in page.text()
    page = visitor.submit(setting, {"password": NEW, "password_again": NEW}, "/password/set")
    assert "Your password is set" in visitor.follow(page).text()
    sign_in(visitor, NEW)
    assert "Sign out" not in elsewhere.get("/").text("header")


def test_an_unknown_address_gets_the_very_same_answer_and_no_mail(empty_site: EmptySite) -> None:
    visitor = empty_site.visitor()
    page = visitor.submit(visitor.get("/password/forgotten"), {"email": "nobody@rivers.example"})
    assert visitor.follow(page).h1 == "Check your e-mail"
    assert empty_site.mails() == []


@pytest.mark.parametrize("token", ["guess", "", "\u2603" * 300])
def test_a_link_that_is_none_is_over(empty_site: EmptySite, token: str) -> None:
    visitor = empty_site.visitor()
    page = visitor.get("/password/set", 303, query_string={"token": token})
    assert visitor.follow(page, status=410).h1 == "This link no longer works"


def test_an_account_is_made_with_a_link_that_was_mailed(empty_site: EmptySite) -> None:
    visitor = empty_site.visitor()
    form = visitor.get("/create-account")
    page = visitor.submit(form, {"name": "Robin Madeup", "email": "robin"}, status=422)
    assert page.all("a", href="#email")
    page = visitor.submit(form, {"name": " ", "email": "robin@rivers.example"}, status=422)
    assert page.all("a", href="#name")
    page = visitor.submit(form, {"name": "Robin Madeup", "email": "robin@rivers.example"})
    assert visitor.follow(page).h1 == "Check your e-mail"
    setting = visitor.follow(visitor.get(empty_site.link_in_mail(), status=303))
    visitor.submit(setting, {"password": NEW, "password_again": NEW}, "/password/set")
    page = visitor.get("/sign-in")
    visitor.submit(page, {"email": "robin@rivers.example", "password": NEW}, "/sign-in")
    assert "My page" in visitor.get("/").text("header")


@pytest.mark.usefixtures("alex")
def test_a_form_that_came_too_late_is_offered_again_after_signing_in(empty_site: EmptySite) -> None:
    visitor = empty_site.visitor()
    fields = {"name": "Fish in rivers", "csrf_token": "stale"}
    late = visitor.post("/my-page/accreditation", fields, status=200)
    assert late.h1 == "You were signed out"
    asked = visitor.submit(late, {}, "/sign-in", status=200)
    assert asked.h1 == "Sign in"
    page = visitor.submit(
        asked, {"email": EMAIL, "password": GOOD_PASSWORD}, "/sign-in", status=200
    )
    assert page.h1 == "Send what you typed"
    assert page.all("input", name="name")[0].get("value") == "Fish in rivers"


@pytest.mark.usefixtures("alex")
def test_any_text_in_any_field_ends_in_a_page(empty_site: EmptySite) -> None:
    visitor = empty_site.visitor()
    for address, names in (
        ("/sign-in", ("email", "password", "resume_to", "resume_form")),
        ("/create-account", ("name", "email")),
        ("/password/forgotten", ("email",)),
    ):
        for text in ("", "\0", "\ud7ff\U0010ffff", "<script>", "x" * 50_000, "' OR 1=1 --"):
            empty_site.clock.pass_by(hours=2)
            form = visitor.get(address)
            fields: dict[str, object] = dict.fromkeys(names, text)
            response = visitor.client.post(
                address,
                data={**fields, "csrf_token": form.all("input", name="csrf_token")[0].get("value")},
                headers={"Sec-Fetch-Site": "same-origin"},
            )
            assert response.status_code < 500
