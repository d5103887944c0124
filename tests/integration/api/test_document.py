"""The OpenAPI document: what it promises is kept, and changes only knowingly."""

import json

import pytest

from frontend.api.documentation import document
from frontend.web.permits import permission_of
from tests.architecture.repository import ROOT
from tests.schemathesis_run import try_interface
from tests.site import Site

_KEPT = ROOT / "docs" / "openapi.json"


def test_the_document_is_the_one_that_was_agreed(shared_site: Site) -> None:
    """Fail when it changes; `python -m tests.openapi_document` writes what it is now."""
    with shared_site.app.app_context():
        described = json.loads(json.dumps(document()))
    assert described == json.loads(_KEPT.read_text(encoding="utf-8"))


def test_schemathesis_finds_nothing_that_the_document_does_not_say(site: Site) -> None:
    trial = try_interface(site, max_examples=15)
    assert trial.failures == ()
    assert trial.operations == 13
    assert trial.cases > 300


def test_every_operation_names_all_its_errors_in_one_shape(shared_site: Site) -> None:
    with shared_site.app.app_context():
        described = document()
    for path in described["paths"].values():
        (asked,) = (path[method] for method in ("get", "post") if method in path)
        responses = asked["responses"]
        assert {"422", "414", "500", "503"} <= set(responses)
        is_closed = "security" in asked
        assert ("401" in responses, "403" in responses) == (is_closed, is_closed)
    problems = {
        status: response["content"]
        for status, response in described["components"]["responses"].items()
        if "content" in response
    }
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    assert all(c == {"application/problem+json": shape} for c in problems.values())


def test_every_operation_is_open_to_somebody(shared_site: Site) -> None:
    app = shared_site.app
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/v1/")]
    assert len(rules) == 15
    assert all(permission_of(app, rule.endpoint) for rule in rules)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
def test_another_method_is_refused_and_told_which_there_are(shared_site: Site, method: str) -> None:
    answer = shared_site.visitor().client.open("/api/v1/search", method=method)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_only_the_head_can_be_asked_for(shared_site: Site) -> None:
    client = shared_site.visitor().client
    whole, head = client.get("/api/v1/themes"), client.head("/api/v1/themes")
    assert (head.status_code, head.get_data()) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_no_page_of_another_site_may_read_answers(shared_site: Site) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    answer = shared_site.visitor().client.get("/api/v1/search", headers=headers)
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]


def test_the_page_tells_people_every_operation(shared_site: Site) -> None:
    page = shared_site.visitor().get("/api/v1/documentation")
    with shared_site.app.app_context():
        described = document()
    assert page.h1 == "API for programs"
    for address, path in described["paths"].items():
        (method,) = (method for method in ("get", "post") if method in path)
        assert f"{method.upper()} {address}" in page.text()
        assert f"#{path[method]['operationId']}" in page.links()
    ids = {one.get("id") for one in page.tree.iter() if one.get("id")}
    assert [link for link in page.links() if link.startswith("#") and link[1:] not in ids] == []
