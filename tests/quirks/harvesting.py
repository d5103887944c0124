"""Feeds of this folder from a server, harvested into a catalogue by the real loop."""

import datetime as dt
import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from catalogue.domain.record import RecordState
from catalogue.domain.run import RecordOutcome, Run, RunState
from catalogue.domain.source import Source
from catalogue.services.publishing import StoredPublication
from catalogue.store.store import Store
from harvesters.guarded_http import FetchPolicy
from harvesters.retrying import Patience
from harvesters.run import harvest
from harvesters.source_kinds import Equipment, source_kind
from schemas.findings import Finding
from tests.feed_server import Answer, FeedServer
from tests.quirks.reading import TODAY, feed_bytes

if TYPE_CHECKING:
    from schemas.reading import PageEnd

NOW: Final = dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)


def served(name: str, media_type: str = "text/turtle") -> Answer:
    """Serve a feed of this folder."""
    return Answer(body=feed_bytes(name), media_type=media_type)


class Harvested(msgspec.Struct, kw_only=True):
    """A run, what became of each record, and what was found about pages."""

    run: Run
    outcomes: list[RecordOutcome]
    findings: list[Finding]

    @property
    def codes(self) -> set[str]:
        """The codes of what was found about pages."""
        return {finding.code for finding in self.findings}


class Catalogue:
    """An empty catalogue that harvests one source, whatever is served."""

    def __init__(self, folder: Path, kind: str = "dcat") -> None:
        self.store = Store.open(f"sqlite:///{folder}/catalogue.sqlite3")
        self.store.migrate()
        self._kind = kind
        self._numbers = itertools.count(1)
        self._source = Source(
            id="source-1", name="quarries", kind=kind, location="", created_at=NOW
        )
        with self.store.unit_of_work() as work:
            work.sources.add(self._source)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def harvest(self, script: Mapping[str, Answer], target: str, **policy: object) -> Harvested:
        """Harvest from a server that follows a script."""
        with FeedServer(script) as server:
            return self.harvest_from(server, target, **policy)

    def harvest_from(self, server: FeedServer, target: str, **policy: object) -> Harvested:
        """Harvest from a server."""
        fields = {"allowed": server.allowed, "patience": Patience(attempts=1), **policy}
        equipment = Equipment(
            today=TODAY,
            policy=msgspec.structs.replace(FetchPolicy(), **fields),
            page_seconds=60,
            most_pages=20,
        )
        source = msgspec.structs.replace(self._source, location=server.url(target))
        number = next(self._numbers)
        at = NOW + dt.timedelta(hours=number)
        run = Run(id=f"run-{number}", source=source.name, state=RunState.RUNNING, started_at=at)
        publication = StoredPublication(self.store, source, run, lambda: at, self._new_id)
        outcomes: list[RecordOutcome] = []
        ends: list[PageEnd] = []
        kind = source_kind(self._kind, equipment)
        ended = harvest(source, kind, publication, outcomes.append, ends.append)
        findings = [finding for end in ends for finding in end.findings]
        return Harvested(run=ended, outcomes=outcomes, findings=findings)

    def active(self) -> int:
        """Count the records that are in the catalogue."""
        with self.store.reading() as work:
            return work.records.count()[RecordState.ACTIVE]

    def _new_id(self) -> str:
        return f"record-{next(self._numbers):06}"
