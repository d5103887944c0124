"""A PostgreSQL server that stops, is missing or is busy: said clearly, nothing lost."""

import traceback
from collections.abc import Iterator

import pytest
from sqlalchemy import update

from catalogue.domain.source import Source
from catalogue.errors import StoreUnavailableError
from catalogue.store import Store, tables
from tests.contract.store.records import NOW, new_source, write
from tests.services_postgresql import PostgresqlServer, new_server

pytestmark = pytest.mark.postgresql


@pytest.fixture
def server() -> Iterator[PostgresqlServer]:
    """Start a server that a test may stop."""
    server = new_server()
    yield server
    server.remove()


def add(store: Store, source: Source) -> None:
    with store.unit_of_work() as work:
        work.sources.add(source)


def names(store: Store) -> list[str]:
    with store.reading() as work:
        return [source.name for source in work.sources.all()]


def put_while_the_server_stops(store: Store, source: Source, server: PostgresqlServer) -> None:
    with store.unit_of_work() as work:
        work.records.put_many(source.id, [write("one")], at=NOW)
        server.stop()
        work.records.put_many(source.id, [write("two")], at=NOW)


def commit_while_the_server_stops(store: Store, server: PostgresqlServer) -> None:
    with store.unit_of_work() as work:
        work.sources.add(new_source("half"))
        server.stop()


@pytest.mark.slow
def test_a_server_that_stops_in_mid_transaction_is_named_and_found_again(
    server: PostgresqlServer,
) -> None:
    store = Store.open(server.url)
    store.migrate()
    source = new_source("land")
    add(store, source)
    with pytest.raises(StoreUnavailableError, match="PostgreSQL database postgres on"):
        put_while_the_server_stops(store, source, server)
    with pytest.raises(StoreUnavailableError, match="cannot be reached"):
        names(store)
    server.start()
    with pytest.raises(StoreUnavailableError):
        commit_while_the_server_stops(store, server)
    server.start()
    assert names(store) == ["land"]
    with store.reading() as work:
        assert list(work.records.known(source.id)) == []
        assert work.outbox.pending().count == 0
    store.close()


@pytest.mark.slow
def test_a_lock_is_lost_with_its_server_and_given_again(server: PostgresqlServer) -> None:
    store = Store.open(server.url)
    with store.exclusive("index"):
        server.stop()
    server.start()
    with store.exclusive("index"):
        pass
    store.close()


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    store = Store.open("postgresql://wayleave:hunter2secret@127.0.0.1:1/catalogue")
    with pytest.raises(StoreUnavailableError, match="cannot be reached") as caught:
        names(store)
    assert "catalogue on 127.0.0.1:1" in str(caught.value)
    assert "hunter2secret" not in "".join(traceback.format_exception(caught.value))
    with (
        pytest.raises(StoreUnavailableError, match="on 127\\.0\\.0\\.1:1"),
        store.exclusive("index"),
    ):
        pytest.fail("there is nothing to lock")


def test_a_database_that_is_not_there_is_named(postgresql_server_url: str) -> None:
    missing = Store.open(postgresql_server_url.replace("/postgres", "/atlantis", 1))
    with pytest.raises(StoreUnavailableError, match="atlantis"):
        names(missing)


def test_a_database_that_was_never_set_up_says_so(blank_postgresql_url: str) -> None:
    store = Store.open(blank_postgresql_url)
    with pytest.raises(StoreUnavailableError, match="run `wayleave init`"):
        names(store)
    store.close()


def test_a_row_that_another_transaction_locks_is_waited_for_and_then_given_up(
    postgresql_url: str,
) -> None:
    store = Store.open(postgresql_url, lock_patience=0.2)
    source = new_source("land")
    add(store, source)
    with store.unit_of_work() as work:
        work.connection.execute(update(tables.sources).values(location="elsewhere"))
        with pytest.raises(StoreUnavailableError, match="locked by another transaction"):
            change(store, source)
    change(store, source)
    store.close()


def change(store: Store, source: Source) -> None:
    with store.unit_of_work() as work:
        work.sources.update(source)
