"""Whether the work that changes leave behind is being done."""

import datetime as dt

import msgspec

from catalogue.services.publishing import Clock
from catalogue.store.store import Store

#: A worker that is at work, or was just started again, has caught up by then.
PATIENCE = dt.timedelta(minutes=10)


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """How much waits to reach the indexes; ``is_late`` when some of it has waited too long."""

    count: int
    since: dt.datetime | None
    is_late: bool


class WaitingWork:
    """The use case of seeing to it that work gets done."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def now(self) -> Waiting:
        """Tell how much waits; raise ``StoreUnavailableError`` when there is no telling."""
        with self._store.reading() as work:
            pending = work.outbox.pending()
        is_late = pending.oldest is not None and self._clock() - pending.oldest > PATIENCE
        return Waiting(count=pending.count, since=pending.oldest, is_late=is_late)
