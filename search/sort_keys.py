"""Keys that put documents in a total order, so that pages never overlap.

Each key is one string, ascending, ends with the id, and is therefore unique. Both engines compare
strings by code point.
"""

import datetime as dt

from search.document import SearchDocument
from search.folding import folded

_SEPARATOR = "\x01"  # sorts before every character of a title: "a" comes before "a b"
_LONGEST_TITLE = 256  # an engine refuses keys over 32 kB
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_LAST_MILLISECOND = 10**15


def title_key(document: SearchDocument) -> str:
    """Return the key of the order by title, then id."""
    title = (document.title_sort or folded(document.title))[:_LONGEST_TITLE]
    return title.replace(_SEPARATOR, " ") + _SEPARATOR + document.id


def modified_key(document: SearchDocument) -> str:
    """Return the key of the order newest first, then by title; undated documents come last."""
    if document.modified is None:
        return "~" + title_key(document)
    age = _LAST_MILLISECOND - (document.modified - _EPOCH) // dt.timedelta(milliseconds=1)
    return f"{age:016d}{title_key(document)}"


def id_of(key: str) -> str:
    """Return the id that a key ends with."""
    return key.rpartition(_SEPARATOR)[2]


def ranks(key: str) -> tuple[int, int]:
    """Return two numbers that order as the first sixteen bytes of a key do."""
    raw = key.encode()[:16].ljust(16, b"\0")
    return int.from_bytes(raw[:8]), int.from_bytes(raw[8:])
