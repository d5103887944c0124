"""Sources and runs by program: for those who look after them, and nobody else."""

import uuid
from typing import Any

import pytest
from werkzeug.test import TestResponse

from catalogue.domain.person import Role
from tests.site import Site

_OURS, _THEIRS = "department-for-coastal-affairs", "skills-and-apprenticeships-agency"


@pytest.fixture
def owned(site: Site) -> Site:
    """Let two organisations own a source each."""
    site.organisation(_OURS, "coastal-affairs")
    site.organisation(_THEIRS, "skills")
    return site


def _ask(site: Site, path: str, person: str | None = None) -> TestResponse:
    visitor = site.signed_in(person) if person else site.visitor()
    return visitor.client.get(f"/api/v1{path}")


def _publisher(site: Site) -> str:
    return site.person("Wren Publisher", {_OURS: [Role.PUBLISHER]})


def _runs(site: Site, person: str, source: str = "coastal-affairs") -> list[Any]:
    answer = _ask(site, f"/runs?source={source}", person)
    runs = answer.get_json()["runs"]
    assert isinstance(runs, list)
    return runs


@pytest.mark.parametrize(
    "path",
    [
        "/sources",
        "/sources/coastal-affairs",
        "/runs?source=x",
        "/sources/nothing",
        "/runs/5d0c6d2e-7b1f-4a53-9a5e-2f0f4c1b9a77",
    ],
)
def test_who_has_not_signed_in_is_asked_to_whatever_there_is(owned: Site, path: str) -> None:
    answer = _ask(owned, path)
    assert answer.status_code == 401
    assert answer.content_type == "application/problem+json"
    assert answer.headers["WWW-Authenticate"]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_who_looks_after_nothing_is_not_let_in(owned: Site) -> None:
    assert _ask(owned, "/sources", owned.person("Ash Reader")).status_code == 403


def test_sources_are_those_that_one_looks_after(owned: Site) -> None:
    sources = _ask(owned, "/sources", _publisher(owned)).get_json()["sources"]
    assert [source["name"] for source in sources] == ["coastal-affairs"]
    assert sources[0]["records"]["active"] > 0
    assert sources[0]["last_run"]["source"] == "coastal-affairs"


def test_anothers_source_and_run_are_answered_as_absent_ones(owned: Site) -> None:
    person = _publisher(owned)
    their_run = _runs(owned, owned.person("Other Owner", {_THEIRS: [Role.DECIDER]}), "skills")[0]
    for theirs, absent in (
        ("/sources/skills", "/sources/nothing"),
        ("/runs?source=skills", "/runs?source=nothing"),
        (f"/runs/{their_run['id']}", f"/runs/{uuid.uuid4()}"),
    ):
        first, second = _ask(owned, theirs, person), _ask(owned, absent, person)
        assert first.status_code == second.status_code == 404
        assert _but_for_its_id(first) == _but_for_its_id(second)


def _but_for_its_id(answer: TestResponse) -> dict[str, object]:
    problem: dict[str, object] = answer.get_json(force=True)
    return {name: value for name, value in problem.items() if name != "request_id"}


def test_a_run_tells_what_became_of_each_record_page_by_page(owned: Site) -> None:
    person = _publisher(owned)
    run = _runs(owned, person)[0]
    page = _ask(owned, f"/runs/{run['id']}?per_page=10", person).get_json()
    seen = [outcome["identifier"] for outcome in page["outcomes"]]
    while page["page_links"]["next"]:
        path = page["page_links"]["next"].partition("/api/v1")[2]
        page = _ask(owned, path, person).get_json()
        seen += [outcome["identifier"] for outcome in page["outcomes"]]
    counts = run["counts"]
    changed = sum(counts[name] for name in ("created", "updated", "rejected", "retired", "held"))
    assert len(seen) == page["total"] == changed > 10


def test_outcomes_of_one_kind_can_be_asked_for(owned: Site) -> None:
    person = _publisher(owned)
    run = _runs(owned, person)[0]
    created = _ask(owned, f"/runs/{run['id']}?outcome=created", person).get_json()
    assert created["total"] == run["counts"]["created"]
    assert {outcome["outcome"] for outcome in created["outcomes"]} == {"created"}
