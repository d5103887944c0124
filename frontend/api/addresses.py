"""Addresses of things: always under the public address of the site, never what a request says."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

import msgspec

from frontend.web.services import services

_BASE = "/api/v1"


def api_address(*parts: str, query: Iterable[tuple[str, object]] = ()) -> str:
    """Return the address of something in this interface."""
    return site_address(_BASE, *parts, query=query)


def site_address(start: str, *parts: str, query: Iterable[tuple[str, object]] = ()) -> str:
    """Return the address of a page of the site."""
    path = "/".join((start, *(quote(part, safe="") for part in parts)))
    asked = urlencode(list(query))
    return services().settings.public_url + path + (f"?{asked}" if asked else "")


class PageLinks(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of a list beside this one."""

    self: str
    first: str
    prev: str | None
    next: str | None
    last: str


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """Where in a list a page is."""

    page: int
    per_page: int
    most_pages: int

    @property
    def offset(self) -> int:
        """How many come before this page."""
        return (self.page - 1) * self.per_page

    def pages(self, total: int) -> int:
        """Return how many pages can be asked for."""
        return min(max(1, -(-total // self.per_page)), self.most_pages)

    def links(
        self, total: int, path: tuple[str, ...], query: Iterable[tuple[str, object]]
    ) -> PageLinks:
        """Return the addresses of the pages around this one."""
        asked, last = list(query), self.pages(total)

        def at(page: int) -> str:
            around = [*asked, ("page", page), ("per_page", self.per_page)]
            return api_address(*path, query=around)

        return PageLinks(
            self=at(self.page),
            first=at(1),
            prev=at(min(self.page - 1, last)) if self.page > 1 else None,
            next=at(self.page + 1) if self.page < last else None,
            last=at(last),
        )
