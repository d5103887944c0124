"""One thing that another project asserts about a file, and how to look for it in our reading."""

import functools
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec

from schemas.errors import UnreadableError
from schemas.model import Dataset, PartialDate, PeriodOfTime, Text, best
from schemas.reading import PageEnd, RecordReading
from tests.feeds.example_feeds import feed_bytes, read_bytes

_TRUE: Final = True
Find = Callable[["Feed"], Any]


class Feed(msgspec.Struct, frozen=True):
    """A file as we read it."""

    records: list[RecordReading]
    end: PageEnd
    error: Any = None

    @property
    def first(self) -> Any:  # noqa: ANN401 - what is looked for in it may be missing
        """The first dataset."""
        return next(self.datasets)

    @property
    def datasets(self) -> Iterator[Dataset]:
        """The datasets that may be catalogued."""
        return (r.resource for r in self.records if isinstance(r.resource, Dataset))

    @property
    def codes(self) -> set[str]:
        """The codes of all that was found."""
        found = [finding for record in self.records for finding in record.report.findings]
        return {finding.code for finding in (*found, *self.end.findings)}


class Assertion(msgspec.Struct, frozen=True, kw_only=True):
    """What ``theirs`` is of a file; where we differ on purpose, ``ours`` and the ``reason``.

    A file that is ``completed`` was given the titles and identifiers without which none of its
    datasets would be catalogued, so that what else they say can be compared.
    """

    path: str
    what: str
    theirs: Any
    find: Find
    ours: Any = None
    reason: str = ""
    completed: bool = False

    @property
    def wanted(self) -> object:
        """What our reading must give."""
        return self.ours if self.reason else self.theirs


def same(what: str, theirs: object, find: Find) -> tuple[str, object, Find, object, str]:
    """Make an assertion that we meet."""
    return what, theirs, find, None, ""


def holds(what: str, find: Find) -> tuple[str, object, Find, object, str]:
    """Make an assertion that something is so."""
    return same(what, _TRUE, find)


def other(
    what: str, theirs: object, find: Find, *, ours: object, reason: str
) -> tuple[str, object, Find, object, str]:
    """Make an assertion where we differ."""
    return what, theirs, find, ours, reason


def of(
    path: str, *made: tuple[str, object, Find, object, str], completed: bool = False
) -> list[Assertion]:
    """Make the assertions of one file."""
    return [
        Assertion(
            path=path,
            what=what,
            theirs=theirs,
            find=find,
            ours=ours,
            reason=reason,
            completed=completed,
        )
        for what, theirs, find, ours, reason in made
    ]


_NOTHING: Final = PageEnd()


@functools.cache
def feed_of(path: str, *, completed: bool) -> Feed:
    """Read a file; one that cannot be read is told as such."""
    data = feed_bytes(path)
    try:
        return Feed(*read_bytes(_completed(data) if completed else data, path))
    except UnreadableError as error:
        return Feed([], _NOTHING, error)


def _completed(data: bytes) -> bytes:
    number = itertools.count(1)
    data = re.sub(rb"<(dct|dcterms):identifier>", lambda tag: tag[0] + b"%d-" % next(number), data)
    title = b'<t:title xmlns:t="http://purl.org/dc/terms/">A title</t:title>'
    return re.sub(rb"<dcat:Dataset\b[^>]*(?<!/)>", lambda tag: tag[0] + title, data)


def day(date: PartialDate | None) -> str | None:
    """Give a date as exactly as it was written."""
    return date.lexical if date else None


def span(period: PeriodOfTime) -> tuple[str | None, str | None]:
    """Give the start and end of a period."""
    return day(period.start), day(period.end)


def in_languages(text: Text) -> dict[str, str]:
    """Give a text by language."""
    return {each.language or "": each.value for each in text}


def labels(values: tuple[Any, ...]) -> list[str]:
    """Give the best label of each value, or else its address."""
    return [best(each.label) or each.iri or "" for each in values]


DATASETS: Final = "datasets"


def count(number: int) -> tuple[str, object, Find, object, str]:
    """Assert how many datasets there are."""
    return same(DATASETS, number, lambda feed: feed.end.datasets)
