"""The work itself: plain functions that both runners call."""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeAlias, TypeVar

import msgspec

from catalogue.domain.record import RecordState
from catalogue.jobs.crash_points import step
from catalogue.store import LockHeldError, OutboxRow, Store

T = TypeVar("T")

#: Bring every index in line with these records; doing it twice must do no harm.
Index: TypeAlias = Callable[[Sequence[str]], None]

#: Whoever writes an index holds this lock of the store, so that never two do.
INDEX_LOCK = "index"

_PAUSE = 0.1


class Errand(Protocol):
    """Something else to be done outside a request: mail to be sent, the work of each day."""

    def is_due(self) -> bool:
        """Tell whether there is anything to do now."""

    def do(self) -> object:
        """Do what there is to do; once more does no harm."""


class TaskContext(msgspec.Struct, frozen=True, kw_only=True):
    """What tasks need of the installation.

    ``batch`` is how many rows are done at once: each batch costs every index a commit, which takes
    an embedded index longer than the writing itself. Where ``bulk`` rows or more concern half of
    the catalogue, the indexes are built anew: a first harvest is then indexed without the merging
    of many small parts. They also are where one is gone. ``errands`` are run first: mail is to go
    out also while an index cannot be reached.
    """

    store: Store
    index: Index
    rebuild: Callable[[], object] | None = None
    is_built: Callable[[], bool] = lambda: True
    errands: Sequence[Errand] = ()
    pause: Callable[[float], None] = time.sleep
    batch: int = 2_000
    bulk: int = 5_000


def drain_outbox(context: TaskContext) -> int:
    """Do what the outbox holds until it is empty; return how many rows this call did.

    Rows are deleted only after the indexes have them, so a crash at any point repeats work and
    loses none. An error of an index is passed on, and its rows stay.
    """
    for errand in context.errands:
        errand.do()
    drained = _mend(context)
    while _is_anything_pending(context.store):
        # What another process, which holds the lock meanwhile, does not get to is left to us.
        with _index_lock(context):
            drained += _drain(context)
    return drained


def is_anything_to_do(context: TaskContext) -> bool:
    """Tell whether a drain would do anything."""
    is_any_due = any(errand.is_due() for errand in context.errands)
    return is_any_due or _is_anything_pending(context.store) or _is_index_gone(context)


def rebuild_indexes(context: TaskContext, rebuild: Callable[[], T]) -> T:
    """Rebuild while nobody drains, then drain what changed meanwhile.

    What a drain told the old index during a rebuild, the new one would not know.
    """
    with _index_lock(context):
        built = rebuild()
    drain_outbox(context)
    return built


@contextmanager
def _index_lock(context: TaskContext) -> Iterator[None]:
    """Hold the lock; wait while another process drains or rebuilds."""
    with contextlib.ExitStack() as held:
        while True:
            try:
                held.enter_context(context.store.exclusive(INDEX_LOCK))
                break
            except LockHeldError:
                context.pause(_PAUSE)
        yield


def _mend(context: TaskContext) -> int:
    """Build the indexes anew if one is gone: what waits would make one that lacks all the rest."""
    if not _is_index_gone(context):
        return 0
    with _index_lock(context):
        return _rebuild(context) if _is_index_gone(context) else 0


def _is_index_gone(context: TaskContext) -> bool:
    if context.rebuild is None or context.is_built():
        return False
    # Before a first harvest is indexed there is no index either, and all of its records wait.
    with context.store.reading() as work:
        return work.records.is_any_settled()


def _drain(context: TaskContext) -> int:
    drained = _drain_in_bulk(context) if context.rebuild else 0
    while rows := _claim(context):
        step("drain.after-claim")
        context.index(tuple(dict.fromkeys(row.record_id for row in rows)))
        step("drain.after-index")
        _done(context, rows)
        step("drain.after-done")
        drained += len(rows)
    return drained


def _drain_in_bulk(context: TaskContext) -> int:
    with context.store.reading() as work:
        waiting = work.outbox.pending().count
        records = work.records.count()[RecordState.ACTIVE]
    if waiting < context.bulk or waiting * 2 < records:
        return 0
    return _rebuild(context)


def _rebuild(context: TaskContext) -> int:
    """Build the indexes anew; what waited before that is done with it."""
    if context.rebuild is None:
        return 0
    with context.store.reading() as work:
        numbers = work.outbox.numbers()
    context.rebuild()
    step("drain.after-rebuild")
    with context.store.unit_of_work() as work:
        work.outbox.forget(numbers)
    return len(numbers)


def _claim(context: TaskContext) -> list[OutboxRow]:
    with context.store.unit_of_work() as work:
        return work.outbox.claim(context.batch)


def _done(context: TaskContext, rows: Sequence[OutboxRow]) -> None:
    with context.store.unit_of_work() as work:
        work.outbox.done(rows)


def _is_anything_pending(store: Store) -> bool:
    with store.reading() as work:
        return work.outbox.pending().count > 0
