"""A. Finding and naming datasets, where it takes a catalogue with sources to see it."""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.domain.run import Outcome, RecordOutcome, Run, RunCounts, RunState
from catalogue.domain.source import Source
from catalogue.services.publishing import StoredPublication
from catalogue.store import Store
from schemas.model import best
from schemas.reading import RecordReading
from tests.quirks.reading import read_one

NOW = dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path}/catalogue.sqlite3")
    store.migrate()
    yield store
    store.close()


_numbers = itertools.count(1)


def new_source(store: Store, name: str) -> Source:
    """Store a source of that name."""
    source = Source(id=f"id-{name}", name=name, kind="dcat", location="feed.ttl", created_at=NOW)
    with store.unit_of_work() as work:
        work.sources.add(source)
    return source


def harvested(store: Store, source: Source, records: list[RecordReading]) -> list[RecordOutcome]:
    """Publish what a feed of a source holds."""
    run = Run(
        id=f"run-{next(_numbers)}", source=source.name, state=RunState.RUNNING, started_at=NOW
    )
    ids = (f"record-{next(_numbers):06}" for _ in itertools.count())
    publication = StoredPublication(store, source, run, lambda: NOW, lambda: next(ids))
    outcomes = [*publication.publish(records), *publication.retire_missing()]
    publication.finish(RunState.COMPLETED, RunCounts())
    return outcomes


def test_quirk_004_a_short_code_of_one_source_is_none_of_another(store: Store) -> None:
    record = read_one("004-short-local-code.json")
    assert record.identifier == "249xe"
    (one,) = harvested(store, new_source(store, "barnet"), [record])
    (other,) = harvested(store, new_source(store, "camden"), [record])
    assert (one.outcome, other.outcome) == (Outcome.CREATED, Outcome.CREATED)
    assert one.id != other.id
    # That two catalogues number their records alike is no sign of a copy.
    assert "POSSIBLE-DUPLICATE" not in {finding.code for finding in other.findings}


def test_quirk_008_the_record_of_another_source_is_kept_and_its_double_told(store: Store) -> None:
    record = read_one("008-same-identifier-at-another-publisher.ttl")
    county, borough = new_source(store, "county"), new_source(store, "borough")
    (first,) = harvested(store, county, [record])
    (second,) = harvested(store, borough, [record])
    assert second.outcome is Outcome.CREATED
    assert first.id != second.id
    (told,) = [each for each in second.findings if each.code == "POSSIBLE-DUPLICATE"]
    assert "county" in told.fix
    with store.reading() as work:
        (run,) = work.runs.list(borough.id)
        (kept,) = work.runs.outcomes(run.id)
        assert work.records.get(first.id or "").source == "county"
    assert told in kept.findings


def test_quirk_010_our_own_identifier_stands_in_addresses_whatever_the_source_says(
    store: Store,
) -> None:
    record = read_one("010-colons-and-slashes-in-identifiers.ttl")
    assert record.identifier == "ea:flood/zones:2024 (v2)?&x=1"
    (outcome,) = harvested(store, new_source(store, "zones"), [record])
    assert outcome.id is not None
    assert "/" not in outcome.id
    with store.reading() as work:
        kept = work.records.get(outcome.id)
    assert kept.identifier == record.identifier
    assert best(kept.resource.title) == "Flood zones"
