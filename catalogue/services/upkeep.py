"""What is done once a day: accreditations checked, what is over swept away."""

import datetime as dt

from catalogue.services.accreditation import Accreditations
from catalogue.services.publishing import Clock
from catalogue.services.sessions import ABSOLUTE_LIMIT, IDLE_LIMIT
from catalogue.services.throttling import window_end
from catalogue.store import Store

_DAY = dt.timedelta(days=1)
_BUCKET = "daily upkeep"


class Upkeep:
    """The daily work; the first process that finds it undone does it."""

    def __init__(self, store: Store, clock: Clock, accreditations: Accreditations) -> None:
        self._store = store
        self._clock = clock
        self._accreditations = accreditations

    def is_due(self) -> bool:
        """Tell whether today's work is yet to be done."""
        with self._store.reading() as work:
            return work.throttle.counted(_BUCKET, window_end(self._clock(), _DAY)) == 0

    def do(self) -> None:
        """Do today's work, unless it was done."""
        if not self.is_due():
            return
        now = self._clock()
        self._accreditations.check_all()
        with self._store.unit_of_work() as work:
            work.sessions.sweep(now - IDLE_LIMIT, now - ABSOLUTE_LIMIT)
            work.passwords.sweep(now)
            work.throttle.sweep(now)
            work.throttle.count(_BUCKET, window_end(now, _DAY))
