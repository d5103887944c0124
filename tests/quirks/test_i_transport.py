"""Section I of the list of faults: transport, paging, syntax."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from catalogue.domain.run import Outcome, RunState
from schemas.errors import (
    DtdRefusedError,
    NotRdfError,
    UnknownContextError,
    UnparseableError,
)
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write
from schemas.reading import ReadOptions
from tests.feed_server import Answer, FeedServer, Request
from tests.quirks.harvesting import Catalogue, served
from tests.quirks.reading import codes_of, page_codes, read, read_dataset

on_loopback = [pytest.mark.loopback, pytest.mark.enable_socket]


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Give an empty catalogue."""
    catalogue = Catalogue(tmp_path)
    yield catalogue
    catalogue.close()


def files(*names: str) -> dict[str, Answer]:
    """Serve feeds under their own names."""
    return {f"/{name}": served(name) for name in names}


class TestFromAServer:
    """What only a harvest from a server shows."""

    pytestmark = on_loopback

    def test_quirk_093_pages_are_followed_by_either_link_as_address_or_text(
        self, catalogue: Catalogue
    ) -> None:
        names = [f"093-paging-older-{number}.ttl" for number in (1, 2, 3)]
        harvested = catalogue.harvest(files(*names), f"/{names[0]}")
        assert harvested.run.state is RunState.COMPLETED
        assert [outcome.title for outcome in harvested.outcomes] == [
            "Quarry 1", "Quarry 2", "Quarry 3",
        ]  # fmt: skip

    def test_quirk_094_a_view_is_followed_whatever_its_class_or_without_one(
        self, catalogue: Catalogue
    ) -> None:
        names = ["094-paging-untyped-1.ttl", "094-paging-untyped-2.ttl"]
        harvested = catalogue.harvest(files(*names), f"/{names[0]}")
        assert harvested.run.state is RunState.COMPLETED
        assert harvested.run.counts.created == 2

    def test_quirk_095_a_circle_of_pages_ends_and_retires_nothing(
        self, catalogue: Catalogue
    ) -> None:
        names = ["095-paging-in-a-circle-1.ttl", "095-paging-in-a-circle-2.ttl"]
        harvested = catalogue.harvest(files(*names), f"/{names[0]}")
        assert "PAGE-LOOP" in harvested.codes
        assert harvested.run.state is RunState.FAILED
        assert catalogue.active() == 2

    def test_quirk_095_the_same_page_under_new_addresses_ends(self, catalogue: Catalogue) -> None:
        with FeedServer(lambda _: served("095-same-page-for-ever.ttl")) as server:
            harvested = catalogue.harvest_from(server, "/feed")
            assert len(server.requests) == 2
        assert harvested.run.state is RunState.FAILED
        assert "byte for byte" in (harvested.run.error or "")

    def test_quirk_096_a_link_to_localhost_is_led_back_to_the_source(
        self, catalogue: Catalogue
    ) -> None:
        name = "096-next-on-localhost.ttl"
        script = {**files(name), f"/{name}?page=2": served("093-paging-older-3.ttl")}
        harvested = catalogue.harvest(script, f"/{name}")
        assert harvested.run.state is RunState.COMPLETED
        assert harvested.run.counts.created == 2
        assert "PAGE-NEXT-REBASED" in harvested.codes

    def test_quirk_096_a_link_to_another_path_of_another_host_fails_the_run(
        self, catalogue: Catalogue
    ) -> None:
        name = "096-next-on-another-path.ttl"
        harvested = catalogue.harvest(files(name), f"/{name}")
        assert harvested.run.state is RunState.FAILED
        assert "http://localhost:8080/inner/page2" in (harvested.run.error or "")

    def test_quirk_097_only_get_is_ever_asked(self, catalogue: Catalogue) -> None:
        def script(request: Request) -> Answer:
            is_get = request.method == "GET"
            return served("097-only-get.ttl") if is_get else Answer(status=405)

        with FeedServer(script) as server:
            harvested = catalogue.harvest_from(server, "/feed.ttl")
            assert {request.method for request in server.requests} == {"GET"}
        assert harvested.run.counts.created == 1

    @pytest.mark.parametrize(
        ("name", "media_type"),
        [
            ("098-no-suffix-and-wrong-type", "text/html"),
            ("098-no-suffix-and-wrong-type", "text/plain"),
            ("098-no-suffix-and-wrong-type", "application/octet-stream"),
            ("098-no-suffix-and-wrong-type", ""),
            ("098-no-suffix-and-wrong-type", "application/rdf+xml"),
            ("098-xml-called-turtle.ttl", "text/turtle"),
        ],
    )
    def test_quirk_098_the_first_bytes_count_when_type_and_suffix_mislead(
        self, catalogue: Catalogue, name: str, media_type: str
    ) -> None:
        harvested = catalogue.harvest({"/feed": served(name, media_type)}, "/feed")
        assert harvested.run.state is RunState.COMPLETED
        assert harvested.run.counts.created == 1

    @pytest.mark.parametrize(
        ("name", "media_type"),
        [
            ("099-error-page.html", "text/turtle"),
            ("099-empty.ttl", "text/turtle"),
            ("099-no-dataset.ttl", "text/turtle"),
        ],
    )
    def test_quirk_099_a_page_of_nothing_fails_the_run_and_deletes_nothing(
        self, catalogue: Catalogue, name: str, media_type: str
    ) -> None:
        catalogue.harvest({"/feed": served("109-week-1.ttl")}, "/feed")
        harvested = catalogue.harvest({"/feed": served(name, media_type)}, "/feed")
        assert harvested.run.state is RunState.FAILED
        assert harvested.run.error
        assert catalogue.active() == 2

    def test_quirk_100_redirects_are_followed_up_to_five(self, catalogue: Catalogue) -> None:
        hops = {
            f"/{number}": Answer(status=302, headers={"location": f"/{number + 1}"})
            for number in range(6)
        }
        script = {**hops, "/6": served("100-behind-redirects.ttl")}
        assert catalogue.harvest(script, "/1").run.counts.created == 1
        failed = catalogue.harvest(script, "/0")
        assert failed.run.state is RunState.FAILED
        assert "more than 5 redirects" in (failed.run.error or "")
        assert catalogue.active() == 1

    def test_quirk_100_every_hop_is_checked_anew(self, catalogue: Catalogue) -> None:
        script = {"/feed": Answer(status=302, headers={"location": "http://10.0.0.1/inner"})}
        failed = catalogue.harvest(script, "/feed")
        assert failed.run.state is RunState.FAILED
        assert "not a public address" in (failed.run.error or "")

    def test_quirk_100_a_cookie_is_sent_back_to_the_server_that_set_it(
        self, catalogue: Catalogue
    ) -> None:
        def script(request: Request) -> Answer:
            if "visitor=7" in request.headers.get("cookie", ""):
                return served("100-behind-redirects.ttl")
            headers = {"location": "/feed", "set-cookie": "visitor=7; Path=/"}
            return Answer(status=302, headers=headers)

        with FeedServer(script) as server:
            assert catalogue.harvest_from(server, "/feed").run.counts.created == 1
            assert len(server.requests) == 2

    def test_quirk_100_too_many_requests_fail_the_run_with_when_to_come_back(
        self, catalogue: Catalogue
    ) -> None:
        script = {"/feed": Answer(status=429, headers={"retry-after": "3600"})}
        failed = catalogue.harvest(script, "/feed")
        assert failed.run.state is RunState.FAILED
        assert "Try again in 3600 seconds" in (failed.run.error or "")

    def test_quirk_101_a_file_over_the_limit_fails_the_run_and_deletes_nothing(
        self, catalogue: Catalogue
    ) -> None:
        script = {"/feed": served("101-larger-than-the-limit.ttl")}
        catalogue.harvest(script, "/feed")
        failed = catalogue.harvest(script, "/feed", max_bytes=100)
        assert failed.run.state is RunState.FAILED
        assert "over the limit" in (failed.run.error or "")
        assert catalogue.active() == 2

    def test_quirk_109_what_vanished_returns_under_its_id_and_with_its_history(
        self, catalogue: Catalogue
    ) -> None:
        first = catalogue.harvest({"/feed": served("109-week-1.ttl")}, "/feed")
        gone = catalogue.harvest({"/feed": served("109-week-2.ttl")}, "/feed")
        back = catalogue.harvest({"/feed": served("109-week-1.ttl")}, "/feed")
        assert [outcome.outcome for outcome in gone.outcomes] == [
            Outcome.UNCHANGED, Outcome.RETIRED,
        ]  # fmt: skip
        assert [outcome.id for outcome in back.outcomes] == [o.id for o in first.outcomes]
        with catalogue.store.reading() as work:
            record = work.records.get(first.outcomes[1].id or "")
        assert record.revision == 3
        assert record.first_seen_at < record.changed_at


