"""Services hidden in distributions: an address that asks one for its capabilities."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from schemas.model import Reference

_ASKS: Final = re.compile(r"request=getcapabilities", re.IGNORECASE)
_OF_THE_QUESTION: Final = frozenset({"service", "request", "version", "acceptversions", "format"})


def services_of(addresses: Iterable[str]) -> list[Reference]:
    """Link to the services that any of the addresses asks for their capabilities.

    The service is where it answers, without the question.
    """
    found = [_endpoint(each) for each in addresses if "?" in each and _ASKS.search(each)]
    return [Reference(target=each) for each in dict.fromkeys(found) if each]


def _endpoint(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.casefold() not in _OF_THE_QUESTION
    ]
    return parts._replace(query=urlencode(kept), fragment="").geturl()
