"""What holds for every page, whatever it is about."""

import pytest

from catalogue.policy.entrances import Permission
from frontend.web.permits import permission_of
from frontend.web.request_ids import HEADER
from tests.site import Site


def test_every_route_says_who_may_enter(shared_site: Site) -> None:
    app = shared_site.app
    silent = [
        rule.rule for rule in app.url_map.iter_rules() if not permission_of(app, rule.endpoint)
    ]
    assert silent == []


def test_a_route_that_does_not_say_is_closed(site: Site) -> None:
    site.app.add_url_rule("/silent", "silent", lambda: "no")
    site.visitor().get("/silent", status=403)


def test_what_asks_for_an_account_sends_a_visitor_to_sign_in(site: Site) -> None:
    view = lambda: "in"  # noqa: E731
    view.wayleave_permission = Permission.SIGNED_IN  # type: ignore[attr-defined]
    site.app.add_url_rule("/inside", "inside", view)
    page = site.visitor().get("/inside?a=b%26c", status=303)
    assert page.response.headers["Location"] == "/sign-in?next=%2Finside%3Fa%3Db%2526c"


def test_an_address_that_leads_nowhere_is_answered_with_a_way_on(shared_site: Site) -> None:
    page = shared_site.visitor().get("/no-such-page", status=404)
    assert page.h1 == "Page not found"
    assert "/search" in page.links()


def test_a_program_gets_problem_details(shared_site: Site) -> None:
    answer = shared_site.visitor().client.get("/no-such", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    problem = answer.get_json(force=True)
    assert problem["request_id"] == answer.headers[HEADER]


def test_the_policy_lets_only_marked_scripts_run(shared_site: Site) -> None:
    answer = shared_site.visitor().client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert f"'nonce-{answer.headers[HEADER]}'" in policy
    assert "unsafe" not in policy


def test_a_public_page_sets_no_cookie_and_does_not_vary_on_one(shared_site: Site) -> None:
    answer = shared_site.visitor().client.get("/")
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("address", ["/?q=" + "x" * 9_000, "/" + "y" * 9_000])
def test_an_address_without_end_is_refused(shared_site: Site, address: str) -> None:
    shared_site.visitor().get(address, status=414)


def test_a_body_over_the_limit_is_refused_before_it_is_read(shared_site: Site) -> None:
    page = shared_site.visitor().post("/", {"words": "x" * 1_100_000}, status=413)
    assert "too much" in page.h1


def test_static_files_are_kept_for_ever_under_addresses_of_their_content(
    shared_site: Site,
) -> None:
    page = shared_site.visitor().get("/")
    style = next(one.get("href", "") for one in page.all("link", rel="stylesheet"))
    answer = shared_site.visitor().client.get(style, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "gzip"
    answer.close()
