"""Long lists cut into pieces that a statement can carry."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

#: SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535; plans stay quick at this size.
_SIZE = 500


def batches(values: Sequence[T], size: int = _SIZE) -> Iterator[Sequence[T]]:
    """Cut a sequence into pieces of at most ``size``."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
