"""Sending what waits: each mail once, again later when it could not be handed on."""

import datetime as dt
import logging
from collections.abc import Callable

from catalogue.notify.postman import MailError, Postman
from catalogue.store import LockHeldError, Store

_log = logging.getLogger(__name__)

#: Whoever sends holds this lock of the store, so that no two send the same mail.
MAIL_LOCK = "mail"

_AT_ONCE = 20
_FIRST_PAUSE = dt.timedelta(minutes=1)
_LONGEST_PAUSE = dt.timedelta(hours=6)


class Delivery:
    """Takes waiting mails from the store to the postman."""

    def __init__(self, store: Store, postman: Postman, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._postman = postman
        self._clock = clock

    def is_due(self) -> bool:
        """Tell whether anything is to be sent now."""
        with self._store.reading() as work:
            return work.mail.is_any_due(self._clock())

    def do(self) -> int:
        """Send what is due; return how many went. What could not be sent is tried again later."""
        if not self.is_due():
            return 0
        try:
            with self._store.exclusive(MAIL_LOCK):
                return self._deliver()
        except LockHeldError:
            return 0  # whoever holds it sends these too

    def _deliver(self) -> int:
        sent = 0
        while True:
            with self._store.reading() as work:
                mails = work.mail.due(self._clock(), _AT_ONCE)
            if not mails:
                return sent
            for mail in mails:
                try:
                    self._postman.deliver(mail)
                except MailError as error:
                    _log.warning("A mail is left for another attempt: %s", error)
                    with self._store.unit_of_work() as work:
                        work.mail.put_off(mail.number, self._clock() + pause_after(mail.attempts))
                else:
                    with self._store.unit_of_work() as work:
                        work.mail.sent(mail.number)
                    sent += 1


def pause_after(attempts: int) -> dt.timedelta:
    """Return how long to wait after so many attempts that failed, longer each time."""
    doublings: int = 2 ** min(attempts, 12)
    return min(_FIRST_PAUSE * doublings, _LONGEST_PAUSE)
