"""TLS under the guard: the connection goes to the checked address, the certificate to the name."""

import ssl
from collections.abc import Iterable

import httpcore2
import httpx2
import pytest

from harvesters.addresses import Endpoint
from harvesters.guarded_transport import (
    ConnectionRefusedByGuardError,
    Deadline,
    DeadlineExceededError,
    GuardedBackend,
    GuardedTransport,
)

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


class Wire(httpcore2.NetworkStream):
    """A connection that answers, and notes the name that TLS was to check."""

    def __init__(self) -> None:
        self.names: list[str | None] = []
        self.timeouts: list[float | None] = []
        self.verifies: list[ssl.VerifyMode] = []
        self.sent = b""
        self._left = ANSWER

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Give a piece of the answer."""
        self.timeouts.append(timeout)
        piece, self._left = self._left[:max_bytes], self._left[max_bytes:]
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Take the request."""
        self.timeouts.append(timeout)
        self.sent += buffer

    def close(self) -> None:
        """Nothing is open."""

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Note who is to be checked, and how."""
        self.timeouts.append(timeout)
        self.names.append(server_hostname)
        self.verifies.append(ssl_context.verify_mode)
        return self

    def get_extra_info(self, info: str) -> object:
        """Know nothing."""


class Network(httpcore2.NetworkBackend):
    """Notes where connections go; addresses listed as dead refuse."""

    def __init__(self, dead: tuple[str, ...] = ()) -> None:
        self.wire = Wire()
        self.connected: list[tuple[str, int]] = []
        self._dead = dead

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - the library's signature
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the same
    ) -> httpcore2.NetworkStream:
        """Connect to an address."""
        self.wire.timeouts.append(timeout)
        self.connected.append((host, port))
        if host in self._dead:
            raise httpcore2.ConnectError("refused")
        return self.wire


def get(
    network: Network,
    *answers: str,
    url: str = "https://data.example/",
    seconds: float = 10.0,
    allowed: frozenset[Endpoint] = frozenset(),
) -> httpx2.Response:
    deadline = Deadline()
    deadline.restart(seconds)
    backend = GuardedBackend(allowed, deadline, lambda *_: answers, network)
    transport = GuardedTransport(backend)
    try:
        return transport.handle_request(httpx2.Request("GET", url))
    finally:
        transport.close()


def test_the_connection_goes_to_the_address_and_the_certificate_is_checked_for_the_name() -> None:
    network = Network()
    assert get(network, "8.8.8.8").status_code == 200
    assert network.connected == [("8.8.8.8", 443)]
    assert network.wire.names == ["data.example"]
    assert b"Host: data.example\r\n" in network.wire.sent
    assert network.wire.verifies == [ssl.CERT_REQUIRED]


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    network = Network(dead=("8.8.8.8",))
    assert get(network, "8.8.8.8", "1.1.1.1").status_code == 200
    assert network.connected == [("8.8.8.8", 443), ("1.1.1.1", 443)]


def test_no_connection_is_made_when_any_address_is_refused() -> None:
    network = Network()
    with pytest.raises(ConnectionRefusedByGuardError):
        get(network, "8.8.8.8", "127.0.0.1")
    assert network.connected == []


def test_no_connection_is_made_after_the_deadline() -> None:
    network = Network()
    with pytest.raises(DeadlineExceededError):
        get(network, "8.8.8.8", seconds=-1.0)
    assert network.connected == []


def test_no_single_wait_is_longer_than_what_is_left_of_the_whole() -> None:
    network = Network()
    get(network, "8.8.8.8", seconds=5.0)
    # Connecting, TLS, writing and reading.
    assert len(network.wire.timeouts) >= 4
    assert all(timeout is not None and timeout <= 5.0 for timeout in network.wire.timeouts)


def test_certificates_named_by_the_environment_are_not_trusted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # If the variable counted, loading the file that is not there would fail.
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/attacker.pem")
    assert get(Network(), "8.8.8.8").status_code == 200


@pytest.mark.parametrize("address", ["10.1.2.3", "::1", "127.0.0.1"])
def test_a_vouched_host_may_be_inside(address: str) -> None:
    network = Network()
    allowed = frozenset({("data.example", 8443)})
    get(network, address, url="https://data.example:8443/", allowed=allowed)
    assert network.connected == [(address, 8443)]


def test_a_vouched_ipv6_address_is_matched_without_its_brackets() -> None:
    network = Network()
    get(network, "::1", url="http://[::1]:8080/", allowed=frozenset({("::1", 8080)}))
    assert network.connected == [("::1", 8080)]


def test_a_vouched_host_that_leads_to_a_metadata_service_is_refused() -> None:
    with pytest.raises(ConnectionRefusedByGuardError):
        get(Network(), "169.254.169.254", allowed=frozenset({("data.example", 443)}))
