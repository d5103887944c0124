"""Whatever is done to records in whatever order, the store agrees with a dictionary."""

import datetime as dt
import uuid

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from catalogue.domain.record import FieldClass, RecordState, Visibility
from catalogue.store import RecordWrite, Store
from tests.contract.store.records import NOW, new_id, new_source, write

IDENTIFIERS = st.sampled_from(["a", "A", "b", "\N{LATIN SMALL LETTER E WITH ACUTE}", "c/1"])
TITLES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=9)
CLASSES = st.frozensets(st.sampled_from([FieldClass.VARIABLES, FieldClass.COUNTS]))


class Expected(msgspec.Struct):
    """What the store should hold about one record."""

    id: str
    title: str
    state: RecordState = RecordState.ACTIVE
    opened: frozenset[FieldClass] = frozenset()
    revision: int = 1


class RecordsAgainstADictionary(RuleBasedStateMachine):
    """Does to a store and to a dictionary the same, and compares."""

    store: Store

    def __init__(self) -> None:
        super().__init__()
        self.source = new_source(uuid.uuid4().hex)
        self.expected: dict[str, Expected] = {}
        self.changes = 0
        with self.store.unit_of_work() as work:
            work.sources.add(self.source)
            work.outbox.done(work.outbox.claim(10_000))

    @rule(titles=st.dictionaries(IDENTIFIERS, TITLES, max_size=4))
    def put(self, titles: dict[str, str]) -> None:
        """Add, change or bring back records, several at once."""
        for identifier, title in titles.items():
            held = self.expected.setdefault(identifier, Expected(new_id(), title, revision=0))
            held.title, held.state = title, RecordState.ACTIVE
            held.revision += 1
        writes = [write(i, self.expected[i].id, title=title) for i, title in titles.items()]
        with self.store.unit_of_work() as work:
            work.records.put_many(self.source.id, writes, at=self._now())
        self.changes += len(titles)

    @rule(identifiers=st.sets(IDENTIFIERS))
    def retire(self, identifiers: set[str]) -> None:
        """Retire records, some of them unknown or retired before."""
        known = [self.expected[i] for i in identifiers if i in self.expected]
        active = [held for held in known if held.state is RecordState.ACTIVE]
        with self.store.unit_of_work() as work:
            count = work.records.retire_many([held.id for held in known], at=self._now())
        assert count == len(active)
        for held in active:
            held.state = RecordState.RETIRED
            held.revision += 1
        self.changes += len(active)

    @rule(identifier=IDENTIFIERS, opened=CLASSES)
    def decide(self, identifier: str, opened: frozenset[FieldClass]) -> None:
        """Record the owner's decision."""
        held = self.expected.get(identifier)
        if held is None:
            return
        with self.store.unit_of_work() as work:
            work.records.set_visibility(held.id, Visibility(opened=opened), at=self._now())
        held.opened = opened
        held.revision += 1
        self.changes += 1

    @rule(titles=st.dictionaries(IDENTIFIERS, TITLES, min_size=1, max_size=4))
    def put_and_fail(self, titles: dict[str, str]) -> None:
        """Write records in a unit of work that does not end well: nothing may remain."""
        ids = {i: held.id for i, held in self.expected.items()}
        writes = [write(i, ids.get(i), title=title) for i, title in titles.items()]
        with pytest.raises(ZeroDivisionError):
            self._put_and_fail(writes)

    def _put_and_fail(self, writes: list[RecordWrite]) -> None:
        with self.store.unit_of_work() as work:
            work.records.put_many(self.source.id, writes, at=self._now())
            raise ZeroDivisionError

    @invariant()
    def agrees(self) -> None:
        """Compare all that can be read."""
        with self.store.reading() as work:
            known = {entry.identifier: entry for entry in work.records.known(self.source.id)}
            assert known.keys() == self.expected.keys()
            for identifier, held in self.expected.items():
                record = work.records.get(held.id)
                assert record.resource.title[0].value == held.title
                assert (record.identifier, record.state) == (identifier, held.state)
                assert record.state is known[identifier].state
                assert record.visibility.opened == held.opened
                numbers = [revision.number for revision in work.records.revisions(held.id)]
                assert numbers == list(range(1, held.revision + 1))
            assert work.outbox.pending().count == self.changes

    def _now(self) -> dt.datetime:
        return NOW + dt.timedelta(seconds=self.changes)


@pytest.fixture
def machine(store: Store) -> type[RecordsAgainstADictionary]:
    """Give the machine this test's store."""
    return type("Machine", (RecordsAgainstADictionary,), {"store": store})


@pytest.mark.slow
def test_the_store_agrees_with_a_dictionary(machine: type[RecordsAgainstADictionary]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
