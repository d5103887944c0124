"""What a hostile or broken server can do to a fetch: nothing but make it fail with a reason."""

import os
import threading
import tracemalloc

import pytest

from harvesters import errors
from harvesters.guarded_http import FetchPolicy, GuardedClient
from harvesters.retrying import Patience, TryAgainError
from tests.feed_server import Answer, FeedServer, Request
from tests.security.guarded_rig import FEED, Rig, serving

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]


def test_a_feed_arrives_whole_in_a_file_with_its_validators(one_feed: Rig) -> None:
    with one_feed.client() as client:
        fetched = client.fetch(one_feed.server.url("/feed"))
        assert fetched.path is not None
        assert fetched.path.read_bytes() == FEED
        assert fetched.size == len(FEED)
        assert fetched.media_type == "text/turtle"
        assert (fetched.status, fetched.etag) == (200, '"v1"')
        assert fetched.last_modified == "Sun, 22 Nov 2026 10:00:00 GMT"
        assert fetched.url == one_feed.server.url("/feed")
        fetched.discard()
        assert not fetched.path.exists()


def test_files_that_nobody_discarded_go_with_the_client(one_feed: Rig) -> None:
    with one_feed.client() as client:
        path = client.fetch(one_feed.server.url("/feed")).path
    assert path is not None
    assert not path.exists()
    assert not path.parent.exists()


def test_no_proxy_of_the_environment_is_used(
    one_feed: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with one_feed.client() as client:
        assert client.fetch(one_feed.server.url("/feed")).size == len(FEED)


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f.1", "2130706433", "0177.0.0.1", "localhost", "①②⑦.⓪.⓪.①", "127.0.0.1"]
)
def test_no_spelling_of_the_loopback_address_is_let_through(one_feed: Rig, host: str) -> None:
    with (
        GuardedClient(FetchPolicy(patience=Patience(attempts=1))) as client,
        pytest.raises(errors.AddressRefusedError),
    ):
        client.fetch(f"http://{host}/feed")
    assert one_feed.server.requests == []


def test_only_the_host_and_port_that_were_allowed_are(one_feed: Rig) -> None:
    with one_feed.client() as client, pytest.raises(errors.AddressRefusedError):
        client.fetch(f"http://127.0.0.1:{one_feed.server.port + 1}/feed")
    with one_feed.client() as client, pytest.raises(errors.AddressRefusedError):
        client.fetch(f"http://localhost:{one_feed.server.port}/feed")


def test_a_name_is_resolved_once_and_the_connection_goes_to_that_very_address() -> None:
    answers = iter([("127.0.0.1",), ("10.0.0.1",)])
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return next(answers)

    with serving(feed=Answer(body=FEED)) as server:
        policy = FetchPolicy(allowed=frozenset({("catalogue.example", server.port)}))
        with GuardedClient(policy, resolver=rebinding) as client:
            fetched = client.fetch(f"http://catalogue.example:{server.port}/feed")
    assert fetched.size == len(FEED)
    assert asked == ["catalogue.example"]
    assert server.requests[0].headers["host"] == f"catalogue.example:{server.port}"


def test_a_second_private_answer_of_a_rebinding_name_server_is_refused(one_feed: Rig) -> None:
    answers = iter([("192.0.2.1",), ("127.0.0.1",)])

    with GuardedClient(FetchPolicy(), resolver=lambda *_: next(answers)) as client:
        for _ in range(2):
            with pytest.raises(errors.AddressRefusedError):
                client.fetch("http://rebinding.example/feed")
    assert one_feed.server.requests == []


def test_a_redirect_is_followed_and_the_last_address_told() -> None:
    with serving(
        old=Answer(status=301, headers={"location": "/new"}), new=Answer(body=FEED)
    ) as server:
        rig = Rig(server)
        with rig.client() as client:
            assert client.fetch(server.url("/old")).url == server.url("/new")


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:1/feed",
        "http://localhost/feed",
        "http://[::1]/feed",
        "http://169.254.169.254/latest/",
        "//10.0.0.1/feed",
        "file:///etc/passwd",
        "ftp://data.example/feed",
        "http://user:secret@127.0.0.1/feed",
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_where_nobody_may_go_is_refused(location: str, status: int) -> None:
    answer = Answer(status=status, headers={"location": location})
    with serving(feed=answer) as server, Rig(server).client() as client:
        with pytest.raises(errors.AddressRefusedError):
            client.fetch(server.url("/feed"))
        assert len(server.requests) == 1


