"""What is done as time passes: accreditations checked each day, what is over swept away hourly."""

import datetime as dt

from catalogue.services.accreditation import Accreditations
from catalogue.services.publishing import Clock
from catalogue.services.sessions import ABSOLUTE_LIMIT, IDLE_LIMIT
from catalogue.services.throttling import window_end
from catalogue.store import Store

_DAY = dt.timedelta(days=1)
_HOUR = dt.timedelta(hours=1)


class Upkeep:
    """The daily work; the first process that finds it undone does it."""

    def __init__(self, store: Store, clock: Clock, accreditations: Accreditations) -> None:
        self._turn = _Turn(store, clock, "daily upkeep", _DAY)
        self._accreditations = accreditations

    def is_due(self) -> bool:
        """Tell whether today's work is yet to be done."""
        return self._turn.is_due()

    def do(self) -> None:
        """Do today's work, unless it was done."""
        if self.is_due():
            self._accreditations.check_all()
            self._turn.note()


class Sweeping:
    """The hourly work: visitors who never sign in could fill the database within a day."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._turn = _Turn(store, clock, "hourly sweep", _HOUR)

    def is_due(self) -> bool:
        """Tell whether nobody has swept in this hour."""
        return self._turn.is_due()

    def do(self) -> None:
        """Forget sessions, links and counted attempts whose time is over."""
        if not self.is_due():
            return
        now = self._clock()
        with self._store.unit_of_work() as work:
            work.sessions.sweep(now - IDLE_LIMIT, now - ABSOLUTE_LIMIT)
            work.passwords.sweep(now)
            work.throttle.sweep(now)
        self._turn.note()


class _Turn:
    """Something that one process is to do once in each window of time."""

    def __init__(self, store: Store, clock: Clock, bucket: str, window: dt.timedelta) -> None:
        self._store = store
        self._clock = clock
        self._bucket = bucket
        self._window = window

    def is_due(self) -> bool:
        with self._store.reading() as work:
            return work.throttle.counted(self._bucket, self._end()) == 0

    def note(self) -> None:
        with self._store.unit_of_work() as work:
            work.throttle.count(self._bucket, self._end())

    def _end(self) -> dt.datetime:
        return window_end(self._clock(), self._window)
