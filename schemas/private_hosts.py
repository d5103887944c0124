"""Addresses that only some machines can reach: nobody is given a link to one."""

import functools
import ipaddress
import re
from typing import Final

_HOST: Final = re.compile(
    r"\s*(?:https?|ftp):[/\\]{2}(?:[^/?#@\\]*@)?(\[[^\]]*\]|[^/?#:\\]*)", re.IGNORECASE
)
_LOCAL: Final = (".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".home")


def is_private(address: str) -> bool:
    """Tell whether a web address leads to a machine that cannot be reached from everywhere.

    A name without a dot is one: it means another machine in every office.
    """
    found = _HOST.match(address)
    return found is not None and _is_private_host(found[1])


@functools.lru_cache(maxsize=4096)
def _is_private_host(host: str) -> bool:
    host = host.casefold().rstrip(".")
    try:
        number = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return "." not in host or host.endswith(_LOCAL)
    return not number.is_global
