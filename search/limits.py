"""What no engine answers, refused alike by all of them."""

from search.errors import QueryRefusedError
from search.query import MAX_LIMIT, MAX_WINDOW, SearchQuery


def check_query(query: SearchQuery) -> None:
    """Raise ``QueryRefusedError`` for a page that cannot be given."""
    if query.offset < 0 or not 0 <= query.limit <= MAX_LIMIT:
        raise QueryRefusedError(
            f"A page starts at 0 or later and has 0 to {MAX_LIMIT} results; "
            f"asked for {query.limit} from {query.offset}."
        )
    if query.offset + query.limit > MAX_WINDOW:
        raise QueryRefusedError(
            f"Only the first {MAX_WINDOW:,} results can be paged through; add words or filters."
        )
