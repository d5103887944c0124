"""E-mail addresses and names as people type them, checked before they are stored."""

import re

from catalogue.errors import RefusedError


class UnusableFieldError(RefusedError):
    """One of the things that were given cannot be used; ``field`` says which."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


_LONGEST_ADDRESS = 254
_LONGEST_NAME = 200
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]+@(?P<domain>[^\s@<>()\[\],;:\\\"]+)")
_DOMAIN = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)


def checked_address(given: str, field: str = "email") -> str:
    """Return an e-mail address without space around it; raise ``RefusedError`` if it is none."""
    address = given.strip()
    found = _ADDRESS.fullmatch(address)
    is_address = found is not None and _is_domain(found["domain"])
    if not is_address or len(address) > _LONGEST_ADDRESS or not address.isprintable():
        raise UnusableFieldError(
            field, "Enter an e-mail address in the form name@department.example."
        )
    return address


def checked_domain(given: str, field: str = "domains") -> str:
    """Return the domain of e-mail addresses in lower case; raise ``RefusedError`` if it is none."""
    domain = given.strip().removeprefix("@")
    if not _is_domain(domain):
        raise UnusableFieldError(
            field,
            f"{given[:80]!r} is no domain of e-mail addresses; one looks like department.example.",
        )
    return domain.lower()


def checked_name(given: str, field: str = "name") -> str:
    """Return a name with plain spaces; raise ``RefusedError`` when there is none to show."""
    name = " ".join(given.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise UnusableFieldError(field, f"Enter a name of up to {_LONGEST_NAME} characters.")
    return name


def domain_of(address: str) -> str:
    """Return the domain of an address in lower case; nothing for what is no address."""
    domain = address.rpartition("@")[2].strip() if "@" in address else ""
    return domain.lower() if domain.isascii() else ""


def _is_domain(domain: str) -> bool:
    """Tell whether this is a domain in ASCII, as it stands in the domain name system.

    Other letters could be folded into those of a domain that is somebody else's: ß into ss.
    """
    return domain.isascii() and _DOMAIN.fullmatch(domain.lower()) is not None
