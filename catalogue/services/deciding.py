"""Decisions of people: about a held retirement, and about who may see a record."""

import datetime as dt

import msgspec

from catalogue.domain.record import FieldClass, Visibility
from catalogue.domain.run import Run, RunState
from catalogue.errors import RefusedError
from catalogue.policy.audiences import Tier
from catalogue.services.publishing import Clock, retire
from catalogue.store.store import Store
from catalogue.store.unit_of_work import UnitOfWork

#: ``visibility.md`` section 2, class H: the review comes within 12 months.
LONGEST_HIDING = dt.timedelta(days=366)

#: To whom a hidden record may be shown all the same; its owner always sees it.
TIERS_BESIDE_THE_OWNER = frozenset({Tier.ACCREDITED, Tier.GOVERNMENT, Tier.ORGANISATION, Tier.CASE})

_OPENABLE = {FieldClass.VARIABLES, FieldClass.COUNTS, FieldClass.TECHNICAL}


class Decisions:
    """What a person decides; each decision is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def decide_held_run(self, run_id: str, *, is_to_retire: bool) -> None:
        """Retire what a held run found missing, or keep it until the next run asks again.

        Raise ``RefusedError`` when the run is not held or a later run of its source superseded it.
        """
        with self._store.unit_of_work() as work:
            run = work.runs.get(run_id)
            _refuse_unless_current(work, run)
            counts = msgspec.structs.replace(run.counts, held=0)
            if is_to_retire:
                counts.retired = len(retire(work, work.runs.held(run_id), run_id, self._clock()))
            work.runs.release(run_id)
            state = RunState.COMPLETED_WITH_ERRORS if counts.rejected else RunState.COMPLETED
            work.runs.finish(msgspec.structs.replace(run, state=state, counts=counts))

    def visibility_of(self, record_id: str) -> Visibility:
        """Return what was decided about a record; raise ``NotFoundError``."""
        with self._store.reading() as work:
            return work.records.get(record_id).visibility

    def set_visibility(self, record_id: str, visibility: Visibility) -> None:
        """Decide what may be seen of a record; raise ``RefusedError`` when that is not allowed."""
        now = self._clock()
        _refuse_beyond_policy(visibility, now.date())
        with self._store.unit_of_work() as work:
            if visibility.opened and visibility.hiding is None:
                _refuse_if_hidden(work, record_id)
            work.records.set_visibility(record_id, visibility, at=now)


def _refuse_if_hidden(work: UnitOfWork, record_id: str) -> None:
    """Nobody who only means to open some fields may make a hidden record known."""
    if work.records.get(record_id).visibility.hiding:
        raise RefusedError(
            "The record is hidden. End that first, with `wayleave visibility open ID` and no class."
        )


def _refuse_unless_current(work: UnitOfWork, run: Run) -> None:
    if run.state is not RunState.HELD:
        raise RefusedError(f"The run {run.id} is {run.state.value}; only a held run is decided.")
    latest = work.runs.list(work.sources.id_of(run.source), limit=1)[0]
    if latest.id != run.id:
        raise RefusedError(
            f"The run {latest.id} has superseded this one; harvest again and decide on that."
        )


def _refuse_beyond_policy(visibility: Visibility, today: dt.date) -> None:
    if not visibility.opened <= _OPENABLE:
        raise RefusedError("Only the classes B, C and D can be opened.")
    hiding = visibility.hiding
    if hiding is None:
        return
    if not (hiding.reason.strip() and hiding.approver.strip()):
        raise RefusedError("Hiding a record takes a reason and the name of who approved it.")
    strange = hiding.tiers - TIERS_BESIDE_THE_OWNER
    if strange:
        raise RefusedError(
            f"{', '.join(sorted(strange))}: a hidden record can be shown to "
            f"{', '.join(sorted(TIERS_BESIDE_THE_OWNER))}, and to its owner always."
        )
    if not today < hiding.review_on <= today + LONGEST_HIDING:
        raise RefusedError("The review of a hidden record must come within the next 12 months.")
