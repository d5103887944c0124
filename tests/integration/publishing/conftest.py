"""A catalogue with one source, and a run of it from a list of readings."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from catalogue.domain.run import Outcome, RecordOutcome, Run, RunCounts, RunState
from catalogue.domain.source import Source
from catalogue.services.publishing import PreviewedPublication, StoredPublication
from catalogue.store.store import Store
from schemas.findings import Conformance, Report
from schemas.model import AccessRights, Dataset, text
from schemas.reading import RecordReading

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
CONFORMANCE = Conformance(
    mandatory_met=13, mandatory_total=13, recommended_met=5, recommended_total=5
)


def reading(identifier: str, title: str = "Rivers", **changes: object) -> RecordReading:
    """Make a usable reading whose digest follows from its title."""
    resource = Dataset(identifier=identifier, title=text(title), access_rights=AccessRights.OPEN)
    fields: dict[str, object] = {
        "identifier": identifier,
        "type": "Dataset",
        "title": title,
        "resource": resource,
        "report": Report(conformance=CONFORMANCE),
        "graph": b"<urn:a> <urn:b> <urn:c> .\n",
        "digest": f"digest of {title}",
    }
    return RecordReading(**{**fields, **changes})  # type: ignore[arg-type]  # a test's shorthand


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path}/catalogue.sqlite3")
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def source(store: Store) -> Source:
    return kept_source(store, "rivers")


def kept_source(store: Store, name: str) -> Source:
    """Store a source of that name."""
    source = Source(id=f"id-{name}", name=name, kind="dcat", location="feed.ttl", created_at=NOW)
    with store.unit_of_work() as work:
        work.sources.add(source)
    return source


class Harvest:
    """Runs a source from readings, as the loop does, and keeps what came of it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._number = itertools.count(1)
        self.now = NOW

    def __call__(
        self, source: Source, readings: Sequence[RecordReading], *, is_preview: bool = False
    ) -> tuple[Run, list[RecordOutcome]]:
        run = Run(
            id=f"run-{next(self._number)}",
            source=source.name,
            state=RunState.RUNNING,
            started_at=self.now + dt.timedelta(minutes=next(self._number)),
        )
        kind = PreviewedPublication if is_preview else StoredPublication
        publication = kind(self._store, source, run, lambda: run.started_at, self._new_id)
        outcomes = [*publication.publish(readings), *publication.retire_missing()]
        is_held = any(outcome.outcome is Outcome.HELD for outcome in outcomes)
        state = RunState.HELD if is_held else RunState.COMPLETED
        return publication.finish(state, RunCounts()), outcomes

    def _new_id(self) -> str:
        return f"record-{next(self._number):06}"


@pytest.fixture
def harvest(store: Store) -> Harvest:
    return Harvest(store)


Count = Callable[[str], int]


@pytest.fixture
def rows(store: Store) -> Count:
    """Count the rows of a table."""

    def count(table: str) -> int:
        with store.reading() as work:
            found: int = work.connection.exec_driver_sql(
                f"SELECT count(*) FROM {table}"  # noqa: S608 - the test's own table names
            ).scalar_one()
            return found

    return count
