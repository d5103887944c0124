"""Sessions: who has one, what it is worth, and what becomes of a form that comes too late."""

import datetime as dt

import pytest
from flask import Flask, Response, request

from catalogue.domain.person import Role
from catalogue.policy.entrances import Permission
from frontend.web import sessions
from frontend.web.permits import open_to
from frontend.web.templates import page
from frontend.web.viewing import current_audience, current_viewer
from tests.page_client import PageClient
from tests.site import Site


@pytest.fixture
def probed(site: Site) -> Site:
    """Add routes that tell what the frame knows of who asks."""
    _add_probes(site.app)
    return site


def _add_probes(app: Flask) -> None:
    @app.get("/who")
    @open_to(Permission.EVERYONE)
    def who() -> str:
        return f"{current_viewer().person_id} {current_audience().value}"

    @app.post("/become/<person_id>")
    @open_to(Permission.EVERYONE)
    def become(person_id: str) -> str:
        sessions.begin_for(person_id)
        return "done"

    @app.post("/leave")
    @open_to(Permission.EVERYONE)
    def leave() -> str:
        sessions.end()
        return "done"

    @app.route("/write", methods=["GET", "POST"])
    @open_to(Permission.SIGNED_IN)
    def write() -> Response:
        if request.method == "POST":
            return Response(f"got {request.form['purpose']}", mimetype="text/plain")
        return page("send-again.html", to="/write", fields=[("purpose", "to know")], packed="")


def _said(visitor: PageClient) -> str:
    return visitor.client.get("/who").get_data(as_text=True)


def test_a_stranger_is_nobody_and_gets_no_cookie(probed: Site) -> None:
    answer = probed.visitor().client.get("/who")
    assert answer.text == "None public"
    assert "Set-Cookie" not in answer.headers


def test_a_session_makes_a_viewer_and_nothing_of_it_is_cached(probed: Site) -> None:
    person = probed.person("Ada Example", accredited_until=dt.date(2026, 12, 31))
    answer = probed.signed_in(person).client.get("/who")
    assert answer.text == f"{person} accredited"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_government_user_is_one_by_a_verified_domain(probed: Site) -> None:
    person = probed.government_user("Gwen Example")
    assert _said(probed.signed_in(person)) == f"{person} government"


def test_t21_an_accreditation_that_ends_ends_in_mid_session(probed: Site) -> None:
    person = probed.person("Ada Example", accredited_until=dt.date(2026, 11, 2))
    visitor = probed.signed_in(person)
    assert _said(visitor) == f"{person} accredited"
    probed.clock.moment = dt.datetime(2026, 11, 2, 23, 59, tzinfo=dt.UTC)
    visitor = probed.signed_in(person)
    assert _said(visitor) == f"{person} accredited"
    probed.clock.pass_by(minutes=1)
    assert _said(visitor) == f"{person} public"


def test_t21_a_role_that_is_revoked_counts_no_more_at_the_next_request(probed: Site) -> None:
    probed.organisation("coast", "coastal-affairs")
    person = probed.person("Olu Example", {"coast": [Role.DECIDER]})
    visitor = probed.signed_in(person)
    assert "Inbox" in visitor.get("/").text("nav")
    probed.installation.organisations.remove(person, "coast")
    assert "Inbox" not in visitor.get("/").text("nav")


def test_t21_an_account_that_is_closed_is_signed_out(probed: Site) -> None:
    person = probed.person("Ada Example")
    visitor = probed.signed_in(person)
    probed.installation.people.set_active(person, is_active=False)
    assert _said(visitor) == "None public"


@pytest.mark.parametrize("pause", [{"minutes": 31}, {"hours": 13}])
def test_a_session_ends(probed: Site, pause: dict[str, float]) -> None:
    visitor = probed.signed_in(probed.person("Ada Example"))
    probed.clock.pass_by(**pause)
    assert _said(visitor) == "None public"


def test_signing_in_gives_another_token_and_signing_out_ends_it(probed: Site) -> None:
    probed.app.config["WTF_CSRF_ENABLED"] = False
    person = probed.person("Ada Example")
    visitor = probed.visitor()
    visitor.client.post(f"/become/{person}")
    first = visitor.client.get_cookie("wayleave")
    visitor.client.post(f"/become/{person}")
    second = visitor.client.get_cookie("wayleave")
    assert first is not None
    assert second is not None
    assert first.value != second.value
    visitor.client.post("/leave")
    assert visitor.client.get_cookie("wayleave") is None
    for token in (first.value, second.value):
        visitor.client.set_cookie("wayleave", token)
        assert _said(visitor) == "None public"


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(probed: Site) -> None:
    probed.app.config["WTF_CSRF_ENABLED"] = False
    answer = probed.visitor().client.post(f"/become/{probed.person('Ada Example')}")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_form_that_comes_too_late_is_shown_again_with_all_that_was_typed(probed: Site) -> None:
    visitor = probed.signed_in(probed.person("Ada Example"))
    form = visitor.get("/write")
    probed.clock.pass_by(minutes=40)
    kept = visitor.submit(form, {"purpose": 'flood <b>"risk"</b>\nin two lines'}, status=200)
    assert kept.h1 == "You were signed out"
    carried = kept.all("input", name="resume_form")[0].get("value", "")
    assert "in two lines" in carried
    assert kept.all("input", name="resume_to")[0].get("value") == "/write"


def test_a_form_with_a_stale_token_is_sent_again_with_one_button(probed: Site) -> None:
    visitor = probed.signed_in(probed.person("Ada Example"))
    form = visitor.get("/write")
    again = visitor.submit(form, {"purpose": "to plan", "csrf_token": "stale"}, status=200)
    assert again.h1 == "Send what you typed"
    assert visitor.submit(again, {}, status=200).response.text == "got to plan"


def test_another_sites_form_is_not_offered_to_be_sent(probed: Site) -> None:
    visitor = probed.signed_in(probed.person("Ada Example"))
    visitor.post("/write", {"a": "b"}, status=400, headers={"Sec-Fetch-Site": "cross-site"})
