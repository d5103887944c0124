"""The crawler goes everywhere, and two crawls differ when something hidden shows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Response, make_response

from catalogue.domain.record import Record
from catalogue.policy.audiences import Audience
from catalogue.policy.entrances import Permission
from frontend.web.permits import open_to
from frontend.web.services import services
from tests.security import corpora
from tests.security.addresses_within import addresses_within
from tests.security.crawled_site import Visitor, client_of, hidden_first, site_grown_to, site_of
from tests.security.crawler import Answer, Bounds, Crawl
from tests.site import Site

BASE = "https://data.example"


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return corpora.with_hidden_parts(150)


Sites = tuple[Site, Site]


@pytest.fixture
def sites(records: list[Record], tmp_path: Path) -> Iterator[Sites]:
    seen = corpora.without_hidden_parts(records, Audience.PUBLIC)
    made = (site_grown_to(records, tmp_path / "full"), site_of(seen, tmp_path / "emptied"))
    yield made
    for site in made:
        site.installation.close()


@open_to(Permission.EVERYONE)
def tell_how_many() -> Response:
    """Tell how many records there are, the hidden ones among them."""
    with services().store.reading() as work:
        return make_response(str(sum(work.records.count().values())))


@open_to(Permission.EVERYONE)
def tell_in_a_header(record_id: str) -> Response:
    """Tell in a header alone which revision a record is."""
    with services().store.reading() as work:
        found = work.records.find(record_id)
    answer = make_response("")
    answer.set_etag(str(found.revision) if found else "0")
    return answer


@pytest.mark.parametrize(
    ("rule", "view"), [("/leak", tell_how_many), ("/leak/<record_id>", tell_in_a_header)]
)
def test_a_route_that_leaks_is_found_out(
    sites: Sites, records: list[Record], rule: str, view: Callable[..., Response]
) -> None:
    answers = []
    for site in sites:
        site.app.add_url_rule(rule, "leak", view)
        answers.append({v: a for v, a in crawl_of(site, records) if v.startswith("/leak")})
    assert answers[0].keys() == answers[1].keys()
    assert answers[0] != answers[1]


def crawl_of(site: Site, records: list[Record]) -> Iterator[tuple[str, Answer]]:
    known = {"record": hidden_first(records)}
    bounds = Bounds(records=40, of_route=10, of_kind=1, asked_of_route=5, in_formats=0)
    crawl = Crawl(site.app, client_of(site, Visitor.ANYBODY), known, bounds)
    return ((str(visit), answer) for visit, answer in crawl.answers())


def test_addresses_are_found_in_pages() -> None:
    page = """<a href="/one?a=1&amp;b=2#top">x</a> <a href="?page=2">y</a>
    <a href="https://elsewhere.example/">z</a> <img src="/picture.svg">
    <meta property="og:url" content="https://data.example/two">"""
    assert addresses_within(page, "text/html", "/here", BASE) == [
        "/one?a=1&b=2",
        "/here?page=2",
        "/picture.svg",
        "/two",
    ]


def test_a_form_that_reads_is_asked_with_each_choice_alone() -> None:
    page = """<form action="/search"><input name="q" value="tax">
    <input type="checkbox" name="theme" value="A" checked>
    <input type="checkbox" name="theme" value="B">
    <select name="sort"><option value="t" selected>T</option><option value="m">M</option></select>
    </form> <form method="post" action="/change"><input name="x"></form>"""
    assert addresses_within(page, "text/html", "/here", BASE) == [
        "/search?q=tax&theme=A&sort=t",
        "/search?q=tax&sort=t&theme=A",
        "/search?q=tax&sort=t&theme=B",
        "/search?q=tax&theme=A&sort=m",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<loc>https://data.example/a</loc>",
        '<link href="https://data.example/a"/>',
        '{"links": {"next": "https:\\/\\/data.example\\/a"}}',
        '{"next": "/a"}',
        "<urn:x> <urn:y> <https://data.example/a> .",
    ],
)
def test_addresses_are_found_in_other_formats(text: str) -> None:
    assert addresses_within(text, "", "/here", BASE) == ["/a"]
