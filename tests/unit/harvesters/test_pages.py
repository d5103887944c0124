"""Where a link to the next page leads."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.errors import PagingError
from harvesters.guarded_http import FetchPolicy, GuardedClient
from harvesters.pages import LocalPages, PageFile, RemotePages, address_key

SERVER = "https://data.example/catalog.rdf?page=1"


def page(location: str, name: str = "page1.ttl") -> PageFile:
    return PageFile(
        location=location,
        base_iri=location,
        path=Path("/nowhere"),
        media_type=None,
        name=name,
        digest="",
    )


@pytest.fixture(scope="module")
def pages() -> Iterator[RemotePages]:
    with GuardedClient(FetchPolicy()) as client:
        yield RemotePages(client, SERVER)


def follow(pages: RemotePages, link: str, location: str = SERVER) -> str | None:
    following = pages.follow((link,), page(location))
    return following.address if following else None


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://data.example/catalog.rdf?page=2", "https://data.example/catalog.rdf?page=2"),
        ("https://DATA.example/elsewhere", "https://DATA.example/elsewhere"),
        ("http://data.example/catalog.rdf?page=2", "https://data.example/catalog.rdf?page=2"),
        ("http://localhost:5000/catalog.rdf?page=2", "https://data.example/catalog.rdf?page=2"),
        ("http://10.0.0.7/catalog.rdf?page=2", "https://data.example/catalog.rdf?page=2"),
        ("https://u:p@inner.example/catalog.rdf?p=2", "https://data.example/catalog.rdf?p=2"),
    ],
)
def test_a_link_that_means_this_server_leads_to_it(
    pages: RemotePages, link: str, address: str
) -> None:
    assert follow(pages, link) == address


def test_a_feed_over_http_may_go_on_over_https(pages: RemotePages) -> None:
    link = "https://data.example/other?page=2"
    assert follow(pages, link, "http://data.example/catalog.rdf") == link


def test_the_preferred_of_several_links_is_taken(pages: RemotePages) -> None:
    links = ("https://data.example/second", "https://data.example/third")
    following = pages.follow(links, page(SERVER))
    assert following is not None
    assert following.address == links[0]


def test_without_a_link_there_is_no_next_page(pages: RemotePages) -> None:
    assert pages.follow((), page(SERVER)) is None


@given(link=st.one_of(st.text(max_size=50), st.from_regex(r"https?://[^/]*/.*", fullmatch=True)))
def test_no_link_whatever_leads_to_another_host(pages: RemotePages, link: str) -> None:
    try:
        address = follow(pages, link)
    except PagingError:
        return
    assert address is not None
    assert urlsplit(address).hostname == "data.example"


@given(st.text(max_size=60))
def test_no_link_whatever_leads_out_of_the_folder_of_a_file(link: str) -> None:
    # Every name that the system knows as a file would do, if it could be reached.
    pages = LocalPages(Path("/usr/bin/env"), "x", 10)
    for text in (link, f"https://data.example/{link}", f"../lib/{link}", f"?page={link}"):
        following = pages.follow((text,), page("/usr/bin/env", "env"))
        assert following is not None
        if following.address is not None:
            assert (Path("/usr/bin") / following.address).resolve().parent == Path("/usr/bin")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://data.example/a", "HTTP://Data.Example/a"),
        ("http://data.example:80/a", "http://data.example/a"),
        ("https://data.example:443/a", "https://data.example/a"),
        ("http://data.example/a#part", "http://data.example/a"),
    ],
)
def test_two_spellings_of_one_address_are_the_same(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://data.example/a", "https://data.example/a"),
        ("http://data.example/a", "http://data.example/A"),
        ("http://data.example/a?page=1", "http://data.example/a?page=2"),
        ("http://data.example:81/a", "http://data.example/a"),
    ],
)
def test_two_addresses_are_not_the_same(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)
