"""Long lists cut into pieces that a statement can carry."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

#: SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535; plans stay quick at this size.
_SIZE = 500


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a sequence into pieces of that size at most."""
    for start in range(0, len(values), _SIZE):
        yield values[start : start + _SIZE]
