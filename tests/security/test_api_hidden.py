"""A record that is hidden has no effect on anything that the JSON interface gives."""

import datetime as dt
import uuid
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from catalogue.domain.record import Hiding, Visibility
from tests.site import Site

_LISTS = ("/search?per_page=100", "/organisations", "/themes", "/suggest?q=co", "/search?q=cliff")


@pytest.fixture
def hidden(site: Site) -> str:
    """Hide a record of which others are like, and whose words stand in few; return its id."""
    found = site.visitor().client.get("/api/v1/search?q=cliff").get_json()["results"]
    record_id = str(found[0]["id"])
    hiding = Hiding(
        reason="Names places of nests",
        approver="Head of data",
        review_on=site.clock().date() + dt.timedelta(days=90),
    )
    site.installation.decisions.set_visibility(record_id, Visibility(hiding=hiding))
    return record_id


def _said(answer: TestResponse) -> dict[str, Any]:
    problem: dict[str, Any] = answer.get_json(force=True)
    return {name: value for name, value in problem.items() if name != "request_id"}


def _headers(answer: TestResponse) -> dict[str, str]:
    return {name: value for name, value in answer.headers if name not in {"X-Request-ID", "Date"}}


@pytest.mark.parametrize("rest", ["", "/similar", "/quality"])
def test_t8_a_hidden_record_is_answered_as_an_absent_one(
    site: Site, hidden: str, rest: str
) -> None:
    client = site.visitor().client
    first = client.get(f"/api/v1/records/{hidden}{rest}")
    second = client.get(f"/api/v1/records/{uuid.uuid4()}{rest}")
    assert first.status_code == second.status_code == 404
    assert _said(first) == _said(second)
    assert _headers(first) == _headers(second)


def test_t5_t6_t7_no_list_count_or_suggestion_tells_of_it(site: Site, hidden: str) -> None:
    client = site.visitor().client
    lagging = _lists(client)
    site.installation.runner.work(until_idle=True)
    assert _lists(client) == lagging  # before the indexes followed as after
    assert hidden not in str(lagging)


def test_t13_no_record_is_said_to_be_like_it(site: Site, hidden: str) -> None:
    client = site.visitor().client
    every = client.get("/api/v1/search?per_page=100").get_json()["results"]
    for each in every:
        answer = client.get(f"/api/v1/records/{each['id']}/similar")
        assert hidden not in answer.get_data(as_text=True)


def _lists(client: FlaskClient) -> list[Any]:
    return [client.get(f"/api/v1{path}").get_json() for path in _LISTS]
