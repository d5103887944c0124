"""The whole public catalogue for programs."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
import rdflib
from pyoxigraph import parse

from schemas.model import best
from schemas.namespaces import DCAT, FOAF
from schemas.rdf.page import read_page
from schemas.rdf.syntax import Syntax
from schemas.reading import ReadOptions
from tests.site import Site

_ATOM = "{http://www.w3.org/2005/Atom}"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def fetched(site: Site, address: str) -> bytes:
    answer = site.visitor().client.get(address)
    assert answer.status_code == 200
    content: bytes = answer.data
    return content


def parsed(site: Site, address: str) -> ET.Element:
    return ET.fromstring(fetched(site, address))  # noqa: S314 - written by the product itself


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/catalogue.ttl", "turtle"),
        ("/catalogue.nt", "nt"),
        ("/catalogue.xml", "xml"),
        ("/catalogue.jsonld", "json-ld"),
    ],
)
def test_a_dump_holds_every_record_and_says_how_many(
    shared_site: Site, address: str, form: str
) -> None:
    graph = rdflib.Graph().parse(data=fetched(shared_site, address), format=form)
    count = shared_site.installation.public_catalogue.count()
    assert count > 20
    pages = set(graph.objects(None, rdflib.URIRef(FOAF + "isPrimaryTopicOf")))
    assert len(pages) == count
    listed = {
        thing
        for name in ("dataset", "service")
        for thing in graph.objects(None, rdflib.URIRef(DCAT + name))
    }
    assert len(listed) == count


@pytest.mark.parametrize("form", ["ttl", "xml", "jsonld"])
def test_all_dumps_say_the_same(shared_site: Site, form: str) -> None:
    given = list(parse(fetched(shared_site, f"/catalogue.{form}"), Syntax(form).rdf_format))
    triples = list(parse(fetched(shared_site, "/catalogue.nt"), Syntax.N_TRIPLES.rdf_format))
    assert len(given) == len(triples)
    plain = [
        {line for quad in quads if "_:" not in (line := str(quad.triple))}
        for quads in (given, triples)
    ]
    assert plain[0] == plain[1]


def test_t32_whoever_harvests_the_dump_gets_the_public_catalogue(shared_site: Site) -> None:
    catalogue = shared_site.installation.public_catalogue
    expected = {each.identifier: each for each in catalogue.records(catalogue.ids(0, 1_000))}
    page = read_page(
        fetched(shared_site, "/catalogue.nt"),
        media_type="application/n-triples",
        name=None,
        base_iri="http://127.0.0.1:8000/catalogue.nt",
        today=dt.date(2026, 11, 2),
        options=ReadOptions(),
    )
    read = {reading.identifier: reading for reading in page.records}
    assert read.keys() == expected.keys()
    for identifier, reading in read.items():
        resource = expected[identifier].resource
        assert reading.resource is not None
        assert best(reading.resource.title) == best(resource.title)
        assert reading.resource.access_rights is resource.access_rights


def test_the_sitemap_leads_to_every_record(shared_site: Site) -> None:
    index = parsed(shared_site, "/sitemap.xml")
    found: list[str] = []
    for place in index.iter(f"{_MAP}loc"):
        path = (place.text or "").removeprefix("http://127.0.0.1:8000")
        page = parsed(shared_site, path)
        found += [each.text or "" for each in page.iter(f"{_MAP}loc")]
        assert not list(page.iter(f"{_MAP}lastmod"))
    records = [each for each in found if "/records/" in each]
    assert len(records) == len(set(records)) == shared_site.installation.public_catalogue.count()
    for each in found[:8]:
        shared_site.visitor().get(each.removeprefix("http://127.0.0.1:8000"))


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999"])
def test_a_sitemap_that_there_is_not_is_not_found(shared_site: Site, number: str) -> None:
    shared_site.visitor().get(f"/sitemap-{number}.xml", status=404)


def test_the_feed_tells_the_newest_first_and_nothing_from_the_future(shared_site: Site) -> None:
    feed = parsed(shared_site, "/feed.atom")
    times = [each.text or "" for each in feed.iter(f"{_ATOM}updated")]
    assert times[0] == times[1]
    assert times[1:] == sorted(times[1:], reverse=True)
    assert max(times) <= "2026-11-02T10:00:00Z"
    for link in feed.iter(f"{_ATOM}link"):
        if link.get("rel") == "alternate":
            shared_site.visitor().get(
                (link.get("href") or "").removeprefix("http://127.0.0.1:8000")
            )


def test_browsers_and_crawlers_are_told_the_way(shared_site: Site) -> None:
    opensearch = parsed(shared_site, "/opensearch.xml")
    templates = [each.get("template") for each in opensearch if each.get("template")]
    assert templates == ["http://127.0.0.1:8000/search?q={searchTerms}"]
    robots = fetched(shared_site, "/robots.txt").decode()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in robots
    assert "Disallow: /records" not in robots


def test_our_context_is_published_for_pages_of_other_sites_too(shared_site: Site) -> None:
    answer = shared_site.visitor().client.get("/contexts/wayleave-1.jsonld")
    assert answer.content_type == "application/ld+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.get_json()["@context"]["title"] == "http://purl.org/dc/terms/title"
