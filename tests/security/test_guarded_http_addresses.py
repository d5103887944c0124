"""Which addresses a fetch may reach: only public ones, or what the operator allowed."""

import ipaddress
import ssl
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harvesters import addresses
from harvesters.errors import AddressRefusedError, FeedError
from harvesters.guarded_http import FetchPolicy, GuardedClient
from harvesters.guarded_transport import Resolver
from harvesters.retrying import Patience

NOT_PUBLIC = (
    "0.0.0.0",  # noqa: S104 - to be refused
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.9",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::7f00:1",
    "100::1",
    "2001::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:808:808::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
)
PUBLIC = ("8.8.8.8", "1.1.1.1", "151.101.0.81", "2606:4700:4700::1111", "2a00:1450:4009::1")
CANNOT_BE_VOUCHED_FOR = (
    "169.254.169.254",
    "0.0.0.0",  # noqa: S104 - to be refused
    "224.0.0.1",
    "::",
    "fe80::1",
    "ff02::1",
    "::ffff:127.0.0.1",
)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_not_everybody_can_reach_is_not_public(address: str) -> None:
    assert not addresses.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_that_everybody_can_reach_is_public(address: str) -> None:
    assert addresses.is_public(ipaddress.ip_address(address))


@given(st.ip_addresses())
def test_what_is_public_is_always_global_and_never_carries_a_private_address(
    address: addresses.Address,
) -> None:
    if addresses.is_public(address):
        assert address.is_global
        assert not address.is_multicast
        assert not address.is_private
        assert not address.is_loopback
        if isinstance(address, ipaddress.IPv6Address):
            assert not address.is_site_local
            assert address.ipv4_mapped is None
            assert address.sixtofour is None
            assert address.teredo is None


@given(st.ip_addresses(v=4))
def test_no_way_of_carrying_an_ipv4_address_in_an_ipv6_address_is_public(
    inner: ipaddress.IPv4Address,
) -> None:
    number = int(inner)
    for carrier in (
        number,
        0xFFFF << 32 | number,
        0x64FF9B << 96 | number,
        0x2002 << 112 | number << 80,
        0x20010000 << 96 | number ^ 0xFFFFFFFF,
    ):
        assert not addresses.is_public(ipaddress.IPv6Address(carrier))


@pytest.mark.parametrize("address", CANNOT_BE_VOUCHED_FOR)
def test_no_permission_of_an_operator_reaches_a_link_local_address(address: str) -> None:
    assert not addresses.is_allowed(ipaddress.ip_address(address), vouched=True)


def test_an_operator_may_vouch_for_a_catalogue_inside() -> None:
    assert addresses.is_allowed(ipaddress.ip_address("10.1.2.3"), vouched=True)


def test_allowed_hosts_are_read_as_pairs_of_host_and_port() -> None:
    given_pairs = ("Catalogue.internal:8080", " 127.0.0.1:5000", "[::1]:81")
    assert addresses.parse_allowed(given_pairs) == {
        ("catalogue.internal", 8080),
        ("127.0.0.1", 5000),
        ("::1", 81),
    }


@pytest.mark.parametrize("pair", ["host", "host:", ":80", "host:http", "host:99999", "", "a:²"])
def test_a_pair_that_is_none_is_named(pair: str) -> None:
    with pytest.raises(ValueError, match="is not host:port"):
        addresses.parse_allowed([pair])


def fixed(*answers: str) -> Resolver:
    return lambda _host, _port: answers


def client(resolver: Resolver) -> GuardedClient:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return GuardedClient(FetchPolicy(patience=Patience(attempts=1)), resolver=resolver, tls=tls)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_a_name_that_leads_to_such_an_address_is_refused_before_any_connection(
    address: str,
) -> None:
    with client(fixed(address)) as guarded, pytest.raises(AddressRefusedError) as caught:
        guarded.fetch("http://harmless.example/catalog.ttl")
    assert "not a public address" in str(caught.value)
    assert "WAYLEAVE_HARVEST_ALLOW" in str(caught.value)


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    with client(fixed("8.8.8.8", "10.0.0.1")) as guarded, pytest.raises(AddressRefusedError):
        guarded.fetch("http://harmless.example/")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fec0::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://user@data.example/",
        "http://user:secret@data.example/",
        "http://data.example@127.0.0.1/",
        "http://data.example\\@127.0.0.1/",
        "ftp://data.example/",
        "file:///etc/passwd",
        "gopher://data.example/",
        "data:text/turtle,x",
        "http:///nothing",
        "//data.example/x",
        "catalog.ttl",
        "",
        "http://data.example:0/",
        "http://data.example:22/",
        "http://data.example:8080/",
        "https://data.example:99999/",
        "http://[::1",
        "http://data.example/\nHost: x",
    ],
)
def test_an_address_of_a_wrong_form_is_refused(url: str) -> None:
    def literal_only(host: str, _port: int) -> tuple[str, ...]:
        ipaddress.ip_address(host)
        return (host,)

    with client(literal_only) as guarded, pytest.raises(AddressRefusedError) as caught:
        guarded.fetch(url)
    assert "secret" not in str(caught.value)


@pytest.fixture(scope="module")
def privately_answered() -> Iterator[GuardedClient]:
    with client(fixed("127.0.0.1")) as guarded:
        yield guarded


@given(text=st.text(max_size=60))
@example(text="http://①②⑦.⓪.⓪.①/")
@example(text="http://127.0.0.1:80/")
@example(text="http://0x7f.1/")
def test_no_url_whatever_reaches_a_name_server_that_answers_privately(
    privately_answered: GuardedClient, text: str
) -> None:
    for url in (text, f"http://{text}", f"https://{text}/feed", f"http://{text}@127.0.0.1/"):
        with pytest.raises(FeedError):
            privately_answered.fetch(url)