@pytest.mark.parametrize(
    ("name", "line", "cause"),
    [
        ("102-missing-dot.ttl", 8, "a dot, semicolon or comma is missing"),
        ("102-unescaped-quote.ttl", 6, "quotation mark"),
        ("102-unbound-prefix.ttl", 4, "'dct:' is used but never bound"),
        ("102-trig-called-turtle.ttl", 4, "GRAPH"),
    ],
)
def test_quirk_102_a_syntax_error_is_told_with_its_line(name: str, line: int, cause: str) -> None:
    with pytest.raises(UnparseableError, match=cause) as told:
        read(name)
    assert told.value.line == line


def test_quirk_103_known_contexts_are_bundled_and_others_refused_by_name() -> None:
    (record,), _ = read("103-known-context.json")
    assert record.title == "Quarry 1"
    with pytest.raises(UnknownContextError, match=r"contexts\.example/of-our-own"):
        read("103-unknown-context.json")


def test_quirk_104_json_is_read_with_a_graph_or_without_a_context() -> None:
    (wrapped,), _ = read("104-graph-wrapper.jsonld")
    assert wrapped.title == "Quarry 1"
    (plain,), end = read("104-looks-like-dcat.json")
    assert plain.identifier == "quarries-1"
    assert "PAGE-CONTEXT-ASSUMED" in page_codes(end)
    with pytest.raises(NotRdfError, match="plain JSON"):
        read("104-other-json.json")


