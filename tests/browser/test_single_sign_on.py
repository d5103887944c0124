"""Signing on in a browser, at a certified provider, and back to where one was."""

import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from frontend.signon.provider import CALLBACK
from tests.browser.conftest import Visits
from tests.browser.served_site import ServedSite
from tests.people import new_organisation
from tests.real_provider import CLIENT_ID, CLIENT_SECRET, DOMAIN, RunProvider, real_provider

__all__ = ["real_provider", "signon_pages"]

NAME = "Example Sign-on"


def free_port() -> int:
    """Find a port for the provider: site and provider must each know where the other is."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def agree(page: Page, login: str) -> None:
    """Do at the provider what it asks for."""
    page.get_by_placeholder("Enter any login").fill(login)
    page.get_by_placeholder("and password").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


@pytest.fixture
def signon_pages(
    real_provider: RunProvider, demonstration_home: Path, tmp_path: Path
) -> Iterator[ServedSite]:
    """Serve a demonstration that sends people to a provider."""
    home, secret, port = tmp_path / "home", tmp_path / "secret", free_port()
    shutil.copytree(demonstration_home, home, symlinks=True)
    secret.write_text(CLIENT_SECRET)
    with ServedSite(
        home,
        WAYLEAVE_OIDC_ISSUER=f"http://127.0.0.1:{port}",
        WAYLEAVE_OIDC_CLIENT_ID=CLIENT_ID,
        WAYLEAVE_OIDC_CLIENT_SECRET_FILE=str(secret),
        WAYLEAVE_OIDC_NAME=NAME,
    ) as site:
        real_provider(site.url + CALLBACK, port)
        yield site


def test_a_person_signs_on_and_comes_back_to_where_they_were(
    signon_pages: ServedSite, visit: Visits
) -> None:
    signon_pages.installation.organisations.add(new_organisation(domains=(DOMAIN,)))
    visitor = visit(signon_pages)
    visitor.open("/my-page")
    visitor.sees("Sign in")
    visitor.page.get_by_role("button", name=f"Sign in with {NAME}").click()
    agree(visitor.page, "Robin Madeup")
    expect(visitor.page.locator("h1")).to_have_text("My page")
    expect(visitor.page).to_have_url(re.compile(r"/my-page$"))
    visitor.watch.complaints.clear()  # what the provider's pages did is no matter of ours
    visitor.sees("My page")
    visitor.reads("Robin Madeup")
    visitor.reads("Government user: yes")
    visitor.press("Sign out", within="header")
    visitor.sees("You are signed out")


def test_a_form_that_came_too_late_is_taken_along_and_no_policy_stands_in_the_way(
    signon_pages: ServedSite, visit: Visits
) -> None:
    visitor = visit(signon_pages)
    visitor.open("/my-page")
    visitor.page.get_by_role("button", name=f"Sign in with {NAME}").click()
    agree(visitor.page, "Robin Madeup")
    visitor.watch.complaints.clear()
    visitor.open("/my-page/accreditation")
    visitor.fill("Accreditation number", "typed before", within="main")
    with signon_pages.installation.store.unit_of_work() as work:
        work.connection.exec_driver_sql("DELETE FROM sessions")
    visitor.press("Claim", within="main")
    visitor.sees("You were signed out")
    visitor.press("Sign in and go on", within="main")
    visitor.sees("Sign in")
    visitor.press(f"Sign in with {NAME}", within="main")
    visitor.sees("Go on to sign in")
    visitor.page.get_by_role("button", name=f"Go on to {NAME}").click()
    expect(visitor.page.locator("h1")).to_have_text("Send what you typed")
    visitor.watch.complaints.clear()
    visitor.sees("Send what you typed")
    visitor.press("Send it now", within="main")
    visitor.sees("Your accreditation", status=422)
    expect(visitor.page.get_by_label("Accreditation number")).to_have_value("typed before")
