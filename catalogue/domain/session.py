"""A session: what the server remembers of a browser between two requests."""

import datetime as dt
from collections.abc import Mapping

import msgspec


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A session, of a person who signed in or of nobody yet; ``data`` is small and JSON."""

    person_id: str | None
    created_at: dt.datetime
    seen_at: dt.datetime
    data: Mapping[str, object] = {}
