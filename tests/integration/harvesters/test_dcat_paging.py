"""How a feed of several pages is followed, from a server and from files."""

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from catalogue.domain.source import Source
from catalogue.errors import UnreadableInputError
from harvesters import errors
from harvesters.dcat import DcatPage, DcatSourceKind
from harvesters.guarded_http import FetchPolicy
from harvesters.retrying import Patience
from harvesters.source_kinds import Equipment, known_kinds, source_kind
from schemas.findings import Finding, Severity
from tests.feed_server import Answer, FeedServer, Request

CHILD = Path(__file__).with_name("paging_child.py")
NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)

on_loopback = [pytest.mark.loopback, pytest.mark.enable_socket]


class Harvest(msgspec.Struct):
    """What came of walking through a feed."""

    records: list[str] = []
    urls: list[str] = []
    findings: list[Finding] = []
    error: Exception | None = None

    @property
    def codes(self) -> list[str]:
        """The codes of what was found about pages."""
        return [finding.code for finding in self.findings]


def source(location: str | Path, name: str = "Department of Weights") -> Source:
    return Source(id="1", name=name, kind="dcat", location=str(location), created_at=NOW)


def equipment(policy: FetchPolicy = FetchPolicy(), most_pages: int = 50) -> Equipment:  # noqa: B008 - frozen
    return Equipment(
        today=NOW.date(),
        policy=policy,
        most_pages=most_pages,
        sandbox_memory_bytes=512 << 20,
        page_seconds=30,
        reading_command=(sys.executable, "-I", "-X", "utf8", str(CHILD)),
    )


def walk(pages: Iterable[DcatPage]) -> Harvest:
    harvest = Harvest()
    try:
        for page in pages:
            harvest.urls.append(page.url)
            harvest.records += [record.identifier for record in page.records]
            harvest.findings += page.end.findings
    except (UnreadableInputError, errors.FeedIncompleteError) as error:
        harvest.error = error
    return harvest


def from_server(server: FeedServer, target: str = "/feed", most_pages: int = 50) -> Harvest:
    policy = FetchPolicy(allowed=server.allowed, patience=Patience(attempts=1))
    kind = DcatSourceKind(equipment(policy, most_pages))
    return walk(kind.fetch(source(server.url(target)), known={}))


def from_file(path: Path | str, **policy: int) -> Harvest:
    kind = DcatSourceKind(equipment(FetchPolicy(max_bytes=policy.get("max_bytes", 1_000_000))))
    return walk(kind.fetch(source(path), known={}))


def feed(*lines: str) -> Answer:
    return Answer(body="\n".join(lines).encode())


