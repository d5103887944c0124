"""Signing on: when everything is right, and every way in which the provider's answer is not."""

import time
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from frontend.signon.provider import CALLBACK
from tests.empty_site import EmptySite
from tests.integration.signon.faulty_provider import (
    FaultyProvider,
    signed_with_the_public_key,
    unsigned,
)
from tests.page_client import Page, PageClient
from tests.people import new_organisation

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

Fault = Callable[[FaultyProvider], None]


def begin(visitor: PageClient, back: str = "/about") -> str:
    """Go to the provider, and return the address there."""
    page = visitor.get("/sign-in/provider?" + urlencode({"next": back}), status=303)
    return page.response.headers["Location"]


def come_back(visitor: PageClient, answer: dict[str, str], status: int = 303) -> Page:
    return visitor.get(f"{CALLBACK}?{urlencode(answer)}", status)


def is_signed_in(visitor: PageClient) -> bool:
    return "Sign out" in visitor.get("/about").text("header")


def test_signing_on_leads_back_to_where_one_was(
    signon_site: EmptySite, provider: FaultyProvider
) -> None:
    signon_site.installation.organisations.add(new_organisation())
    visitor = signon_site.visitor()
    page = visitor.get("/sign-in?next=/about")
    assert "/sign-in/provider?next=/about" in page.links()
    before = visitor.client.get_cookie("wayleave")
    address = begin(visitor)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert asked["response_type"] == "code"
    assert asked["redirect_uri"] == f"http://127.0.0.1:8000{CALLBACK}"
    assert len(asked["nonce"]) >= 20
    assert len(asked["state"]) >= 20
    done = come_back(visitor, provider.authorised(address))
    assert done.response.headers["Location"] == "/about"
    after = visitor.client.get_cookie("wayleave")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    text = visitor.get("/my-page").text()
    assert "Alex Invented" in text
    assert "Government user: yes" in text


def test_a_second_sign_on_is_the_same_person(
    signon_site: EmptySite, provider: FaultyProvider
) -> None:
    for _ in range(2):
        visitor = signon_site.visitor()
        come_back(visitor, provider.authorised(begin(visitor)))
    assert signon_site.installation.people.search("", 10)[0] == 1


@pytest.mark.parametrize("said", [False, "true", "false", 1, None, {}])
def test_an_address_that_is_not_vouched_for_makes_nobody_government(
    signon_site: EmptySite, provider: FaultyProvider, said: object
) -> None:
    signon_site.installation.organisations.add(new_organisation())
    provider.claims["email_verified"] = said
    visitor = signon_site.visitor()
    come_back(visitor, provider.authorised(begin(visitor)))
    assert "Government user: no" in visitor.get("/my-page").text()


def wrong(**claims: object) -> Fault:
    return lambda provider: provider.claims.update(claims)


def without(*names: str) -> Fault:
    return lambda provider: provider.dropped.update(names)


def signing(sign: Callable[[FaultyProvider, dict[str, object]], str]) -> Fault:
    def told(provider: FaultyProvider) -> None:
        provider.sign = lambda claims: sign(provider, claims)

    return told


def none_offered(provider: FaultyProvider) -> None:
    provider.metadata["id_token_signing_alg_values_supported"] = ["none", "HS256"]
    provider.sign = unsigned


NOT_TO_BE_TRUSTED: dict[str, Fault] = {
    "wrong nonce": wrong(nonce="another"),
    "no nonce": without("nonce"),
    "wrong audience": wrong(aud="another-client"),
    "wrong audience with our party": wrong(aud="another-client", azp="wayleave-tests"),
    "no audience": without("aud"),
    "another party": wrong(aud=["wayleave-tests", "another"], azp="another"),
    "wrong issuer": wrong(iss="https://another.example"),
    "no issuer": without("iss"),
    "expired": wrong(exp=int(time.time()) - 3_600),
    "no expiry": without("exp"),
    "not yet valid": wrong(nbf=int(time.time()) + 3_600),
    "issued tomorrow": wrong(iat=int(time.time()) + 86_400),
    "no subject": without("sub"),
    "odd subject": wrong(sub={"a": 1}),
    "odd expiry": wrong(exp="soon"),
    "no token of identity": without("id_token"),
    "unknown key": signing(lambda provider, claims: provider.signed(claims, provider.other_key)),
    "alg none": signing(lambda _, claims: unsigned(claims)),
    "alg none, and offered": none_offered,
    "public key as a secret": signing(
        lambda provider, claims: signed_with_the_public_key(claims, provider.key)
    ),
    "changed after signing": signing(
        lambda provider, claims: provider.signed(claims)[:-6] + "AAAAAA"
    ),
    "no token at all": signing(lambda _, __: "nonsense"),
    "an empty token": signing(lambda _, __: ""),
}