@pytest.mark.parametrize("name", ["105-external-entity.rdf", "105-entities-that-grow.rdf"])
def test_quirk_105_entity_definitions_are_refused(name: str) -> None:
    with pytest.raises(DtdRefusedError) as told:
        read(name)
    assert told.value.line == 2


def test_quirk_106_spaces_in_addresses_are_encoded_so_that_all_can_be_written_back() -> None:
    name = "106-spaces-in-addresses.rdf"
    (record,), end = read(name)
    assert "PAGE-IRI" in page_codes(end)
    assert record.report.usable
    statements = list(pyoxigraph.parse(record.graph, Syntax.N_TRIPLES.rdf_format))
    dataset, _ = read_dataset(name)
    assert dataset.landing_page == ("https://quarries.example/the%20first%20quarry.html",)
    for syntax in Syntax:
        assert b"the%20first%20quarry" in write(statements, syntax)


def test_quirk_110_another_order_and_other_blank_labels_change_nothing() -> None:
    (first,), _ = read("110-in-one-order.ttl")
    again, _ = read("110-in-another-order.ttl", ReadOptions(known={first.identifier: first.digest}))
    assert [record.unchanged for record in again] == [True]
    (anew,), _ = read("110-in-another-order.ttl")
    assert anew.digest == first.digest
    assert codes_of(anew) == codes_of(first)
