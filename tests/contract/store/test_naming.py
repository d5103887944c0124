"""What links name: hidden records, and others of the same name."""

import datetime as dt

import msgspec
import pytest
from sqlalchemy import text as sql

from catalogue.domain.record import Hiding, Visibility
from catalogue.domain.source import Source
from catalogue.store import RecordWrite, Store, schema
from catalogue.store.encoding import iri_key
from tests.contract.store.records import LATER, NOW, dataset, new_source, write

HIDING = Hiding(reason="Names witnesses", approver="Head of data", review_on=dt.date(2026, 12, 1))
IRI = "https://land.example/use"


def with_iri(identifier: str, iri: str) -> RecordWrite:
    resource = msgspec.structs.replace(dataset(identifier), iri=iri)
    return write(identifier, resource=resource)


def put(store: Store, source: Source, *writes: RecordWrite) -> None:
    with store.unit_of_work() as work:
        work.records.put_many(source.id, writes, at=NOW)


def hide(store: Store, record: RecordWrite) -> None:
    with store.unit_of_work() as work:
        work.records.set_visibility(record.id, Visibility(hiding=HIDING), at=LATER)


@pytest.mark.parametrize("name", [IRI, "one"])
def test_a_hidden_record_is_found_by_iri_and_by_identifier(
    store: Store, source: Source, name: str
) -> None:
    record = with_iri("one", IRI)
    put(store, source, record)
    with store.reading() as work:
        assert work.naming.hidden([name]) == []
    hide(store, record)
    with store.reading() as work:
        assert work.naming.hidden([name, "other"]) == [(iri_key(IRI), "one", "land", HIDING)]
        assert work.naming.shown([("land", name)]) == []


def test_a_shown_record_is_found_by_iri_anywhere_and_by_identifier_in_its_source(
    store: Store, source: Source
) -> None:
    other = new_source("sea")
    with store.unit_of_work() as work:
        work.sources.add(other)
    put(store, source, with_iri("one", IRI))
    with store.reading() as work:
        shown = [(iri_key(IRI), "one", "land", None)]
        assert work.naming.shown([("sea", IRI)]) == shown
        assert work.naming.shown([("land", "one")]) == shown
        assert work.naming.shown([("sea", "one")]) == []


def test_a_retired_record_is_no_shown_one(store: Store, source: Source) -> None:
    record = with_iri("one", IRI)
    put(store, source, record)
    with store.unit_of_work() as work:
        work.records.retire_many([record.id], at=LATER)
    with store.reading() as work:
        assert work.naming.shown([("land", IRI), ("land", "one")]) == []


def test_an_iri_may_be_longer_than_a_database_can_index(store: Store, source: Source) -> None:
    iri = "https://land.example/" + "x" * 9_000
    record = with_iri("one", iri)
    put(store, source, record)
    hide(store, record)
    with store.reading() as work:
        assert [found.identifier for found in work.naming.hidden([iri])] == ["one"]


def test_more_names_than_a_statement_can_carry_are_looked_up(store: Store, source: Source) -> None:
    record = with_iri("one", IRI)
    put(store, source, record)
    hide(store, record)
    with store.reading() as work:
        many = [f"name-{n}" for n in range(1_200)]
        assert len(work.naming.hidden([*many, "one"])) == 1
        assert len(work.naming.shown([("land", name) for name in many])) == 0


def test_hidden_records_are_looked_up_in_their_own_small_index(store: Store) -> None:
    with store.reading() as work:
        if work.connection.dialect.name == "sqlite":
            query = "EXPLAIN QUERY PLAN SELECT id FROM records WHERE records.is_hidden = 1"
            plan = str(work.connection.execute(sql(query + " AND iri_key IN ('a')")).all())
            assert "ix_records_hidden" in plan
        else:
            names = work.connection.execute(
                sql("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_records_hidden'")
            )
            assert "WHERE is_hidden" in str(names.all())


def test_the_migrations_make_the_tables_that_the_code_declares(store: Store) -> None:
    with store.unit_of_work() as work:
        schema.check(work.connection)


def test_revision_numbers_are_told_without_reading_documents(store: Store, source: Source) -> None:
    one, two = write("one"), write("two")
    put(store, source, one, two)
    hide(store, two)
    with store.reading() as work:
        assert work.records.revision_numbers([one.id, two.id, "none"]) == {one.id: 1, two.id: 2}