class TestFromAServer:
    """Feeds over HTTP."""

    pytestmark = on_loopback

    def test_pages_are_followed_to_the_last(self) -> None:
        script = {
            "/feed": feed("record a", "next /feed?page=2"),
            "/feed?page=2": feed("record b", "next ?page=3"),
            "/feed?page=3": feed("record c"),
        }
        with FeedServer(script) as server:
            harvest = from_server(server)
            assert harvest.error is None
            assert harvest.records == [server.url(f"/{name}") for name in "abc"]
            assert harvest.urls == [
                server.url(t) for t in ("/feed", "/feed?page=2", "/feed?page=3")
            ]
            assert harvest.findings == []

    def test_the_base_of_relative_links_is_where_redirects_led(self) -> None:
        moved = Answer(status=302, headers={"location": "/new/feed"})
        with FeedServer({"/feed": moved, "/new/feed": feed("record a")}) as server:
            assert from_server(server).records == [server.url("/new/a")]

    @pytest.mark.parametrize("back", ["/feed?page=1", "/feed?page=1#top", "/feed?page=2"])
    def test_a_link_back_ends_the_paging_with_a_warning_and_an_incomplete_feed(
        self, back: str
    ) -> None:
        script = {
            "/feed?page=1": feed("record a", "next ?page=2"),
            "/feed?page=2": feed("record b", f"next {back}"),
        }
        with FeedServer(script) as server:
            harvest = from_server(server, "/feed?page=1")
            assert len(server.requests) == 2
        assert len(harvest.records) == 2
        assert isinstance(harvest.error, errors.FeedIncompleteError)
        assert harvest.codes == ["PAGE-LOOP"]
        assert harvest.findings[0].severity is Severity.WARNING
        assert harvest.error.finding == harvest.findings[0]

    def test_a_link_back_to_what_was_redirected_is_known(self) -> None:
        script = {
            "/feed": Answer(status=302, headers={"location": "/feed?page=1"}),
            "/feed?page=1": feed("record a", "next ?page=2"),
            "/feed?page=2": feed("record b", "next ?page=1"),
        }
        with FeedServer(script) as server:
            harvest = from_server(server)
        assert len(harvest.records) == 2
        assert harvest.codes == ["PAGE-LOOP"]

    def test_the_same_page_under_ever_new_addresses_fails_the_run(self) -> None:
        with FeedServer(lambda _: feed("record a", "next more/feed")) as server:
            harvest = from_server(server)
            assert len(server.requests) == 2
        assert isinstance(harvest.error, errors.PagingError)
        assert isinstance(harvest.error, UnreadableInputError)
        assert "byte for byte" in str(harvest.error)
        assert server.url("/more/feed") in str(harvest.error)

    def test_pages_without_end_fail_the_run_at_the_cap(self) -> None:
        def script(request: Request) -> Answer:
            return feed(f"record {request.target}", f"next {request.target}x")

        with FeedServer(script) as server:
            harvest = from_server(server, most_pages=5)
            assert len(server.requests) == 5
        assert isinstance(harvest.error, errors.PagingError)
        assert "after 5 pages" in str(harvest.error)

    @pytest.mark.parametrize(
        "origin",
        ["http://localhost", "https://127.0.0.1", "http://inner.example:8080", "https://x.example"],
    )
    def test_a_link_to_another_name_of_the_server_is_led_back_to_it(self, origin: str) -> None:
        script = {
            "/feed?page=1": feed("record a", f"next {origin}/feed?page=2"),
            "/feed?page=2": feed("record b"),
        }
        with FeedServer(script) as server:
            harvest = from_server(server, "/feed?page=1")
        if origin == "https://127.0.0.1":
            # The same host over https is what it says: a better address of the same server.
            assert isinstance(harvest.error, errors.FeedError)
            return
        assert len(harvest.records) == 2
        assert harvest.codes == ["PAGE-NEXT-REBASED"]
        assert harvest.findings[0].severity is Severity.NOTE
        assert harvest.error is None

    @pytest.mark.parametrize(
        "link",
        [
            "http://other.example/elsewhere?page=2",
            "http://localhost/other",
            "file:///etc/passwd",
            "ftp://127.0.0.1/feed",
            "urn:page:2",
            "http://[broken/feed",
            "http://127.0.0.1:bad/feed",
        ],
    )
    def test_a_link_to_elsewhere_fails_the_run_and_is_named(self, link: str) -> None:
        with FeedServer({"/feed": feed("record a", f"next {link}")}) as server:
            harvest = from_server(server)
            assert len(server.requests) == 1
        assert isinstance(harvest.error, errors.FeedError)

    @pytest.mark.parametrize(
        ("answer", "cause"),
        [
            (Answer(status=404, body=b"gone"), "status 404"),
            (Answer(status=500, body=b"oops"), "status 500"),
            (Answer(body=b""), "empty"),
            (Answer(body=b"record a\n", declared=50), "cut off"),
            (feed("record a", "", "wrong"), "line 3: this is wrong"),
            (feed("<!doctype html>", "<p>Sorry"), "not a feed: <!doctype html>"),
            (feed(""), "empty"),
            (feed("", ""), "holds no record"),
        ],
    )
    def test_a_bad_page_fails_the_run_with_address_and_cause(
        self, answer: Answer, cause: str
    ) -> None:
        with FeedServer({"/feed": answer}) as server:
            harvest = from_server(server)
            assert str(harvest.error).startswith(server.url("/feed"))
        assert isinstance(harvest.error, errors.FeedError)
        assert cause in str(harvest.error)

    @pytest.mark.parametrize(
        "second", [Answer(status=404), Answer(body=b""), feed("wrong"), feed("<html>")]
    )
    def test_a_bad_second_page_fails_the_run_with_its_own_address(self, second: Answer) -> None:
        script = {"/feed": feed("record a", "next /second"), "/second": second}
        with FeedServer(script) as server:
            harvest = from_server(server)
            assert str(harvest.error).startswith(server.url("/second"))
        assert isinstance(harvest.error, errors.FeedError)

    def test_a_feed_with_no_record_on_any_page_fails_the_run(self) -> None:
        script = {"/feed": feed("next /second"), "/second": feed("", "")}
        with FeedServer(script) as server:
            harvest = from_server(server)
        assert isinstance(harvest.error, errors.EmptyFeedError)

    def test_an_empty_first_page_is_no_matter_when_others_hold_records(self) -> None:
        script = {"/feed": feed("next /second"), "/second": feed("record b")}
        with FeedServer(script) as server:
            harvest = from_server(server)
        assert harvest.error is None
        assert len(harvest.records) == 1

    def test_pages_are_followed_though_nobody_takes_the_records(self) -> None:
        script = {"/feed": feed("record a", "next /second"), "/second": feed("record b")}
        with FeedServer(script) as server:
            policy = FetchPolicy(allowed=server.allowed)
            kind = DcatSourceKind(equipment(policy))
            pages = kind.fetch(source(server.url("/feed")), known={})
            assert [page.url for page in pages] == [server.url("/feed"), server.url("/second")]

    def test_only_get_is_used(self) -> None:
        # Many servers answer HEAD with 400, 403, 405 or another type.
        with FeedServer({"/feed": feed("record a")}) as server:
            from_server(server)
            assert [request.method for request in server.requests] == ["GET"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "feeds").mkdir()
    (tmp_path / "outside-2.txt").write_text("record outside")
    return tmp_path / "feeds"