@pytest.mark.parametrize("fault", NOT_TO_BE_TRUSTED)
def test_an_answer_that_is_not_to_be_trusted_is_a_page_and_signs_nobody_in(
    signon_site: EmptySite, provider: FaultyProvider, fault: str
) -> None:
    NOT_TO_BE_TRUSTED[fault](provider)
    visitor = signon_site.visitor()
    page = come_back(visitor, provider.authorised(begin(visitor)), status=400)
    assert page.h1 == "You are not signed in"
    assert "/sign-in" in page.links()
    assert not is_signed_in(visitor)
    assert signon_site.installation.people.search("", 10)[0] == 0


def test_a_key_that_was_renewed_is_found(signon_site: EmptySite, provider: FaultyProvider) -> None:
    visitor = signon_site.visitor()
    come_back(visitor, provider.authorised(begin(visitor)))
    provider.published = [provider.other_key]
    provider.sign = lambda claims: provider.signed(claims, provider.other_key)
    again = signon_site.visitor()
    come_back(again, provider.authorised(begin(again)))
    assert is_signed_in(again)


def test_a_clock_that_is_half_a_minute_off_is_forgiven(
    signon_site: EmptySite, provider: FaultyProvider
) -> None:
    provider.claims.update(exp=int(time.time()) - 30, iat=int(time.time()) - 600)
    visitor = signon_site.visitor()
    come_back(visitor, provider.authorised(begin(visitor)))
    assert is_signed_in(visitor)


def test_an_answer_that_is_used_twice_signs_in_once(
    signon_site: EmptySite, provider: FaultyProvider
) -> None:
    visitor = signon_site.visitor()
    answer = provider.authorised(begin(visitor))
    come_back(visitor, answer)
    visitor.submit(visitor.get("/about"), {}, "/sign-out")
    assert come_back(visitor, answer, status=400).h1 == "You are not signed in"
    assert not is_signed_in(visitor)


def test_an_answer_in_another_browser_is_refused(
    signon_site: EmptySite, provider: FaultyProvider
) -> None:
    answer = provider.authorised(begin(signon_site.visitor()))
    victim = signon_site.visitor()
    come_back(victim, answer, status=400)
    begin(victim)
    come_back(victim, answer, status=400)
    assert not is_signed_in(victim)


@pytest.mark.parametrize(
    "changes", [{"state": "forged"}, {"state": ""}, {"state": "\u2603" * 400}, {"code": "guessed"}]
)
def test_a_forged_state_or_code_is_refused(
    signon_site: EmptySite, provider: FaultyProvider, changes: dict[str, str]
) -> None:
    visitor = signon_site.visitor()
    answer = provider.authorised(begin(visitor)) | changes
    come_back(visitor, answer, status=400)
    assert not is_signed_in(visitor)


def test_an_answer_of_another_provider_is_refused(
    signon_site: EmptySite, provider: FaultyProvider
) -> None:
    visitor = signon_site.visitor()
    answer = provider.authorised(begin(visitor))
    come_back(visitor, answer | {"iss": "https://another.example"}, status=400)
    visitor = signon_site.visitor()
    answer = provider.authorised(begin(visitor))
    come_back(visitor, answer | {"iss": provider.issuer})
    assert is_signed_in(visitor)


def test_two_tabs_sign_on_at_once(signon_site: EmptySite, provider: FaultyProvider) -> None:
    visitor = signon_site.visitor()
    first, second = begin(visitor, "/about"), begin(visitor, "/search")
    done = come_back(visitor, provider.authorised(first))
    assert done.response.headers["Location"] == "/about"
    done = come_back(visitor, provider.authorised(second))
    assert done.response.headers["Location"] == "/search"


def test_beginning_again_and_again_fills_no_session(
    signon_site: EmptySite, provider: FaultyProvider
) -> None:
    visitor = signon_site.visitor()
    addresses = [begin(visitor) for _ in range(8)]
    cookie = visitor.client.get_cookie("wayleave")
    assert cookie is not None
    session = signon_site.installation.sessions.find(cookie.value)
    assert session is not None
    assert len([key for key in session.data if key.startswith("_state_")]) == 4
    come_back(visitor, provider.authorised(addresses[-1]))
    assert is_signed_in(visitor)


def test_who_turns_back_is_told_that_nothing_has_changed(
    signon_site: EmptySite, provider: FaultyProvider
) -> None:
    visitor = signon_site.visitor()
    answer = {"error": "access_denied", "state": provider.authorised(begin(visitor))["state"]}
    page = come_back(visitor, answer, status=200)
    assert "You turned back" in page.text()
    page = come_back(visitor, answer | {"error": "<script>server_error"}, status=400)
    assert "did not let you sign in" in page.text()


