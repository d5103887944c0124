"""A source: somebody else's catalogue that is harvested under a name of ours."""

import datetime as dt

import msgspec


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A catalogue that is harvested.

    ``kind`` names a source kind found by entry point. ``is_open_by_nature`` records the owner's
    statement that the feed holds open data only: missing access rights then count as open, still
    marked as assumed (``visibility.md`` section 2). ``organisation`` is the slug of the
    organisation whose data the source tells of; without one only an administrator looks after it.
    """

    id: str
    name: str
    kind: str
    location: str
    is_open_by_nature: bool = False
    created_at: dt.datetime
    organisation: str | None = None
