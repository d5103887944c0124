"""How the site stands behind its proxies: what a request says of its way here is not believed."""

from collections.abc import Callable

import pytest
from flask import request

from catalogue.policy.entrances import Permission
from frontend.web.permits import open_to
from tests.site import Site

_PUBLIC = "https://data.example"


def _tell_address(site: Site) -> None:
    @site.app.get("/whence")
    @open_to(Permission.EVERYONE)
    def whence() -> str:
        return f"{request.remote_addr} {request.scheme}"


def _whence(site: Site) -> str:
    headers = {"X-Forwarded-For": "198.51.100.7, 203.0.113.9", "X-Forwarded-Proto": "https"}
    return site.visitor().client.get("/whence", headers=headers).get_data(as_text=True)


@pytest.mark.parametrize(
    ("proxies", "whence"),
    [("0", "127.0.0.1 http"), ("1", "203.0.113.9 https"), ("2", "198.51.100.7 http")],
)
def test_a_visitors_address_is_told_by_proxies_of_ours_alone(
    make_site: Callable[..., Site], proxies: str, whence: str
) -> None:
    site = make_site(WAYLEAVE_TRUSTED_PROXIES=proxies)
    _tell_address(site)
    assert _whence(site) == whence


@pytest.mark.parametrize("proxies", ["0", "1"])
def test_no_answer_repeats_a_host_that_a_request_names(
    make_site: Callable[..., Site], proxies: str
) -> None:
    site = make_site(WAYLEAVE_PUBLIC_URL=_PUBLIC, WAYLEAVE_TRUSTED_PROXIES=proxies)
    client = site.visitor().client
    headers = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "Accept": "*/*"}
    found = client.get("/api/v1/search?per_page=1").get_json()["results"][0]["id"]
    for address in (
        "/",
        "/search?q=coast",
        "/my-page",
        "/sitemap.xml",
        "/robots.txt",
        "/opensearch.xml",
        "/no-such-page",
        f"/records/{found}",
        f"/api/v1/records/{found}",
        "/api/v1/search",
        "/api/v1/documentation",
    ):
        answer = client.get(address, headers=headers)
        assert "evil.example" not in answer.get_data(as_text=True), address
        assert "evil.example" not in str(answer.headers), address


def test_links_begin_with_the_public_address(make_site: Callable[..., Site]) -> None:
    site = make_site(WAYLEAVE_PUBLIC_URL=_PUBLIC)
    links = site.visitor().client.get("/api/v1/search").get_json()["links"]
    assert links["first"].startswith(f"{_PUBLIC}/api/v1/search?")


@pytest.mark.parametrize(("public", "times"), [(_PUBLIC, 1), ("http://localhost", 0)])
def test_a_browser_is_told_to_stay_with_https_where_the_site_has_it(
    make_site: Callable[..., Site], public: str, times: int
) -> None:
    answer = make_site(WAYLEAVE_PUBLIC_URL=public).visitor().client.get("/")
    assert len(answer.headers.getlist("Strict-Transport-Security")) == times
