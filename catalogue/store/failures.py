"""What the drivers report, said in our own words: the place, what is wrong, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, PendingRollbackError, SQLAlchemyError

from catalogue.errors import CatalogueError, RefusedError, StoreUnavailableError
from catalogue.store.place import Place

_NOT_SET_UP = "has not been set up; run `wayleave init`"

#: SQLite's result codes by the start of their names.
_SQLITE = {
    "SQLITE_BUSY": "is locked by another process; wait until that has finished and try again",
    "SQLITE_LOCKED": "is locked by another process; wait until that has finished and try again",
    "SQLITE_FULL": "has no room left: the disk is full; free some space and try again",
    "SQLITE_CANTOPEN": "cannot be opened; check that the file and its folder are there and that "
    "this user may write to both, or run `wayleave init`",
    "SQLITE_READONLY": "may only be read by this user; allow writing to the file and its folder",
    "SQLITE_PERM": "may not be opened by this user; allow writing to the file and its folder",
    "SQLITE_CORRUPT": "is damaged; restore it from a backup, then run `wayleave reindex`",
    "SQLITE_NOTADB": "is not a SQLite database; restore it from a backup, then run "
    "`wayleave reindex`",
    "SQLITE_IOERR": "could not be read or written; check the disk, then try again",
}

#: PostgreSQL's SQLSTATE codes by their start, the longest match first.
_POSTGRESQL = {
    "53100": "has no room left: the server's disk is full; free some space and try again",
    "53300": "has no connection to spare; raise max_connections or stop other programs",
    "42P01": _NOT_SET_UP,
    "42703": "was set up by another version of Wayleave; run `wayleave init`",
    "3D000": "does not exist; create it, then run `wayleave init`",
    "28": "refused the user or the password; check WAYLEAVE_DATABASE_URL",
    "42501": "refused what this user asked for; grant it the rights on the schema",
    "25006": "is read-only; connect to the primary server",
    "40": "gave way to another transaction; try again",
    "55P03": "is locked by another transaction; try again",
    "57P0": "was shut down; start it and try again",
    "08": "lost the connection; check the server and try again",
    "XX": "reports damage; see the server's log, and restore it from a backup if need be",
    "58": "could not read or write its files; check the server's disk",
}


class IdentifierTakenError(RefusedError):
    """Another record of the same source has the identifier already."""


@contextmanager
def in_our_words(place: Place) -> Iterator[None]:
    """Turn a driver's error into one of the catalogue's that names the place, never a password."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _translated(error, place) from error


def is_unique_conflict(error: DBAPIError) -> bool:
    """Tell whether a uniqueness rule refused the change."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return cause.sqlite_errorname in {
            "SQLITE_CONSTRAINT_UNIQUE",
            "SQLITE_CONSTRAINT_PRIMARYKEY",
        }
    return isinstance(cause, psycopg.errors.UniqueViolation)


def is_reference_conflict(error: DBAPIError) -> bool:
    """Tell whether what the change refers to is not there."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return cause.sqlite_errorname == "SQLITE_CONSTRAINT_FOREIGNKEY"
    return isinstance(cause, psycopg.errors.ForeignKeyViolation)


def _translated(error: SQLAlchemyError, place: Place) -> CatalogueError:
    if isinstance(error, DBAPIError):
        said = _said(error)
        if said is None and is_unique_conflict(error):
            return RefusedError(f"{place} already holds that; nothing was written.")
        if said is None and is_reference_conflict(error):
            return RefusedError(f"{place} lacks what this belongs to; nothing was written.")
        return StoreUnavailableError(f"{place} {said or 'refused a statement; see the log'}.")
    if isinstance(error, PendingRollbackError):
        return StoreUnavailableError(f"{place} lost the connection; try again.")
    return StoreUnavailableError(f"{place} cannot be used: {type(error).__name__}.")


def _said(error: DBAPIError) -> str | None:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _sqlite_said(cause)
    if isinstance(cause, psycopg.Error):
        return _postgresql_said(cause)
    return None


def _sqlite_said(cause: sqlite3.Error) -> str | None:
    name: str | None = getattr(cause, "sqlite_errorname", None)
    if name == "SQLITE_ERROR" and "no such" in str(cause):
        return _NOT_SET_UP
    return next((said for code, said in _SQLITE.items() if (name or "").startswith(code)), None)


def _postgresql_said(cause: psycopg.Error) -> str | None:
    state = cause.sqlstate
    if state is None:
        return "cannot be reached; check that the server runs and WAYLEAVE_DATABASE_URL"
    codes = sorted(_POSTGRESQL, key=len, reverse=True)
    return next((_POSTGRESQL[code] for code in codes if state.startswith(code)), None)
