"""The store: the database behind one door, SQLite or PostgreSQL."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Self

from sqlalchemy import Connection, Engine, inspect, text

from catalogue.errors import StoreUnavailableError
from catalogue.store import locks
from catalogue.store.connections import LOCK_PATIENCE, connected, create_file, still_there
from catalogue.store.failures import in_our_words
from catalogue.store.place import Place
from catalogue.store.unit_of_work import UnitOfWork

#: The newest migration's revision: a database that is at it is not migrated.
REVISION = "0008"

_MIGRATION_PATIENCE = 30.0


class Store:
    """A database; threads and processes may use it at once, each in transactions of its own."""

    def __init__(self, place: Place, engine: Engine) -> None:
        self.place = place
        self.engine = engine

    @classmethod
    def open(cls, url: str, *, lock_patience: float = LOCK_PATIENCE) -> Self:
        """Make a store of ``sqlite:////folder/file`` or ``postgresql://user@host/name``.

        Nothing is connected yet. ``lock_patience`` is how many seconds to wait for another
        process's transaction before ``StoreUnavailableError``.
        """
        place = Place.of(url)
        return cls(place, connected(place, lock_patience))

    def migrate(self) -> None:
        """Make the database or bring it up to date; harmless when it is."""
        create_file(self.place)
        if self._revision() == REVISION:
            return
        from catalogue.store import schema  # noqa: PLC0415 - Alembic is loaded only to migrate

        # Commands that start together in a new home must not fail because one of them makes it.
        with (
            locks.awaited(lambda: self.exclusive("migrate"), _MIGRATION_PATIENCE),
            self._transaction(writes=True) as connection,
        ):
            schema.upgrade(connection)

    def _revision(self) -> str | None:
        """Return the revision that the database is at, if it has one."""
        with self._transaction(writes=False) as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return found

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        """Open a transaction that commits on a clean exit and rolls back on an error."""
        with self._transaction(writes=True) as connection:
            yield UnitOfWork(connection)

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Open a transaction that sees one state of the database and writes nothing."""
        with self._transaction(writes=False) as connection:
            yield UnitOfWork(connection)

    def exclusive(self, name: str) -> AbstractContextManager[None]:
        """Hold a lock of this installation; raise ``RefusedError`` when another holds it.

        The lock goes with the process that holds it, however that ends.
        """
        return locks.exclusive(self.place, self.engine, name)

    def is_held(self, name: str) -> bool:
        """Tell whether anybody holds a lock of this installation, by taking it for a moment."""
        try:
            with self.exclusive(name):
                return False
        except locks.LockHeldError:
            return True

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        with (
            in_our_words(self.place),
            self._connected(writes=writes) as connection,
            connection.begin(),
        ):
            yield connection
            if writes and not still_there(self.place, connection):
                raise StoreUnavailableError(
                    f"{self.place} was removed or replaced while it was written to; nothing of "
                    "this change was kept. Restore it, or run `wayleave init`."
                )

    @contextmanager
    def _connected(self, *, writes: bool) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            if self.place.file is not None:
                yield connection.execution_options(wayleave_writes=writes)
            elif writes:
                yield connection
            else:
                yield connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