class TestFromFiles:
    """Feeds that an operator has on disk."""

    def test_a_file_is_read_and_its_folder_stays_unknown(self, folder: Path) -> None:
        (folder / "my feed.ttl").write_text("record x/ftype")
        harvest = from_file(folder / "my feed.ttl")
        assert harvest.records == ["https://department-of-weights.invalid/x/ftype"]
        assert harvest.error is None

    def test_a_file_url_means_the_file(self, folder: Path) -> None:
        (folder / "my feed.ttl").write_text("record a")
        assert len(from_file((folder / "my feed.ttl").as_uri()).records) == 1

    @pytest.mark.parametrize(
        ("first", "second", "link"),
        [
            ("page1.ttl", "page2.ttl", "page2.ttl"),
            ("page1.ttl", "page2.ttl", "https://data.example/x/page2.ttl"),
            ("loop-page1.rdf", "loop-page2.rdf", "http://data.example/catalog.rdf?page=2"),
            ("feed 09.ttl", "feed 10.ttl", "http://data.example/c?a=1&PAGE=10&b=2"),
        ],
    )
    def test_the_next_page_is_the_file_beside_it(
        self, folder: Path, first: str, second: str, link: str
    ) -> None:
        (folder / first).write_text(f"record a\nnext {link}")
        (folder / second).write_text("record b")
        harvest = from_file(folder / first)
        assert len(harvest.records) == 2
        assert harvest.error is None

    def test_a_loop_of_files_ends_with_two_records_and_one_warning(self, folder: Path) -> None:
        (folder / "p1.rdf").write_text("record a\nnext http://data.example/c?page=2")
        (folder / "p2.rdf").write_text("record b\nnext http://data.example/c?page=1")
        harvest = from_file(folder / "p1.rdf")
        assert len(harvest.records) == 2
        assert harvest.codes == ["PAGE-LOOP"]
        assert isinstance(harvest.error, errors.FeedIncompleteError)

    @pytest.mark.parametrize(
        "link",
        [
            "http://data.example/c?page=2",
            "page9.ttl",
            "../outside-2.txt",
            "https://data.example/..%2Foutside-2.txt",
            "https://data.example/%2e%2e",
            "https://data.example/.hidden",
            "https://data.example/link-2.txt",
            "https://data.example/",
            "file:///etc/passwd",
            "urn:x",
            "http://[broken",
        ],
    )
    def test_a_next_page_that_is_not_beside_it_leaves_the_feed_incomplete(
        self, folder: Path, link: str
    ) -> None:
        (folder / "page1.ttl").write_text(f"record a\nnext {link}")
        (folder / ".hidden").write_text("record hidden")
        (folder / "link-2.txt").symlink_to(folder.parent / "outside-2.txt")
        harvest = from_file(folder / "page1.ttl")
        assert len(harvest.records) == 1
        assert harvest.codes == ["PAGE-NEXT-MISSING"]
        assert isinstance(harvest.error, errors.FeedIncompleteError)

    @pytest.mark.parametrize(
        ("name", "cause"),
        [
            ("missing.ttl", "there is no such file"),
            (".", "is a folder"),
            ("empty.ttl", "the file is empty"),
            ("large.ttl", "over the limit"),
            ("wrong.ttl", "line 2: this is wrong"),
            ("none.ttl", "holds no record"),
        ],
    )
    def test_a_file_that_cannot_be_read_fails_the_run_with_its_path(
        self, folder: Path, name: str, cause: str
    ) -> None:
        (folder / "empty.ttl").touch()
        (folder / "large.ttl").write_bytes(b"\n" * 101)
        (folder / "wrong.ttl").write_text("record a\nwrong")
        (folder / "none.ttl").write_text("\n")
        harvest = from_file(folder / name, max_bytes=100)
        assert isinstance(harvest.error, errors.FeedError)
        assert cause in str(harvest.error)
        assert name in str(harvest.error)

    def test_the_limit_on_a_file_names_itself_and_its_setting(self, folder: Path) -> None:
        (folder / "large.ttl").write_bytes(b"\n" * 101)
        harvest = from_file(folder / "large.ttl", max_bytes=100)
        assert "100 bytes" in str(harvest.error)
        assert "WAYLEAVE_FEED_LIMIT_MB" in str(harvest.error)

    def test_other_schemes_are_refused(self) -> None:
        assert isinstance(from_file("ftp://data.example/x").error, errors.AddressRefusedError)


def test_the_kind_is_found_by_its_name() -> None:
    assert "dcat" in known_kinds()
    assert isinstance(source_kind("dcat", equipment()), DcatSourceKind)


def test_an_unknown_kind_is_an_error_that_lists_those_there_are() -> None:
    with pytest.raises(errors.UnknownSourceKindError, match=r"'csv'; installed are: .*dcat"):
        source_kind("csv", equipment())
