"""Following a source that began to call all its records otherwise: they keep their ids and history.

A harvest takes such records for new ones, and the old ones for missing. Who looks after the
catalogue is shown which are the same, and says so: the old record then goes on under the new
identifier, with its own id, its history and what its owner decided; the new one is retired.
"""

import datetime as dt
from collections.abc import Sequence

import msgspec

from catalogue.domain.case_state import FINAL, CaseState
from catalogue.domain.deed import Deed, DeedKind
from catalogue.domain.record import Record, RecordState, Visibility
from catalogue.domain.run import Outcome, Run, RunState
from catalogue.errors import NotFoundError, RefusedError
from catalogue.services.public_count import public_count, public_part
from catalogue.services.publishing import Clock
from catalogue.services.quality.keeping import kept_quality
from catalogue.services.rekey_matching import Match, matches
from catalogue.store.record_writing import RecordWrite
from catalogue.store.rekeying import swap_identifiers
from catalogue.store.runs import harvest_lock
from catalogue.store.store import Store
from catalogue.store.unit_of_work import UnitOfWork

_BATCH = 500
_ENDED = {RunState.HELD, RunState.COMPLETED, RunState.COMPLETED_WITH_ERRORS}
_OPEN_CASES = frozenset(CaseState) - FINAL


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Which records of a run are the same, and which of either side are left over."""

    run: Run
    matches: Sequence[Match]
    old: Sequence[Record]
    new: Sequence[Record]


class Rekeying:
    """The use case of giving a source's records the identifiers that it now has for them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def propose(self, source: str) -> Proposal:
        """Tell which records the latest run took for new ones that it also missed.

        Raise ``NotFoundError`` for an unknown source, ``RefusedError`` when it has no ended run.
        """
        with self._store.reading() as work:
            return _proposal(work, _latest(work, source))

    def confirm(self, source: str, run_id: str, *, by: str | None = None) -> Proposal:
        """Let the matched records go on under their new identifiers; return what was done.

        Raise ``RefusedError`` when another run came meanwhile, or one is under way.
        """
        with self._store.reading() as work:
            source_id = work.sources.id_of(source)
        with self._store.exclusive(harvest_lock(source_id)), self._store.unit_of_work() as work:
            run = work.runs.locked(_latest(work, source).id)
            if run.id != run_id:
                raise RefusedError(
                    f"The run {run.id} came after {run_id}; look at what it did, and confirm that."
                )
            proposal = _proposal(work, run)
            for start in range(0, len(proposal.matches), _BATCH):
                self._carry_over(work, source_id, run, proposal.matches[start : start + _BATCH])
            self._settle(work, run, proposal, by)
        return proposal

    def _carry_over(
        self, work: UnitOfWork, source_id: str, run: Run, found: Sequence[Match]
    ) -> None:
        now = self._clock()
        swap_identifiers(
            work.connection,
            ((m.old.id, m.old.identifier, m.new.id, m.new.identifier) for m in found),
        )
        writes = [_write(work, match, now.date()) for match in found]
        work.records.put_many(source_id, writes, at=now, run_id=run.id)
        work.records.retire_many([match.new.id for match in found], at=now, run_id=run.id)

    def _settle(self, work: UnitOfWork, run: Run, done: Proposal, by: str | None) -> None:
        """Let those wait that nothing was matched with, and keep word of it."""
        carried = {match.old.id for match in done.matches}
        waiting = [id_ for id_ in work.runs.held(run.id) if id_ not in carried]
        work.runs.release(run.id)
        work.runs.hold(run.id, waiting)
        counts = msgspec.structs.replace(run.counts, held=len(waiting))
        state = run.state
        if state is RunState.HELD and not waiting:
            state = RunState.COMPLETED_WITH_ERRORS if counts.rejected else RunState.COMPLETED
        work.runs.finish(msgspec.structs.replace(run, state=state, counts=counts))
        words = f"{len(carried)} records go on under the identifiers that the source now has."
        kind = DeedKind.RECORDS_REKEYED
        deed = Deed(
            at=self._clock(), actor=by, kind=kind, source=run.source, subject=run.id, words=words
        )
        work.deeds.add([deed])


def _latest(work: UnitOfWork, source: str) -> Run:
    if work.sources.find(source) is None:
        raise NotFoundError(f"There is no source called {source!r}; see `wayleave sources`.")
    runs = work.runs.list(work.sources.id_of(source), limit=1)
    if not runs or runs[0].state not in _ENDED:
        raise RefusedError(
            f"The source {source} has no harvest that read its feed to the end: harvest it, and "
            "look then which records it calls otherwise."
        )
    return runs[0]


def _proposal(work: UnitOfWork, run: Run) -> Proposal:
    outcomes = list(work.runs.outcomes(run.id))
    retired = [one.id for one in outcomes if one.outcome is Outcome.RETIRED and one.id]
    created = [one.id for one in outcomes if one.outcome is Outcome.CREATED and one.id]
    old = work.records.by_ids([*work.runs.held(run.id), *retired])
    engaged = _engaged(work)
    new = [each for each in work.records.by_ids(created) if _is_free(each, engaged)]
    found = matches(old, new)
    paired = {id_ for match in found for id_ in (match.old.id, match.new.id)}
    return Proposal(
        run=run,
        matches=found,
        old=[record for record in old if record.id not in paired],
        new=[record for record in new if record.id not in paired],
    )


def _engaged(work: UnitOfWork) -> set[str]:
    """Give the records that somebody is asking for: those go on as they are."""
    return {id_ for case in work.cases.in_states(_OPEN_CASES) for id_ in case.record_ids}


def _is_free(record: Record, engaged: set[str]) -> bool:
    is_undecided = record.visibility == Visibility()
    return record.state is RecordState.ACTIVE and is_undecided and record.id not in engaged


def _write(work: UnitOfWork, match: Match, today: dt.date) -> RecordWrite:
    new = match.new
    seen = public_part(new.resource)
    return RecordWrite(
        id=match.old.id,
        identifier=new.identifier,
        digest=new.digest,
        resource=new.resource,
        report=new.report,
        graph=work.records.source_graph(new.id),
        public=public_count(seen),
        quality=kept_quality(new.resource, new.report, seen, today),
    )