def test_redirects_without_end_are_given_up_after_five() -> None:
    answer = Answer(status=302, headers={"location": "/feed"})
    with serving(feed=answer) as server, Rig(server).client() as client:
        with pytest.raises(errors.FetchError, match="more than 5 redirects"):
            client.fetch(server.url("/feed"))
        assert len(server.requests) == 6


def test_a_redirect_to_nowhere_is_an_error() -> None:
    with (
        serving(feed=Answer(status=302)) as server,
        Rig(server).client() as client,
        pytest.raises(errors.StatusError, match="without a Location"),
    ):
        client.fetch(server.url("/feed"))


@pytest.mark.parametrize("status", [204, 206, 300, 304, 400, 401, 403, 404, 410, 418])
def test_a_status_that_is_not_the_feed_fails_at_once_and_is_named(status: int) -> None:
    with serving(feed=Answer(status=status, headers={"content-length": ""})) as server:
        rig = Rig(server)
        with rig.client() as client, pytest.raises(errors.StatusError, match=str(status)):
            client.fetch(server.url("/feed"))
        assert len(server.requests) == 1


def test_validators_make_the_request_conditional_and_a_304_counts_as_an_answer() -> None:
    def script(request: Request) -> Answer:
        unchanged = request.headers.get("if-none-match") == '"v1"'
        status = 304 if unchanged else 200
        # A Location on a 304 is no redirect, though a library's ``is_redirect`` may say so.
        headers = {"etag": '"v1"', "location": "http://127.0.0.1:1/"}
        return Answer(status=status, headers=headers, body=b"" if unchanged else FEED)

    with FeedServer(script) as server, Rig(server).client() as client:
        first = client.fetch(server.url("/feed"))
        second = client.fetch(server.url("/feed"), etag=first.etag, last_modified="Mon")
    assert not first.is_unchanged
    assert second.is_unchanged
    assert second.path is None
    assert server.requests[1].headers["if-modified-since"] == "Mon"


def test_dripped_headers_end_at_the_deadline() -> None:
    answer = Answer(body=FEED, drips_head=True, pause=0.05)
    with (
        serving(feed=answer) as server,
        Rig(server).client(deadline=0.3) as client,
        pytest.raises(errors.DeadlineError, match=r"within 0\.3 seconds"),
    ):
        client.fetch(server.url("/feed"))


def test_a_dripped_body_ends_at_the_deadline() -> None:
    answer = Answer(body=b"x" * 100, drips_body=True, pause=0.05)
    with (
        serving(feed=answer) as server,
        Rig(server).client(deadline=0.3) as client,
        pytest.raises(errors.DeadlineError),
    ):
        client.fetch(server.url("/feed"))


def test_a_server_that_says_nothing_ends_at_the_deadline() -> None:
    answer = Answer(body=FEED, drips_head=True, pause=1.0)
    with (
        serving(feed=answer) as server,
        Rig(server).client(deadline=0.3) as client,
        pytest.raises(errors.FetchError),
    ):
        client.fetch(server.url("/feed"))


def test_a_download_that_ends_early_is_named_as_cut_off() -> None:
    answer = Answer(body=FEED, declared=len(FEED) + 10)
    with (
        serving(feed=answer) as server,
        Rig(server).client() as client,
        pytest.raises(errors.CutOffError, match="cut off"),
    ):
        client.fetch(server.url("/feed"))


def test_a_failed_download_leaves_no_file() -> None:
    answer = Answer(body=FEED, declared=len(FEED) + 10)
    with serving(feed=answer, good=Answer(body=FEED)) as server, Rig(server).client() as client:
        with pytest.raises(errors.CutOffError):
            client.fetch(server.url("/feed"))
        good = client.fetch(server.url("/good")).path
        assert good is not None
        assert list(good.parent.iterdir()) == [good]


def test_an_empty_answer_is_an_error() -> None:
    with (
        serving(feed=Answer()) as server,
        Rig(server).client() as client,
        pytest.raises(errors.PageUnreadableError, match="empty"),
    ):
        client.fetch(server.url("/feed"))


def faltering(*answers: Answer) -> FeedServer:
    remaining = iter(answers)
    return FeedServer(lambda _: next(remaining))


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_often_passes_is_tried_again(status: int) -> None:
    with faltering(*[Answer(status=status)] * 2, Answer(body=FEED)) as server:
        rig = Rig(server)
        with rig.client() as client:
            assert client.fetch(server.url("/feed")).size == len(FEED)
    assert rig.slept == [1.0, 2.0]


