"""Which addresses may be fetched: public ones, and what the operator allowed by name and port."""

import ipaddress
from collections.abc import Iterable
from typing import Final

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Endpoint = tuple[str, int]

# Not all of these are private to ``ipaddress``: it calls parts of 192.0.0.0/24, the 6to4 relay and
# multicast global.
_REFUSED_V4: Final = tuple(
    ipaddress.IPv4Network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# Only global unicast is let through, so that site-local, v4-mapped, NAT64 and every range to come
# is refused without being named; these are the parts of it that lead elsewhere.
_GLOBAL_UNICAST_V6: Final = ipaddress.IPv6Network("2000::/3")
_REFUSED_V6: Final = tuple(
    ipaddress.IPv6Network(block)
    for block in (
        "2001::/23",  # Teredo, ORCHID, benchmarking
        "2001:db8::/32",
        "2002::/16",  # 6to4: carries any IPv4 address
        "3fff::/20",
    )
)


def is_public(address: Address) -> bool:
    """Whether an address is reachable by anyone, and can be no way into a private network."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in block for block in _REFUSED_V4)
    return (
        address in _GLOBAL_UNICAST_V6
        and address.is_global
        and not any(address in block for block in _REFUSED_V6)
    )


def may_be_vouched_for(address: Address) -> bool:
    """Whether an operator's permission covers an address.

    It never covers link-local ones: a cloud's metadata service, with its credentials, lives there.
    """
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return False
    return not (address.is_link_local or address.is_multicast or address.is_unspecified)


def is_allowed(address: Address, *, vouched: bool) -> bool:
    """Whether a connection to an address may be made."""
    return is_public(address) or (vouched and may_be_vouched_for(address))


def parse_allowed(pairs: Iterable[str]) -> frozenset[Endpoint]:
    """Read ``host:port`` pairs; raise ``ValueError`` naming the one that is none.

    An IPv6 address stands in brackets.
    """
    return frozenset(_endpoint(pair) for pair in pairs)


def _endpoint(pair: str) -> Endpoint:
    host, separator, port = pair.strip().rpartition(":")
    host = host.removeprefix("[").removesuffix("]").lower()
    if not (separator and host and port.isascii() and port.isdigit() and int(port) < 1 << 16):
        raise ValueError(f"{pair!r} is not host:port, for example catalogue.internal:8080")
    return host, int(port)
