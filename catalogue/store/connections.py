"""Connections to both databases that begin, lock and time out as the store needs."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool

from catalogue.errors import StoreUnavailableError
from catalogue.store.place import Place

#: How long to wait for another process's transaction before giving up, in seconds.
LOCK_PATIENCE = 30
_CONNECT_PATIENCE = 10


def connected(place: Place, lock_patience: float = LOCK_PATIENCE) -> Engine:
    """Make the engine; nothing is opened before it is first used."""
    if place.file is None:
        return _postgresql(place, lock_patience)
    return _sqlite(place.file, lock_patience)


def _postgresql(place: Place, lock_patience: float) -> Engine:
    settings = f"-c timezone=UTC -c lock_timeout={int(lock_patience * 1000)}"
    return create_engine(
        place.url,
        pool_pre_ping=True,
        connect_args={"options": settings, "connect_timeout": _CONNECT_PATIENCE},
    )


def _sqlite(file: Path, lock_patience: float) -> Engine:
    def connect() -> sqlite3.Connection:
        # mode=rw: a database that has gone must be reported, not replaced by an empty one.
        return sqlite3.connect(
            f"{file.as_uri()}?mode=rw", uri=True, timeout=lock_patience, check_same_thread=False
        )

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", lambda raw, entry: _prepare(raw, entry, file))
    event.listen(engine, "checkout", lambda raw, entry, proxy: _verify(raw, entry, proxy, file))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: DBAPIConnection, entry: ConnectionPoolEntry, file: Path) -> None:
    if not isinstance(raw, sqlite3.Connection):  # pragma: no cover - narrows the type
        raise TypeError(type(raw))
    raw.isolation_level = None  # the driver would begin for itself, too late and deferred
    entry.info["inode"] = file.stat().st_ino
    raw.execute("PRAGMA foreign_keys = ON")
    # In WAL mode a kill -9 loses nothing that was committed; a power cut may lose the last commits
    # (synchronous = NORMAL), which the next harvest brings again.
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = NORMAL")
    # The keys are random: with SQLite's own 2 MB of cache, writing slows down threefold past
    # 50,000 records.
    raw.execute("PRAGMA cache_size = -16000")


def _verify(
    raw: DBAPIConnection, entry: ConnectionPoolEntry, proxy: PoolProxiedConnection, file: Path
) -> None:
    """Let go of a connection to a file that is no longer the one at this path."""
    del raw, proxy
    if not file.exists() or entry.info["inode"] != file.stat().st_ino:
        raise DisconnectionError


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("wayleave_writes", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    if writes:
        # Taking the write lock at once: a transaction that reads first and writes later could
        # find that somebody else wrote in between, and would fail however long it waits.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")


def create_file(place: Place) -> None:
    """Make an empty SQLite database that only this user may read, if there is none."""
    if place.file is None:
        return
    try:
        if place.file.exists():
            return
        place.file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(place.file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreUnavailableError(
            f"{place} cannot be made: {error.strerror}; choose another folder with WAYLEAVE_HOME "
            "or allow this user to write there."
        ) from error


def still_there(place: Place, connection: Connection) -> bool:
    """Tell whether the file that a connection writes to is the one others will open."""
    if place.file is None:
        return True
    inode = connection.connection.info.get("inode")
    return place.file.exists() and place.file.stat().st_ino == inode