def test_after_four_attempts_it_is_given_up_with_the_status() -> None:
    with faltering(*[Answer(status=503)] * 9) as server:
        rig = Rig(server)
        with rig.client() as client, pytest.raises(TryAgainError, match="503"):
            client.fetch(server.url("/feed"))
        assert len(server.requests) == 4
    assert rig.slept == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("header", "wait"),
    [("7", 7.0), ("Mon, 23 Nov 2026 12:00:30 GMT", 30.0), ("yesterday", 1.0), ("-5", 1.0)],
)
def test_the_pause_that_a_server_asks_for_is_kept(header: str, wait: float) -> None:
    busy = Answer(status=429, headers={"retry-after": header})
    with faltering(busy, Answer(body=FEED)) as server:
        rig = Rig(server)
        with rig.client(deadline=100.0) as client:
            client.fetch(server.url("/feed"))
    assert rig.slept == [wait]


@pytest.mark.parametrize("wait", ["61", "99999999999"])
def test_a_server_that_asks_for_a_long_pause_is_not_asked_again_sooner(wait: str) -> None:
    with faltering(Answer(status=503, headers={"retry-after": wait})) as server:
        rig = Rig(server)
        with rig.client(deadline=1e9) as client, pytest.raises(TryAgainError, match="Try again"):
            client.fetch(server.url("/feed"))
        assert len(server.requests) == 1
    assert rig.slept == []


def test_a_pause_past_the_deadline_is_not_begun() -> None:
    with faltering(Answer(status=503, headers={"retry-after": "50"})) as server:
        rig = Rig(server)
        with rig.client(deadline=20) as client, pytest.raises(TryAgainError):
            client.fetch(server.url("/feed"))
    assert rig.slept == []


def test_a_server_that_is_not_there_is_tried_again_and_named() -> None:
    with FeedServer({}) as server:
        rig = Rig(server)
        url = server.url("/feed")
    with rig.client() as client, pytest.raises(errors.FetchError) as caught:
        client.fetch(url)
    assert str(caught.value).startswith(f"{url}: no answer")
    assert len(rig.slept) == 3


def test_a_name_that_nobody_knows_is_an_error_with_its_name() -> None:
    def unknown(_host: str, _port: int) -> tuple[str, ...]:
        raise OSError("unknown name")

    with (
        GuardedClient(FetchPolicy(), resolver=unknown, sleep=lambda _: None) as client,
        pytest.raises(errors.FetchError, match=r"nowhere\.example could not be resolved"),
    ):
        client.fetch("http://nowhere.example/")


def test_a_refused_address_is_not_tried_again() -> None:
    slept: list[float] = []
    with (
        GuardedClient(FetchPolicy(), sleep=slept.append) as client,
        pytest.raises(errors.AddressRefusedError),
    ):
        client.fetch("http://127.0.0.1/")
    assert slept == []


def test_a_name_server_that_does_not_answer_ends_at_the_deadline() -> None:
    answered = threading.Event()

    def silent(_host: str, _port: int) -> tuple[str, ...]:
        answered.wait(20)
        return ("8.8.8.8",)

    policy = FetchPolicy(deadline=0.2)
    with (
        GuardedClient(policy, resolver=silent, sleep=lambda _: None) as client,
        pytest.raises(errors.DeadlineError),
    ):
        client.fetch("http://slow.example/")
    answered.set()


def test_one_connection_serves_the_pages_of_a_server() -> None:
    with serving(feed=Answer(body=FEED)) as server, Rig(server).client() as client:
        for _ in range(5):
            client.fetch(server.url("/feed")).discard()
        ports = {request.peer for request in server.requests}
    assert len(server.requests) == 5
    assert len(ports) == 1


def test_a_connection_that_the_server_closed_meanwhile_is_made_anew() -> None:
    closing = Answer(body=FEED, headers={"connection": "close"})
    with serving(feed=closing) as server, Rig(server).client() as client:
        assert [client.fetch(server.url("/feed")).size for _ in range(3)] == [len(FEED)] * 3


def test_a_large_feed_is_not_held_in_memory() -> None:
    body = os.urandom(1 << 20) * 64
    with (
        serving(feed=Answer(body=body)) as server,
        Rig(server).client(max_bytes=100 << 20) as client,
    ):
        tracemalloc.start()
        size = client.fetch(server.url("/feed")).size
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert size == len(body)
    assert peak < 16 << 20
