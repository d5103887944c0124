"""When to ask a server again, and after how long."""

import datetime as dt
import email.utils
from collections.abc import Callable
from typing import Final

import msgspec

from harvesters.errors import FetchError

Sleep = Callable[[float], None]
Now = Callable[[], dt.datetime]

STATUSES_TO_RETRY: Final = frozenset({429, 500, 502, 503, 504})


class TryAgainError(FetchError):
    """It failed in a way that often passes; ``retry_after`` is the wait the server asked for."""

    def __init__(
        self, location: str, cause: str, fix: str, *, retry_after: float | None = None
    ) -> None:
        self.retry_after = retry_after
        super().__init__(location, cause, fix)


class Patience(msgspec.Struct, frozen=True, kw_only=True):
    """How often and how long to wait, in seconds.

    A server that asks for a longer pause than ``longest_wait`` is not asked again earlier than it
    wished: the fetch fails, and says when to come back.
    """

    attempts: int = 4
    first_wait: float = 1.0
    longest_wait: float = 60.0


class Backoff:
    """Decides for one fetch whether to try again, and waits.

    Not stamina: it has no seam for the sleeper, cannot be told that a pause would end after the
    deadline, and reports each retry on standard output, which belongs to the command's JSON.
    """

    def __init__(self, patience: Patience, sleep: Sleep, remaining: Callable[[], float]) -> None:
        self._patience = patience
        self._sleep = sleep
        self._remaining = remaining
        self._failures = 0

    def wait_after(self, error: TryAgainError) -> bool:
        """Wait, or return False when it is no use to try again."""
        self._failures += 1
        wait = self._wait(error)
        if self._failures >= self._patience.attempts:
            return False
        if wait > self._patience.longest_wait or wait >= self._remaining():
            return False
        self._sleep(wait)
        return True

    def _wait(self, error: TryAgainError) -> float:
        if error.retry_after is not None:
            return error.retry_after
        doubled = self._patience.first_wait * 2.0 ** (self._failures - 1)
        return min(doubled, self._patience.longest_wait)


def parse_retry_after(value: str | None, now: Now) -> float | None:
    """Read a Retry-After header, seconds or a date; nonsense counts as absent."""
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now()).total_seconds())
