"""Decisions of people: about a held retirement, and about who may see a record."""

import datetime as dt

import msgspec

from catalogue.domain.deed import Deed, DeedKind
from catalogue.domain.record import FieldClass, Record, Visibility
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

    def decide_held_run(self, run_id: str, *, is_to_retire: bool, by: str | None = None) -> None:
        """Retire what a held run found missing, or keep it until the next run asks again.

        ``by`` is the person who decides; nobody's id when it is done on the command line. Raise
        ``RefusedError`` when the run is not held or a later run of its source superseded it.
        """
        with self._store.unit_of_work() as work:
            run = work.runs.locked(run_id)
            _refuse_unless_current(work, run)
            counts = msgspec.structs.replace(run.counts, held=0)
            if is_to_retire:
                counts.retired = len(retire(work, work.runs.held(run_id), run_id, self._clock()))
            work.runs.release(run_id)
            state = RunState.COMPLETED_WITH_ERRORS if counts.rejected else RunState.COMPLETED
            work.runs.finish(msgspec.structs.replace(run, state=state, counts=counts))
            kind = DeedKind.HELD_RETIRED if is_to_retire else DeedKind.HELD_KEPT
            work.deeds.add([self._deed(by, kind, run.source, run_id, f"{run.counts.held} records")])

    def visibility_of(self, record_id: str) -> Visibility:
        """Return what was decided about a record; raise ``NotFoundError``."""
        with self._store.reading() as work:
            return work.records.get(record_id).visibility

    def set_visibility(
        self,
        record_id: str,
        visibility: Visibility,
        *,
        by: str | None = None,
        seen_revision: int | None = None,
    ) -> None:
        """Decide what may be seen of a record; raise ``RefusedError`` when that is not allowed.

        With ``seen_revision`` the decision counts only if the record is still as it was then.
        """
        now = self._clock()
        refuse_beyond_policy(visibility, now.date())
        with self._store.unit_of_work() as work:
            before = work.records.locked(record_id)
            _refuse_if_changed(before, seen_revision)
            if visibility.opened and visibility.hiding is None:
                _refuse_if_hidden(before)
            work.records.set_visibility(record_id, visibility, at=now)
            kind, words = DeedKind.VISIBILITY_DECIDED, in_words(visibility)
            work.deeds.add([self._deed(by, kind, before.source, record_id, words)])

    def _deed(self, by: str | None, kind: DeedKind, source: str, subject: str, words: str) -> Deed:
        return Deed(
            at=self._clock(),
            actor=by,
            kind=kind,
            source=source,
            subject=subject,
            words=words,
        )


def in_words(visibility: Visibility) -> str:
    """Say what was decided about a record."""
    hiding = visibility.hiding
    if hiding:
        return (
            f"Hidden until a review on {hiding.review_on}; approved by {hiding.approver}. "
            f"Reason: {hiding.reason}"
        )
    if visibility.opened:
        return f"Opened to everyone: classes {', '.join(sorted(visibility.opened))}."
    return "Back to what its access rights imply."


def _refuse_if_changed(record: Record, seen_revision: int | None) -> None:
    if seen_revision is not None and record.revision != seen_revision:
        raise RefusedError(
            "The record changed since you opened the page: a harvest brought something new, or "
            "somebody else decided. Nothing was done; look at it as it is now."
        )


def _refuse_if_hidden(record: Record) -> None:
    """Nobody who only means to open some fields may make a hidden record known."""
    if record.visibility.hiding:
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


def refuse_beyond_policy(visibility: Visibility, today: dt.date) -> None:
    """Raise ``RefusedError`` when nobody may decide so, whoever they are."""
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
