"""Signing on at a certified provider, with the forms that it shows a person."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import requests

from frontend.signon import mailing
from frontend.signon.provider import CALLBACK
from tests.empty_site import EmptySite, made_site
from tests.people import new_organisation
from tests.real_provider import CLIENT_ID, CLIENT_SECRET, DOMAIN, RunProvider

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

HOST = "http://127.0.0.1:8000"
_ACTION = re.compile(r'<form[^>]* action="([^"]+)"')

MakeSite = Callable[[str], EmptySite]


@pytest.fixture
def make_site_for(tmp_path: Path) -> Iterator[MakeSite]:
    """Make a site that sends people to a provider."""
    made: list[EmptySite] = []
    secret = tmp_path / "secret"
    secret.write_text(f"{CLIENT_SECRET}\n")

    def make(issuer: str) -> EmptySite:
        made.append(
            made_site(
                tmp_path / "home",
                WAYLEAVE_OIDC_ISSUER=issuer,
                WAYLEAVE_OIDC_CLIENT_ID=CLIENT_ID,
                WAYLEAVE_OIDC_CLIENT_SECRET_FILE=str(secret),
            )
        )
        return made[-1]

    yield make
    for site in made:
        mailing.finish(site.app)
        site.installation.close()


def agree(address: str, login: str) -> str:
    """Sign in at the provider and agree, as a browser would; return where it sends one to."""
    with requests.Session() as browser:
        answer = browser.get(address, allow_redirects=False, timeout=20)
        for _ in range(12):
            if answer.is_redirect:
                to = urljoin(answer.url, answer.headers["Location"])
                if to.startswith(HOST):
                    return to
                answer = browser.get(to, allow_redirects=False, timeout=20)
                continue
            form = _ACTION.search(answer.text)
            assert form is not None, answer.text[:500]
            prompt = "login" if 'name="login"' in answer.text else "consent"
            fields = {"prompt": prompt, "login": login, "password": "any"}
            answer = browser.post(
                urljoin(answer.url, form[1]), data=fields, allow_redirects=False, timeout=20
            )
    raise AssertionError("the provider sends one round in circles")


def test_a_person_signs_on_and_is_a_government_user(
    real_provider: RunProvider, make_site_for: MakeSite
) -> None:
    site = make_site_for(real_provider(HOST + CALLBACK))
    site.installation.organisations.add(new_organisation(domains=(DOMAIN,)))
    visitor = site.visitor()
    page = visitor.get("/sign-in/provider?next=/about", status=303)
    parts = urlsplit(agree(page.response.headers["Location"], "Robin Madeup"))
    done = visitor.get(f"{parts.path}?{parts.query}", status=303)
    assert done.response.headers["Location"] == "/about"
    text = visitor.get("/my-page").text()
    assert "Robin Madeup" in text
    assert f"robin.madeup@{DOMAIN}" in text
    assert "Government user: yes" in text
    visitor.get(f"{parts.path}?{parts.query}", status=400)


def test_a_client_that_the_provider_does_not_know_is_told_on_a_page(
    real_provider: RunProvider, make_site_for: MakeSite
) -> None:
    site = make_site_for(real_provider(HOST + CALLBACK))
    secret = site.installation.settings.provider
    assert secret is not None
    assert secret.secret_file is not None
    secret.secret_file.write_text("another secret")
    visitor = site.visitor()
    page = visitor.get("/sign-in/provider", status=303)
    parts = urlsplit(agree(page.response.headers["Location"], "Robin Madeup"))
    page = visitor.get(f"{parts.path}?{parts.query}", status=400)
    assert page.h1 == "You are not signed in"
