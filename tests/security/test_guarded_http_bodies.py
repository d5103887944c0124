"""Bodies over the limit, zipped, or zipped to burst: how much of them is taken."""

import gzip
import zlib

import pytest

from harvesters import errors
from tests.feed_server import Answer
from tests.security.guarded_rig import FEED, Rig, serving

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]


def test_a_body_over_the_limit_is_stopped() -> None:
    with (
        serving(feed=Answer(body=b"x" * 5000)) as server,
        Rig(server).client(max_bytes=4999) as client,
        pytest.raises(errors.OverLimitError) as caught,
    ):
        client.fetch(server.url("/feed"))
    assert "4,999 bytes" in str(caught.value)
    assert "WAYLEAVE_FEED_LIMIT_MB" in str(caught.value)


def test_a_body_of_exactly_the_limit_is_taken() -> None:
    with (
        serving(feed=Answer(body=b"x" * 5000)) as server,
        Rig(server).client(max_bytes=5000) as client,
    ):
        assert client.fetch(server.url("/feed")).size == 5000


def zipped(content: bytes, encoding: str = "gzip") -> Answer:
    return Answer(body=gzip.compress(content), headers={"content-encoding": encoding})


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", " GZIP "])
@pytest.mark.parametrize("size", [0, 1, 262_143, 262_144, 262_145, 900_000])
def test_a_zipped_body_is_unpacked(encoding: str, size: int) -> None:
    content = b"<" + b"x" * size
    with serving(feed=zipped(content, encoding)) as server, Rig(server).client() as client:
        path = client.fetch(server.url("/feed")).path
        assert path is not None
        assert path.read_bytes() == content


def test_a_body_of_several_zipped_members_is_unpacked_whole() -> None:
    body = gzip.compress(b"one ") + gzip.compress(b"two")
    answer = Answer(body=body, headers={"content-encoding": "gzip"})
    with serving(feed=answer) as server, Rig(server).client() as client:
        path = client.fetch(server.url("/feed")).path
        assert path is not None
        assert path.read_bytes() == b"one two"


def test_a_zip_bomb_is_stopped_at_the_limit() -> None:
    with (
        serving(feed=zipped(b"\0" * 50_000_000)) as server,
        Rig(server).client() as client,
        pytest.raises(errors.OverLimitError, match="unpacked"),
    ):
        client.fetch(server.url("/feed"))


def test_a_body_that_unpacks_to_nothing_for_ever_is_stopped_at_the_limit() -> None:
    body = gzip.compress(b"") * 100_000
    answer = Answer(body=body, headers={"content-encoding": "gzip"})
    with (
        serving(feed=answer) as server,
        Rig(server).client() as client,
        pytest.raises(errors.OverLimitError, match="as sent"),
    ):
        client.fetch(server.url("/feed"))


@pytest.mark.parametrize(
    "body",
    [gzip.compress(FEED, mtime=0)[:-9], b"not gzip at all", FEED],
    ids=["cut", "other", "plain"],
)
def test_a_zipped_body_that_is_none_or_half_of_one_is_an_error(body: bytes) -> None:
    answer = Answer(body=body, headers={"content-encoding": "gzip"})
    with (
        serving(feed=answer) as server,
        Rig(server).client() as client,
        pytest.raises(errors.CutOffError),
    ):
        client.fetch(server.url("/feed"))


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd", "gzip, gzip", "compress"])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding: str) -> None:
    answer = Answer(body=zlib.compress(FEED), headers={"content-encoding": encoding})
    with serving(feed=answer) as server, Rig(server).client() as client:
        with pytest.raises(errors.PageUnreadableError, match="content encoding"):
            client.fetch(server.url("/feed"))
        assert server.requests[0].headers["accept-encoding"] == "gzip, identity;q=0.5"
