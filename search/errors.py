"""What can go wrong with an index; no message ever carries an engine's own text."""


class SearchError(Exception):
    """The root of this package's errors."""


class EngineUnavailableError(SearchError):
    """The engine cannot be reached, is too slow, or refuses; trying again later may work."""


class IndexDamagedError(SearchError):
    """The index cannot be read; ``wayleave reindex`` builds it anew from the database."""


class IndexBusyError(SearchError):
    """Another process is writing to the index."""


class QueryRefusedError(SearchError):
    """The query asks for what no engine gives: an unknown field, a page past the limit."""
