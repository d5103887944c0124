"""Keeping an indexing process small.

tantivy starts threads anew for every writer. glibc gives each thread an arena of memory of its own
and keeps it when the thread ends, so that every batch leaves memory behind; with two arenas it does
not.
"""

import ctypes
import functools

_M_ARENA_MAX = -8
_ARENAS = 2


@functools.cache
def limit_arenas() -> None:
    """Have the C library use two arenas from now on; elsewhere than on glibc do nothing."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, _ARENAS)
