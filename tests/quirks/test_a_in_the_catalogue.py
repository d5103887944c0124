"""A. Finding and naming datasets, where it takes a catalogue with sources to see it."""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.domain.record import FieldClass, RecordState, Visibility
from catalogue.domain.run import Outcome, RecordOutcome, Run, RunCounts, RunState
from catalogue.domain.source import Source
from catalogue.errors import NotFoundError, RefusedError
from catalogue.services.deciding import Decisions
from catalogue.services.publishing import StoredPublication
from catalogue.services.rekeying import Rekeying
from catalogue.store import Store
from schemas.model import best
from schemas.reading import RecordReading
from tests.quirks.reading import feed_bytes, read, read_one, read_text

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
    held = sum(each.outcome is Outcome.HELD for each in outcomes)
    publication.finish(RunState.HELD if held else RunState.COMPLETED, RunCounts(held=held))
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


def feed_of(name: str, count: int) -> list[RecordReading]:
    """Read a feed that is made longer by repeating its last record under other numbers."""
    text = feed_bytes(name).decode()
    last = text[text.rindex("\n\n") :]
    more = "".join(
        last.replace("/3", f"/{n}").replace("OLD-3", f"OLD-{n}").replace("prices", f"part {n}")
        for n in range(4, count + 1)
    )
    return read_text((text + more).encode(), name)[0]


@pytest.mark.parametrize("count", [3, 40])
def test_quirk_009_records_keep_their_ids_when_the_source_calls_all_of_them_otherwise(
    store: Store, count: int
) -> None:
    source, rekeying = new_source(store, "surveys"), Rekeying(store, lambda: NOW)
    before = {
        each.title: each.id
        for each in harvested(store, source, feed_of("009-other-identifiers-before.ttl", count))
    }
    opened = Visibility(opened=frozenset({FieldClass.COUNTS}))
    Decisions(store, lambda: NOW).set_visibility(before["Survey of rents"] or "", opened)
    after = feed_of("009-other-identifiers-after.ttl", count)
    gone = harvested(store, source, after)
    # So many at once that a person decides; of a small source they are retired.
    kind = Outcome.HELD if count > 20 else Outcome.RETIRED
    assert sum(each.outcome is kind for each in gone) == count

    proposal = rekeying.propose("surveys")
    assert len(proposal.matches) == count
    assert {match.why for match in proposal.matches} == {"same landing page and title"}
    rekeying.confirm("surveys", proposal.run.id)

    with store.reading() as work:
        kept = {id_: work.records.get(id_ or "") for id_ in before.values()}
        (run, _) = work.runs.list(source.id)
        assert not work.runs.held(run.id)
    assert run.state is RunState.COMPLETED
    assert all(record.state is RecordState.ACTIVE for record in kept.values())
    assert all("new.example" in record.identifier for record in kept.values())
    assert kept[before["Survey of rents"]].visibility == opened
    again = harvested(store, source, after)
    assert {each.outcome for each in again} == {Outcome.UNCHANGED}
    assert {each.id for each in again} == set(before.values())


def test_quirk_009_what_matches_two_records_is_left_to_a_person(store: Store) -> None:
    source, rekeying = new_source(store, "surveys"), Rekeying(store, lambda: NOW)
    harvested(store, source, read("009-other-identifiers-before.ttl")[0])
    text = feed_bytes("009-other-identifiers-after.ttl").replace(b"rents", b"wages")
    text = text.replace(b"surveys.example/2", b"surveys.example/1")
    harvested(store, source, read_text(text, "a.ttl")[0])
    proposal = rekeying.propose("surveys")
    assert [match.old.identifier for match in proposal.matches] == ["OLD-3"]
    assert [record.identifier for record in proposal.old] == ["OLD-1", "OLD-2"]
    assert len(proposal.new) == 2


def test_quirk_009_a_run_that_nobody_looked_at_is_not_confirmed(store: Store) -> None:
    source, rekeying = new_source(store, "surveys"), Rekeying(store, lambda: NOW)
    with pytest.raises(NotFoundError):
        rekeying.propose("nobody")
    with pytest.raises(RefusedError, match="no harvest"):
        rekeying.propose("surveys")
    harvested(store, source, read("009-other-identifiers-before.ttl")[0])
    with pytest.raises(RefusedError, match="came after"):
        rekeying.confirm("surveys", "run-0")


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
