"""Bringing the indexes up to date after a change: the change stands even when that fails."""

from collections.abc import Callable

from catalogue.errors import RefusedError, StoreUnavailableError
from search.errors import SearchError


def fault_of(follow: Callable[[], object]) -> str | None:
    """Let the indexes follow a change that is stored; say why they could not.

    The outbox keeps the work, so the next command that indexes does it.
    """
    try:
        follow()
    except (SearchError, StoreUnavailableError, RefusedError) as error:
        return str(error)
    return None
