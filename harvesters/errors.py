"""What goes wrong with a feed: each error names the address, the cause and what to do.

Two families, which the loop treats differently. A ``FeedError`` is fatal: the run fails and
nothing is retired. A ``FeedIncompleteError`` comes after the last page that could be had: what was
read stands, but since records may be missing nothing may be retired.
"""

from catalogue.errors import CatalogueError, UnreadableInputError
from schemas.findings import Finding


class FeedError(UnreadableInputError):
    """A feed could not be read: the run fails, nothing is retired."""

    def __init__(self, location: str, cause: str, fix: str, *, line: int | None = None) -> None:
        self.location = location
        self.cause = cause
        self.fix = fix
        self.line = line
        place = f"{location}, line {line}" if line is not None else location
        super().__init__(f"{place}: {cause}. {fix}")


class UnknownSourceKindError(UnreadableInputError):
    """No source kind of this name is installed."""


class AddressRefusedError(FeedError):
    """The address may not be fetched: wrong scheme or port, user-info, or not a public host."""


class FetchError(FeedError):
    """The server could not be reached, or broke off."""


class CutOffError(FetchError):
    """The download ended before its end."""


class DeadlineError(FetchError):
    """Fetching took longer than allowed."""


class OverLimitError(FeedError):
    """The feed is larger than allowed."""


class StatusError(FeedError):
    """The server answered with a status that is not the feed."""

    def __init__(self, location: str, cause: str, fix: str, *, status: int) -> None:
        self.status = status
        super().__init__(location, cause, fix)


class PageUnreadableError(FeedError):
    """What came is not what the source kind reads: not RDF, cut off, or against the grammar."""


class SandboxError(FeedError):
    """The process that reads pages was stopped or died: out of memory, time or by a signal."""


class PagingError(FeedError):
    """The links from page to page cannot be followed, or never end."""


class EmptyFeedError(FeedError):
    """The feed was read and held no record at all."""


class FeedIncompleteError(CatalogueError):
    """The pages that could be had were read, but others may be missing: retire nothing."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(f"{finding.value}: {finding.fix}")
