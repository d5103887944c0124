"""Looking after records: what each lacks, and who may see it; for the owners of the data alone."""

from collections.abc import Sequence

import msgspec

from catalogue.domain.record import Record, Visibility
from catalogue.domain.viewer import Viewer
from catalogue.policy.audiences import Audience, audience_of, tiers_for
from catalogue.policy.links import link_targets
from catalogue.policy.permissions import Action, decide
from catalogue.policy.projection import ProjectedRecord, project
from catalogue.services.deciding import Decisions
from catalogue.services.deeds import ToldDeed, told
from catalogue.services.discovery import not_found
from catalogue.services.publishing import Clock
from catalogue.store.record_lists import RecordFilter, RecordLists
from catalogue.store.store import Store
from schemas.findings import Conformance, Finding, Severity


class RecordInCare(msgspec.Struct, frozen=True, kw_only=True):
    """A record as its owner sees it, with its report and what was decided about it."""

    shown: ProjectedRecord
    conformance: Conformance
    findings: tuple[Finding, ...]
    visibility: Visibility
    revision: int

    @property
    def missing(self) -> tuple[Finding, ...]:
        """What is mandatory and not met."""
        return tuple(f for f in self.findings if f.severity in {Severity.BLOCKER, Severity.ERROR})


class RecordsInCare(msgspec.Struct, frozen=True, kw_only=True):
    """How many records there are, and some of them."""

    total: int
    records: Sequence[RecordInCare]


class RecordCare:
    """The use case of looking after records."""

    def __init__(self, store: Store, decisions: Decisions, clock: Clock) -> None:
        self._store = store
        self._decisions = decisions
        self._clock = clock

    def records(
        self, viewer: Viewer, wanted: RecordFilter, offset: int = 0, limit: int | None = None
    ) -> RecordsInCare:
        """List records of the viewer's own sources, whatever others the filter names."""
        sources = wanted.sources or viewer.owned_sources
        ours = msgspec.structs.replace(wanted, sources=sources & viewer.owned_sources)
        with self._store.reading() as work:
            lists = RecordLists(work.connection)
            total = lists.count(ours)
            found = work.records.by_ids(lists.ids(ours, offset, limit))
        shown = (self._shown(viewer, record) for record in found)
        return RecordsInCare(total=total, records=[one for one in shown if one is not None])

    def conformance(self, viewer: Viewer) -> list[tuple[str, tuple[int, ...]]]:
        """Count the records of each of the viewer's sources by how far they meet the standard."""
        with self._store.reading() as work:
            return RecordLists(work.connection).by_conformance(viewer.owned_sources)

    def record(self, viewer: Viewer, record_id: str) -> RecordInCare:
        """Return one record; raise ``NotFoundError`` as if it were not there."""
        with self._store.reading() as work:
            record = work.records.find(record_id)
        found = self._shown(viewer, record) if record else None
        if found is None:
            raise not_found(record_id)
        return found

    def deeds(self, viewer: Viewer, record_id: str) -> list[ToldDeed]:
        """List what was decided about a record, the latest first."""
        self.record(viewer, record_id)
        with self._store.reading() as work:
            return told(work, work.deeds.about(record_id))

    def set_visibility(
        self, viewer: Viewer, record_id: str, visibility: Visibility, seen_revision: int
    ) -> None:
        """Decide what may be seen of a record, as it was when the viewer looked at it."""
        with self._store.reading() as work:
            record = work.records.find(record_id)
        if not decide(viewer, Action.SET_VISIBILITY, record, self._clock()).allowed:
            raise not_found(record_id)
        self._decisions.set_visibility(
            record_id, visibility, by=viewer.person_id, seen_revision=seen_revision
        )

    def _shown(self, viewer: Viewer, record: Record) -> RecordInCare | None:
        now = self._clock()
        if not decide(viewer, Action.SEE_FINDINGS, record, now).allowed:
            return None
        audience: Audience = audience_of(viewer, now)
        withheld = link_targets(record.resource)  # no link is shown here
        shown = project(record, audience, tiers_for(viewer, record), withheld=withheld)
        if shown is None:
            return None
        return RecordInCare(
            shown=shown,
            conformance=record.report.conformance,
            findings=record.report.findings,
            visibility=record.visibility,
            revision=record.revision,
        )
