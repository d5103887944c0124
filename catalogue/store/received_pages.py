"""What the pages of a source say that belongs to no record, kept so that nothing is lost."""

import hashlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, delete, insert, select

from catalogue.store import tables

_PAGES = tables.received_pages


class ReceivedPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page: its place among the pages of its feed, its address, its packed statements."""

    number: int
    url: str
    rest: bytes


class ReceivedPages:
    """The pages of each source as they were in its latest harvest."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, source_id: str, page: ReceivedPage) -> None:
        """Keep a page in place of what stood there; nothing is written when it is the same."""
        here = (_PAGES.c.source_id == source_id, _PAGES.c.number == page.number)
        digest = _digest(page)
        known = self._connection.scalar(select(_PAGES.c.digest).where(*here))
        if known == digest:
            return
        self._connection.execute(delete(_PAGES).where(*here))
        row = {
            "source_id": source_id,
            "number": page.number,
            "url": page.url,
            "digest": digest,
            "rest": page.rest,
        }
        self._connection.execute(insert(_PAGES), row)

    def drop_from(self, source_id: str, number: int) -> None:
        """Drop the pages from a number on, which a complete feed no longer has."""
        surplus = (_PAGES.c.source_id == source_id, _PAGES.c.number >= number)
        self._connection.execute(delete(_PAGES).where(*surplus))

    def of_source(self, source_id: str) -> Iterator[ReceivedPage]:
        """Go through the pages of a source in their order."""
        numbers = select(_PAGES.c.number).where(_PAGES.c.source_id == source_id)
        for number in self._connection.scalars(numbers.order_by(_PAGES.c.number)).all():
            row = self._connection.execute(
                select(_PAGES.c.url, _PAGES.c.rest).where(
                    _PAGES.c.source_id == source_id, _PAGES.c.number == number
                )
            ).one()
            yield ReceivedPage(number=number, url=row.url, rest=row.rest)


def _digest(page: ReceivedPage) -> str:
    return hashlib.sha256(page.url.encode("utf-8", "replace") + b"\0" + page.rest).hexdigest()
