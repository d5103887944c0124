"""Holding back whoever tries too often, by windows of time that all processes share."""

import datetime as dt
import hashlib
import ipaddress
import math

import msgspec

from catalogue.errors import RefusedError
from catalogue.services.publishing import Clock
from catalogue.store import Store

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class TooManyAttemptsError(RefusedError):
    """Tried too often; ``retry_after`` is how long to wait, in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"That was tried too often. Wait {_in_words(retry_after)} and try again.")
        self.retry_after = retry_after


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """How often something may be tried by one party within a window of time."""

    name: str
    most: int
    window: dt.timedelta


class Throttling:
    """Counts attempts in the database before they are made, so that no process counts alone."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def attempt(self, *attempts: tuple[Limit, str]) -> None:
        """Count an attempt under each limit; raise ``TooManyAttemptsError`` past the most.

        Past one, those after it are not counted: name first who asks, and then for whom, so that
        who is held back neither holds others back nor fills the table with names. The parties are
        digested: what was typed wrong is nobody's to read.
        """
        now = self._clock()
        over: dt.datetime | None = None
        with self._store.unit_of_work() as work:
            for limit, party in attempts:
                end = window_end(now, limit.window)
                if work.throttle.count(_bucket(limit, party), end) > limit.most:
                    over = end
                    break
        if over is not None:
            raise TooManyAttemptsError(math.ceil((over - now).total_seconds()))

    def forgive(self, limit: Limit, party: str) -> None:
        """Forget a party's attempts: one of them succeeded."""
        with self._store.unit_of_work() as work:
            work.throttle.forget(_bucket(limit, party))


def party_of(address: str) -> str:
    """Return whom an address stands for: in IPv6 one party has a whole network of 64 bits."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    return str(known.ipv4_mapped or ipaddress.ip_network((known, 64), strict=False))


def window_end(now: dt.datetime, window: dt.timedelta) -> dt.datetime:
    """Return when the window ends that a moment lies in; windows follow one another."""
    return _EPOCH + window * ((now - _EPOCH) // window + 1)


def _bucket(limit: Limit, party: str) -> str:
    digest = hashlib.blake2b(party.encode("utf-8", "surrogatepass"), digest_size=16)
    return f"{limit.name} {digest.hexdigest()}"


def _in_words(seconds: int) -> str:
    minutes = math.ceil(seconds / 60)
    return "a minute" if minutes <= 1 else f"{minutes} minutes"
