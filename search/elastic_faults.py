"""What the Elasticsearch client throws, told in this package's errors.

The messages are fixed: an engine's own text can hold queries, addresses and credentials. For the
same reason the client's error is not kept as the cause.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, SerializationError, TransportError, UnsupportedProductError
from elasticsearch.exceptions import ConnectionTimeout, SSLError

from search.errors import (
    EngineUnavailableError,
    IndexDamagedError,
    QueryRefusedError,
    SearchError,
)

_REFUSED, _UNKNOWN, _FORBIDDEN, _MISSING = 400, 401, 403, 404
_UNREADABLE = "sent an answer that cannot be read"
_OVERLOADED = frozenset({429, 502, 503, 504})


@contextmanager
def faults_told(server: str) -> Iterator[None]:
    """Turn what the client throws into a ``SearchError``; ``server`` is a name without secrets."""
    try:
        yield
    except (ApiError, TransportError) as error:
        told = told_fault(error, server)
    except LookupError:
        told = _unreachable(server, _UNREADABLE)  # JSON, but nothing that Elasticsearch says
    else:
        return
    raise told from None


def told_fault(error: ApiError | TransportError, server: str) -> SearchError:
    """Return the error that says what went wrong and what to do."""
    if isinstance(error, UnsupportedProductError):
        return EngineUnavailableError(
            f"The server at {server} is not an Elasticsearch; mend WAYLEAVE_ELASTICSEARCH_URL."
        )
    if isinstance(error, ApiError):
        return _told_answer(error, server)
    return _unreachable(server, _trouble(error))


def _unreachable(server: str, trouble: str) -> EngineUnavailableError:
    return EngineUnavailableError(f"Elasticsearch at {server} {trouble}; try again later.")


def _trouble(error: TransportError) -> str:
    if isinstance(error, ConnectionTimeout):
        return "did not answer in time"
    if isinstance(error, SSLError):
        return "could not be trusted: its certificate was not accepted"
    if isinstance(error, SerializationError):
        return _UNREADABLE
    return "cannot be reached, or broke the connection off"


def _told_answer(error: ApiError, server: str) -> SearchError:
    status = error.meta.status
    if status == _REFUSED:
        return QueryRefusedError("The query is too large or too complex; use fewer words.")
    if status == _MISSING:
        return IndexDamagedError(
            f"Elasticsearch at {server} has lost a search index. "
            "Run 'wayleave reindex' to build it anew from the database."
        )
    if status == _FORBIDDEN and is_blocked(error):
        return read_only(server)
    if status in {_UNKNOWN, _FORBIDDEN}:
        return EngineUnavailableError(f"Elasticsearch at {server} refused our credentials.")
    if status in _OVERLOADED:
        return EngineUnavailableError(f"Elasticsearch at {server} is overloaded; try again later.")
    return EngineUnavailableError(f"Elasticsearch at {server} failed with status {status}.")


def is_blocked(error: ApiError) -> bool:
    """Say whether a write was refused because the index is read-only."""
    body = error.body
    reason = body.get("error") if isinstance(body, dict) else None
    return isinstance(reason, dict) and reason.get("type") == "cluster_block_exception"


def read_only(server: str) -> EngineUnavailableError:
    """Return the error that says so."""
    return EngineUnavailableError(
        f"Elasticsearch at {server} holds the search index read-only (is its disk full?); "
        "lift the block, then try again."
    )