def broken_metadata(content: bytes) -> Fault:
    return lambda provider: provider.answers.update({"/.well-known/openid-configuration": content})


DOWN: dict[str, Fault] = {
    "another issuer": lambda provider: provider.metadata.update(issuer="https://another.example"),
    "an error": lambda provider: provider.status.update({"/.well-known/openid-configuration": 500}),
    "another page": broken_metadata(b"<html>Bad gateway</html>"),
    "a list": broken_metadata(b"[]"),
    "nothing in it": broken_metadata(b"{}"),
    "nothing": broken_metadata(b""),
}


@pytest.mark.parametrize("fault", DOWN)
def test_a_provider_that_does_not_describe_itself_is_down(
    signon_site: EmptySite, provider: FaultyProvider, fault: str
) -> None:
    DOWN[fault](provider)
    visitor = signon_site.visitor()
    page = visitor.get("/sign-in/provider", status=503)
    assert "does not answer as it should" in page.text()
    assert page.response.headers["Retry-After"]
    provider.metadata.clear()
    provider.status.clear()
    provider.answers.clear()
    come_back(visitor, provider.authorised(begin(visitor)))
    assert is_signed_in(visitor)


@pytest.mark.parametrize("path", ["/token", "/keys"])
@pytest.mark.parametrize(
    "content", [b"<html>", b"[]", b"null", b'{"error": "x"}', b'{"keys": [{"kty": "odd"}]}']
)
def test_a_provider_that_answers_nonsense_ends_in_a_page(
    signon_site: EmptySite, provider: FaultyProvider, path: str, content: bytes
) -> None:
    provider.answers[path] = content
    visitor = signon_site.visitor()
    answer = provider.authorised(begin(visitor))
    page = Page(visitor.client.get(f"{CALLBACK}?{urlencode(answer)}"))
    assert page.status in {400, 503}
    assert page.h1 == "You are not signed in"
    assert not is_signed_in(visitor)


def test_a_provider_that_is_gone_is_down_and_passwords_still_work(
    signon_site: EmptySite, provider: FaultyProvider
) -> None:
    visitor = signon_site.visitor()
    answer = provider.authorised(begin(visitor))
    provider.shutdown()
    provider.server_close()
    come_back(visitor, answer, status=503)
    signon_site.installation.accounts.register("Robin", "r@rivers.example", "three plain otters")
    form = visitor.get("/sign-in")
    fields = {"email": "r@rivers.example", "password": "three plain otters"}
    visitor.submit(form, fields, "/sign-in")
    assert is_signed_in(visitor)


def test_an_ended_account_is_not_signed_in(
    signon_site: EmptySite, provider: FaultyProvider
) -> None:
    visitor = signon_site.visitor()
    come_back(visitor, provider.authorised(begin(visitor)))
    (person,) = signon_site.installation.people.search("", 10)[1]
    signon_site.installation.people.set_active(person.id, is_active=False)
    again = signon_site.visitor()
    page = come_back(again, provider.authorised(begin(again)), status=400)
    assert "ended" in page.text()


@pytest.mark.parametrize("address", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_nobody_is_led_off_the_site_after_signing_on(
    signon_site: EmptySite, provider: FaultyProvider, address: str
) -> None:
    visitor = signon_site.visitor()
    done = come_back(visitor, provider.authorised(begin(visitor, address)))
    assert done.response.headers["Location"] == "/"


@pytest.mark.parametrize("words", ["Fish in rivers", "Fish in rivers " * 6_000])
def test_a_form_that_came_too_late_is_offered_again_after_signing_on(
    signon_site: EmptySite, provider: FaultyProvider, words: str
) -> None:
    visitor = signon_site.visitor()
    late = visitor.post("/my-page/accreditation", {"number": words, "csrf_token": "x"}, status=200)
    asked = visitor.submit(late, {}, "/sign-in", status=200)
    leaving = visitor.submit(asked, {}, "/sign-in/provider", status=200)
    assert leaving.h1 == "Go on to sign in"
    come_back(visitor, provider.authorised(begin(visitor, "/sign-in/go-on")))
    if leaving.all("form", action="/sign-in"):  # too long to be kept: this page was left open
        page = visitor.submit(leaving, {}, "/sign-in", status=200)
    else:
        page = visitor.get("/sign-in/go-on")
    assert page.h1 == "Send what you typed"
    assert page.all("input", name="number")[0].get("value") == words


def test_without_a_provider_there_is_no_way_to_one(empty_site: EmptySite) -> None:
    visitor = empty_site.visitor()
    visitor.get("/sign-in/provider", status=404)
    visitor.get(CALLBACK, status=404)
    assert "/sign-in/provider" not in visitor.get("/sign-in").links()
