"""Whatever a driver reports becomes a sentence of ours: place, what is wrong, what to do."""

import sqlite3

import psycopg
import pytest
from sqlalchemy.exc import DatabaseError, OperationalError, ResourceClosedError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from catalogue.errors import CatalogueError, StoreUnavailableError
from catalogue.store.failures import in_our_words
from catalogue.store.place import Place

SERVER = Place.of("postgresql://wayleave:hunter2@db.example:5433/catalogue")
FILE = Place.of("sqlite:////srv/wayleave/wayleave.sqlite3")
SECRET = "relation private_matters, password hunter2"  # noqa: S105 - what must not be repeated


def said(error: Exception, place: Place = SERVER) -> str:
    with pytest.raises(CatalogueError) as caught, in_our_words(place):
        raise error
    assert type(caught.value) is StoreUnavailableError
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (psycopg.errors.DiskFull, "disk is full"),
        (psycopg.errors.TooManyConnections, "no connection to spare"),
        (psycopg.errors.UndefinedTable, "wayleave init"),
        (psycopg.errors.UndefinedColumn, "wayleave init"),
        (psycopg.errors.InvalidCatalogName, "does not exist; create it"),
        (psycopg.errors.InvalidPassword, "refused the user or the password"),
        (psycopg.errors.InsufficientPrivilege, "grant it the rights"),
        (psycopg.errors.ReadOnlySqlTransaction, "read-only"),
        (psycopg.errors.DeadlockDetected, "gave way to another transaction; try again"),
        (psycopg.errors.LockNotAvailable, "locked by another transaction"),
        (psycopg.errors.AdminShutdown, "was shut down"),
        (psycopg.errors.ConnectionFailure, "lost the connection"),
        (psycopg.errors.DataCorrupted, "damage"),
        (psycopg.errors.IoError, "could not read or write"),
        (psycopg.OperationalError, "cannot be reached"),
        (psycopg.errors.SyntaxError, "refused a statement"),
    ],
)
def test_what_postgresql_reports_names_the_place_and_the_fix(
    kind: type[psycopg.Error], words: str
) -> None:
    sentence = said(OperationalError("SELECT 1", {}, kind(SECRET)))
    assert sentence.startswith("The PostgreSQL database catalogue on db.example:5433 ")
    assert words in sentence
    assert "hunter2" not in sentence
    assert "private_matters" not in sentence


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_BUSY", "locked by another process"),
        ("SQLITE_BUSY_SNAPSHOT", "locked by another process"),
        ("SQLITE_FULL", "the disk is full"),
        ("SQLITE_IOERR_WRITE", "check the disk"),
        ("SQLITE_CANTOPEN", "wayleave init"),
        ("SQLITE_READONLY_DBMOVED", "may only be read"),
        ("SQLITE_CORRUPT_INDEX", "is damaged"),
        ("SQLITE_NOTADB", "is not a SQLite database"),
        ("SQLITE_MISUSE", "refused a statement"),
    ],
)
def test_what_sqlite_reports_names_the_place_and_the_fix(name: str, words: str) -> None:
    cause = sqlite3.DatabaseError(SECRET)
    cause.sqlite_errorname = name
    sentence = said(DatabaseError("SELECT 1", {}, cause), FILE)
    assert sentence.startswith("The database /srv/wayleave/wayleave.sqlite3 ")
    assert words in sentence
    assert "private_matters" not in sentence


@pytest.mark.parametrize("error", [PoolTimeoutError(SECRET), ResourceClosedError(SECRET)])
def test_what_sqlalchemy_itself_reports_is_said_too(error: Exception) -> None:
    assert "db.example" in said(error)


def test_errors_of_others_pass_through() -> None:
    with pytest.raises(ZeroDivisionError), in_our_words(SERVER):
        raise ZeroDivisionError
