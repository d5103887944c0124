"""Pages of a list: which one is asked for, and the links to the others."""

from urllib.parse import urlencode

import msgspec
from flask import request

PER_PAGE = 25
_MOST_PAGES = 100_000


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """Which page of a list is shown, of how many things."""

    number: int
    total: int

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // PER_PAGE))

    @property
    def first(self) -> int:
        """The place in the list of the first thing on this page, from one."""
        return min(self.total, (self.number - 1) * PER_PAGE + 1)

    @property
    def last(self) -> int:
        """The place in the list of the last thing on this page."""
        return min(self.total, self.number * PER_PAGE)

    def address(self, number: int) -> str:
        """Return the address of another page of the same list."""
        return with_parameters(page=str(number))


def asked_page() -> int:
    """Return the number of the page that is asked for; what is none counts as the first."""
    given = request.args.get("page", "1")
    is_number = given.isascii() and given.isdecimal() and len(given) < len(str(_MOST_PAGES))
    return max(1, int(given)) if is_number else 1


def offset_of(number: int) -> int:
    """Return how many things stand on the pages before one."""
    return (number - 1) * PER_PAGE


def with_parameters(path: str = "", **changes: str) -> str:
    """Return this page's address, or another's, with some parameters changed and no empty ones."""
    parameters = {**request.args.to_dict(), **changes}
    kept = {name: value for name, value in parameters.items() if value}
    place = path or request.path
    return f"{place}?{urlencode(kept)}" if kept else place
