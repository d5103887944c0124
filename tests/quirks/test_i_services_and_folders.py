"""Section I of the list of faults: catalogue services and folders of a web server."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.run import Outcome, RunState
from harvesters.csw_response import first_page, next_position
from harvesters.folder_listing import files_and_folders
from tests.feed_server import Answer, FeedServer, Request, Script
from tests.quirks.harvesting import Catalogue, served
from tests.quirks.reading import feed_bytes

on_loopback = [pytest.mark.loopback, pytest.mark.enable_socket]
FOLDER = "https://quarries.example/metadata/"
LISTINGS = ("108-apache.html", "108-nginx.html", "108-iis.html", "108-no-dates.html")
whole = st.integers(0, 2_000)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Catalogue]:
    """Give an empty catalogue that harvests a catalogue service."""
    catalogue = Catalogue(tmp_path, "csw")
    yield catalogue
    catalogue.close()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Catalogue]:
    """Give an empty catalogue that harvests a folder."""
    catalogue = Catalogue(tmp_path, "waf")
    yield catalogue
    catalogue.close()


def pages(*names: str) -> Script:
    """Serve answers by the position asked for: the first at 1, the second at 3."""
    by_position = dict(zip(("1", "3"), names, strict=False))

    def script(request: Request) -> Answer:
        asked = parse_qs(urlsplit(request.target).query)
        name = by_position.get(asked["startPosition"][0])
        return served(name, "application/xml") if name else Answer(status=404)

    return script


def listed(listing: str, second: str = "108-quarry-2.ttl") -> dict[str, Answer]:
    """Serve a folder of two files under a listing."""
    return {
        "/metadata/": served(listing, "text/html"),
        "/metadata/quarry-1.ttl": served("108-quarry-1.ttl"),
        "/metadata/quarry-2.ttl": served(second),
    }


class TestServices:
    """Harvests of a catalogue service."""

    pytestmark = on_loopback

    @pytest.mark.parametrize("last", ["ends-with-zero", "above-total", "says-nothing"])
    def test_quirk_107_a_service_is_read_to_its_end_however_it_tells_it(
        self, service: Catalogue, last: str
    ) -> None:
        with FeedServer(pages("107-csw-1.xml", f"107-csw-2-{last}.xml")) as server:
            harvested = service.harvest_from(server, "/csw?own=kept")
            targets = [request.target for request in server.requests]
        assert harvested.run.state is RunState.COMPLETED
        assert [outcome.title for outcome in harvested.outcomes] == [
            "Quarry 1", "Quarry 2", "Quarry 3",
        ]  # fmt: skip
        assert len(targets) == 2
        assert all("own=kept" in target for target in targets)

    def test_quirk_107_a_position_that_goes_back_ends_the_paging_and_retires_nothing(
        self, service: Catalogue
    ) -> None:
        with FeedServer(pages("107-csw-1.xml", "107-csw-2-goes-back.xml")) as server:
            harvested = service.harvest_from(server, "/csw")
            assert len(server.requests) == 2
        assert harvested.run.state is RunState.FAILED
        assert "PAGE-LOOP" in harvested.codes
        assert service.active() == 3

    def test_quirk_107_an_exception_with_status_200_fails_the_run_in_its_own_words(
        self, service: Catalogue
    ) -> None:
        with FeedServer(pages("107-csw-exception.xml")) as server:
            harvested = service.harvest_from(server, "/csw")
        assert harvested.run.state is RunState.FAILED
        assert "Unknown output schema" in (harvested.run.error or "")

    def test_quirk_107_records_in_another_schema_are_told_of(self, service: Catalogue) -> None:
        with FeedServer(pages("107-csw-other-schema.xml")) as server:
            harvested = service.harvest_from(server, "/csw")
        assert [outcome.title for outcome in harvested.outcomes] == ["Quarry 1"]
        assert "PAGE-RECORDS-UNREAD" in harvested.codes


class TestFolders:
    """Harvests of a folder."""

    pytestmark = on_loopback

    @pytest.mark.parametrize("listing", LISTINGS)
    def test_quirk_108_a_folder_is_read_whatever_server_lists_it(
        self, folder: Catalogue, listing: str
    ) -> None:
        first = folder.harvest(listed(listing), "/metadata/")
        assert first.run.state is RunState.COMPLETED
        assert [outcome.outcome for outcome in first.outcomes] == [Outcome.CREATED] * 2
        again = folder.harvest(listed("108-no-dates.html"), "/metadata/")
        assert [outcome.outcome for outcome in again.outcomes] == [Outcome.UNCHANGED] * 2

    def test_quirk_108_what_a_file_holds_decides_and_not_its_date(self, folder: Catalogue) -> None:
        folder.harvest(listed("108-apache.html"), "/metadata/")
        changed = listed("108-apache.html", "108-quarry-2-changed.ttl")
        again = folder.harvest(changed, "/metadata/")
        assert [outcome.outcome for outcome in again.outcomes] == [
            Outcome.UNCHANGED, Outcome.UPDATED,
        ]  # fmt: skip

    def test_a_file_that_cannot_be_read_loses_itself_alone_and_retires_nothing(
        self, folder: Catalogue
    ) -> None:
        folder.harvest(listed("108-nginx.html"), "/metadata/")
        broken = folder.harvest(listed("108-nginx.html", "108-not-dcat.xml"), "/metadata/")
        assert broken.run.state is RunState.FAILED
        assert "PAGE-FILE-UNREAD" in broken.codes
        assert "not RDF" in (broken.run.error or "")
        assert folder.active() == 2

    def test_a_folder_of_nothing_fails_the_run(self, folder: Catalogue) -> None:
        script = {"/metadata/": Answer(body=b"<html>empty</html>", media_type="text/html")}
        failed = folder.harvest(script, "/metadata/")
        assert failed.run.state is RunState.FAILED
        assert "lists no metadata file" in (failed.run.error or "")


@pytest.mark.parametrize("listing", LISTINGS)
def test_only_files_of_the_folder_itself_are_taken(listing: str) -> None:
    files, folders = files_and_folders(feed_bytes(listing).decode(), FOLDER)
    assert files == [FOLDER + "quarry-1.ttl", FOLDER + "quarry-2.ttl"]
    assert folders == []


@given(st.text() | st.from_regex(r"<a href=[\"']?[^<>]{0,30}"))
def test_no_listing_leads_out_of_its_folder(listing: str) -> None:
    files, folders = files_and_folders(listing, FOLDER)
    assert all(link.startswith(FOLDER) for link in (*files, *folders))


@given(told=st.none() | whole, matched=whole, returned=whole, start=st.integers(1, 2_000))
def test_a_service_never_leads_back_or_beyond_its_matches(
    told: int | None, matched: int, returned: int, start: int
) -> None:
    following = next_position(told, matched, returned, start)
    assert following is None or following >= start
    assert following in {None, start} or (following or 0) <= matched


def test_the_first_request_keeps_what_the_address_asks_beside() -> None:
    address = first_page("https://quarries.example/csw?service=WMS&token=7#top")
    asked = parse_qs(urlsplit(address).query)
    assert asked["service"] == ["CSW"]
    assert asked["token"] == ["7"]
    assert asked["startPosition"] == ["1"]
