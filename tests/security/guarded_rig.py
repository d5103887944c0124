"""A server on the loopback address and a guarded client that may reach it."""

import datetime as dt
import ssl
from collections.abc import Iterator

import pytest

from harvesters.guarded_http import FetchPolicy, GuardedClient
from harvesters.guarded_transport import Resolver, resolve
from harvesters.retrying import Patience
from tests.feed_server import Answer, FeedServer

PATIENCE = Patience()
# Loading the system's certificates for each test would take longer than the tests.
TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
FEED = b"<urn:a> <urn:b> <urn:c> .\n"


class Rig:
    """A server and what a client of it needs; remembers how long it was told to sleep."""

    def __init__(self, server: FeedServer) -> None:
        self.server = server
        self.slept: list[float] = []

    def client(
        self,
        *,
        resolver: Resolver = resolve,
        deadline: float = 30.0,
        max_bytes: int = 1_000_000,
        patience: Patience = PATIENCE,
    ) -> GuardedClient:
        policy = FetchPolicy(
            allowed=self.server.allowed,
            deadline=deadline,
            max_bytes=max_bytes,
            patience=patience,
        )
        return GuardedClient(
            policy, resolver=resolver, tls=TLS, sleep=self.slept.append, now=lambda: NOW
        )


def serving(**answers: Answer) -> FeedServer:
    return FeedServer({f"/{name}": answer for name, answer in answers.items()})


@pytest.fixture
def one_feed() -> Iterator[Rig]:
    headers = {"etag": '"v1"', "last-modified": "Sun, 22 Nov 2026 10:00:00 GMT"}
    media_type = "Text/Turtle; charset=utf-8"
    with serving(feed=Answer(body=FEED, headers=headers, media_type=media_type)) as server:
        yield Rig(server)
