"""Locks of one installation that end with the process that holds them, also by kill -9."""

import fcntl
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from catalogue.errors import RefusedError, StoreUnavailableError
from catalogue.store.failures import in_our_words
from catalogue.store.place import Place

_PAUSE = 0.05


class LockHeldError(RefusedError):
    """Another process, or another thread of this one, is at the same work."""


@contextmanager
def exclusive(place: Place, engine: Engine, name: str) -> Iterator[None]:
    """Hold the lock of this name on this database; raise ``LockHeldError`` when it is taken."""
    held = _file_lock(place, place.file, name) if place.file else _server_lock(place, engine, name)
    with held:
        yield


@contextmanager
def awaited(lock: Callable[[], AbstractContextManager[None]], seconds: float) -> Iterator[None]:
    """Hold a lock, waiting for it so many seconds at most; then raise ``LockHeldError``."""
    end = time.monotonic() + seconds
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(lock())
                break
            except LockHeldError:
                if time.monotonic() > end:
                    raise
            time.sleep(_PAUSE)
        yield


@contextmanager
def _file_lock(place: Place, file: Path, name: str) -> Iterator[None]:
    lock = file.with_name(f"{file.name}.{name}.lock")
    try:
        handle = lock.open("a")
    except OSError as error:
        raise StoreUnavailableError(
            f"{place} cannot be locked: {lock} cannot be written ({error.strerror}); check that "
            "the folder is there and that this user may write to it, or run `wayleave init`."
        ) from error
    # The file stays: removing it would let two processes lock two files of one name.
    with closing(handle):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _held(name) from None
        yield


@contextmanager
def _server_lock(place: Place, engine: Engine, name: str) -> Iterator[None]:
    key = int.from_bytes(hashlib.sha256(f"wayleave {name}".encode()).digest()[:8], signed=True)
    with in_our_words(place):
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    with closing(connection):
        with in_our_words(place):
            taken = connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key})
        if not taken:
            raise _held(name)
        try:
            yield
        finally:
            _unlock(connection, key)


def _unlock(connection: Connection, key: int) -> None:
    """Give the lock back; merely ending the session would leave it held for a moment longer."""
    try:
        connection.scalar(text("SELECT pg_advisory_unlock(:key)"), {"key": key})
    except SQLAlchemyError:
        connection.invalidate()  # the session is gone, or goes now, and the lock with it


def _held(name: str) -> LockHeldError:
    return LockHeldError(
        f"Another process holds the lock {name!r} of this catalogue; wait until it has finished."
    )
