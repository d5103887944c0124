"""Checking metadata by the interface."""

import json

import pytest

from harvesters.checking import PER_VISITOR
from tests.site import Site

pytestmark = pytest.mark.usefixtures("nobody_has_checked_yet")
ADDRESS = "/api/v1/validate"
TURTLE = b"""@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
<https://rivers.example/levels> a dcat:Dataset ; dct:identifier "levels" ; dct:title "Levels" .
"""
LINKED = json.dumps(
    {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@id": "https://rivers.example/levels",
        "@type": "dcat:Dataset",
        "dct:title": "Levels",
        "dct:identifier": "levels",
    }
).encode()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (TURTLE, "text/turtle"),
        (TURTLE, "text/plain; charset=utf-8"),
        (TURTLE, "application/octet-stream"),
        (TURTLE, ""),
        (LINKED, "application/ld+json"),
        (LINKED, "application/json"),
    ],
)
def test_what_is_sent_is_judged(shared_site: Site, content: bytes, kind: str) -> None:
    client = shared_site.visitor().client
    answer = client.post(ADDRESS, data=content, content_type=kind)
    assert answer.status_code == 200
    told = answer.get_json()
    assert (told["usable"], told["records"][0]["title"]) == (1, "Levels")
    assert {"ETag", "Set-Cookie"}.isdisjoint(answer.headers)


@pytest.mark.parametrize(
    ("content", "kind", "status", "why"),
    [
        (b"", "text/turtle", 400, "no body"),
        (b'{"url": "ftp://rivers.example/"}', "application/json", 400, "begins with https://"),
        (b'{"url": "https://me:word@rivers.example/"}', "application/json", 400, "password"),
        (b'{"url": "http://rivers.example:22/"}', "application/json", 422, "not fetched"),
        (b'{"url": "http://rivers.example:22/"}', "", 422, "plain JSON"),
        (b"%PDF-1.7", "application/pdf", 415, ""),
        (b"<!doctype html><title>Sign in</title>", "text/turtle", 422, "HTML page"),
        (TURTLE[:-3], "text/turtle", 422, "line"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_the_reason(
    shared_site: Site, content: bytes, kind: str, status: int, why: str
) -> None:
    answer = shared_site.visitor().client.post(ADDRESS, data=content, content_type=kind)
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert why in answer.get_json(force=True)["detail"]


def test_too_much_is_refused_before_it_is_read(shared_site: Site) -> None:
    client = shared_site.visitor().client
    answer = client.post(ADDRESS, data=b"#" * 11_000_001, content_type="text/turtle")
    assert answer.status_code == 413


def test_what_is_just_too_large_is_told_how_much_is_taken(shared_site: Site) -> None:
    client = shared_site.visitor().client
    answer = client.post(ADDRESS, data=b"#" * 10_000_001, content_type="text/turtle")
    assert answer.status_code == 413
    assert "larger than 10 MB" in answer.get_json(force=True)["detail"]


def test_an_unknown_parameter_is_refused(shared_site: Site) -> None:
    client = shared_site.visitor().client
    answer = client.post(f"{ADDRESS}?strict=1", data=TURTLE, content_type="text/turtle")
    assert answer.status_code == 422
    assert "strict" in answer.get_data(as_text=True)


def test_one_visitor_is_held_back_and_told_how_long(site: Site) -> None:
    client = site.visitor().client
    for _ in range(PER_VISITOR.most):
        site.installation.checking.admit("127.0.0.1")
    answer = client.post(ADDRESS, data=TURTLE, content_type="text/turtle")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    site.clock.pass_by(minutes=16)
    assert client.post(ADDRESS, data=TURTLE, content_type="text/turtle").status_code == 200
