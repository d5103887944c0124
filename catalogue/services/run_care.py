"""Reading the report of a run, as far as its reader may, and deciding about a held one."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from catalogue.domain.case import Case
from catalogue.domain.case_state import FINAL, CaseState
from catalogue.domain.record import Record, RecordState
from catalogue.domain.run import Outcome, RecordOutcome, Run
from catalogue.domain.source import Source
from catalogue.domain.viewer import Viewer
from catalogue.errors import NotFoundError, RefusedError
from catalogue.policy.audiences import audience_of, tiers_for
from catalogue.policy.links import link_targets
from catalogue.policy.permissions import Action, decide
from catalogue.policy.projection import ProjectedRecord, project
from catalogue.services.deciding import Decisions
from catalogue.services.deeds import ToldDeed, told
from catalogue.services.publishing import Clock
from catalogue.services.run_reporting import RunReport, run_report, without_values
from catalogue.services.running import as_it_stands
from catalogue.store.run_reports import OutcomeFilter, RunReports
from catalogue.store.store import Store

#: For so many runs the findings are kept in memory: a first harvest has as many as records.
_MOST_KEPT = 64


class OpenedRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run as its reader may see it; ``is_owners`` when it may be read with every value in it."""

    run: Run
    source: Source
    is_owners: bool
    may_decide: bool
    is_latest: bool


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision about a held run concerns.

    ``records`` are those that its reader may know of, ``active`` how many the source has in the
    catalogue now. ``open_requests`` are the requests for access to any of them, told to the owner
    alone.
    """

    records: Sequence[ProjectedRecord]
    active: int
    open_requests: int | None


class RunCare:
    """The use case of reading what runs did."""

    def __init__(self, store: Store, decisions: Decisions, clock: Clock) -> None:
        self._store = store
        self._decisions = decisions
        self._clock = clock
        self._kept: dict[tuple[str, bool], RunReport] = {}

    def open(self, viewer: Viewer, run_id: str) -> OpenedRun:
        """Return a run; raise ``NotFoundError`` as if it were not there."""
        with self._store.reading() as work:
            run = work.runs.find(run_id)
            source = work.sources.get(run.source) if run else None
        if run is None or source is None or not self._may(viewer, Action.SEE_FINDINGS, run):
            raise NotFoundError(f"There is no run with the id {run_id!r}.")
        with self._store.reading() as work:
            latest = work.runs.list(source.id, limit=1)
        run = as_it_stands(self._store, run)
        return OpenedRun(
            run=run,
            source=source,
            is_owners=self._may(viewer, Action.SEE_RECORDS_IN_FULL, source),
            may_decide=self._may(viewer, Action.DECIDE_HELD_RUN, run),
            is_latest=bool(latest) and latest[0].id == run.id,
        )

    def counts(self, opened: OpenedRun) -> dict[Outcome, int]:
        """Count the outcomes that the report lists."""
        with self._store.reading() as work:
            reports = RunReports(work.connection)
            counts = reports.counts(_filter(opened))
            held = reports.held(opened.run.id, with_hidden=opened.is_owners)
        return {**counts, Outcome.HELD: len(held)} if held else counts

    def outcomes(
        self, opened: OpenedRun, outcome: Outcome, words: str, offset: int, limit: int
    ) -> tuple[int, Sequence[RecordOutcome]]:
        """Return how many outcomes of a kind there are, and some of them."""
        wanted = _filter(opened, outcome, words)
        with self._store.reading() as work:
            reports = RunReports(work.connection)
            if outcome is Outcome.HELD:
                ids = reports.held(opened.run.id, with_hidden=opened.is_owners)
                found = work.records.as_outcomes(ids, Outcome.HELD)
                named = [one for one in found if _is_named(one, words)]
                return len(named), [_as_seen(o, opened) for o in named[offset : offset + limit]]
            count = reports.counts(wanted).get(outcome, 0)
            page = reports.page(wanted, offset, limit)
        return count, [_as_seen(one, opened) for one in page]

    def every_outcome(self, opened: OpenedRun) -> Iterator[RecordOutcome]:
        """Stream the outcomes of a run, those that wait for a decision last."""
        with self._store.reading() as work:
            reports = RunReports(work.connection)
            for one in reports.stream(_filter(opened)):
                yield _as_seen(one, opened)
            held = reports.held(opened.run.id, with_hidden=opened.is_owners)
            for one in work.records.as_outcomes(held, Outcome.HELD):
                yield _as_seen(one, opened)

    def report(self, opened: OpenedRun) -> RunReport:
        """Return what was found in new, changed and rejected records, the gravest first."""
        if not opened.is_owners:
            return without_values(self._report(opened))
        # What an ended run found in the whole of its feed does not change any more.
        key = (opened.run.id, opened.is_latest)
        known = self._kept.get(key)
        if known is None:
            known = self._report(opened)
            if opened.run.ended_at is not None:
                self._keep(key, known)
        return known

    def _report(self, opened: OpenedRun) -> RunReport:
        return run_report(
            self._store,
            opened.run,
            with_hidden=opened.is_owners,
            is_latest=opened.is_latest and opened.is_owners,
        )

    def _keep(self, key: tuple[str, bool], report: RunReport) -> None:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = report

    def weigh(self, viewer: Viewer, opened: OpenedRun) -> Weighed:
        """Tell what a held run would take out of the catalogue, and what hangs on it."""
        with self._store.reading() as work:
            held = RunReports(work.connection).held(opened.run.id, with_hidden=opened.is_owners)
            records = work.records.by_ids(held)
            active = work.records.count(opened.source.id)[RecordState.ACTIVE]
            owner = opened.source.organisation
            cases = work.cases.of_owners([owner]) if owner and opened.is_owners else []
        return Weighed(
            records=self._projected(viewer, records),
            active=active,
            open_requests=_open_about(cases, frozenset(held)) if opened.is_owners else None,
        )

    def deeds(self, opened: OpenedRun) -> list[ToldDeed]:
        """List what was decided about a run."""
        with self._store.reading() as work:
            return told(work, work.deeds.about(opened.run.id))

    def _projected(self, viewer: Viewer, records: Sequence[Record]) -> list[ProjectedRecord]:
        audience = audience_of(viewer, self._clock())
        shown = (
            project(r, audience, tiers_for(viewer, r), withheld=link_targets(r.resource))
            for r in records
        )
        return [one for one in shown if one is not None]

    def decide(self, viewer: Viewer, run_id: str, *, is_to_retire: bool) -> Run:
        """Decide about a held run; raise ``RefusedError`` when somebody else has, meanwhile."""
        opened = self.open(viewer, run_id)
        if not opened.may_decide:
            raise RefusedError(
                "This run does not wait for a decision any more. Somebody may have decided "
                "meanwhile, or a later harvest has taken its place."
            )
        self._decisions.decide_held_run(run_id, is_to_retire=is_to_retire, by=viewer.person_id)
        return self.open(viewer, run_id).run

    def _may(self, viewer: Viewer, action: Action, thing: Run | Source) -> bool:
        return decide(viewer, action, thing, self._clock()).allowed


def _filter(opened: OpenedRun, outcome: Outcome | None = None, words: str = "") -> OutcomeFilter:
    return OutcomeFilter(
        run_id=opened.run.id, outcome=outcome, words=words, with_hidden=opened.is_owners
    )


def _open_about(cases: Iterable[Case], held: frozenset[str]) -> int:
    over = {*FINAL, CaseState.DRAFT, CaseState.EXPIRED}
    return sum(case.state not in over and not held.isdisjoint(case.record_ids) for case in cases)


def _is_named(outcome: RecordOutcome, words: str) -> bool:
    asked = words.casefold()
    return asked in outcome.title.casefold() or asked in outcome.identifier.casefold()


def _as_seen(outcome: RecordOutcome, opened: OpenedRun) -> RecordOutcome:
    """Leave the findings out for whoever may not see every value of the source's records."""
    return outcome if opened.is_owners else msgspec.structs.replace(outcome, findings=())
