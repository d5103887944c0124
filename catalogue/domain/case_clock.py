"""A case's clock: the owner's working days, and the applicant's apart from them."""

import datetime as dt

import msgspec

from catalogue.domain.case_state import CaseState, ClockEffect, Turn
from catalogue.domain.working_days import (
    day_in_london,
    end_of_day,
    nth_working_day_after,
    working_days_after,
)

#: How many working days the owner has to decide, the clock stopped while it is not their turn.
DECISION_DAYS = 20
#: The days within which a refused applicant may ask for an internal review.
REVIEW_REQUEST_DAYS = 20
#: A returned request without a word from the applicant lapses after so many.
SILENCE_DAYS = 60


class StateClock(msgspec.Struct, frozen=True):
    """Whose move a state waits for, and how many working days they have."""

    turn: Turn
    days: int | None = None


STATE_CLOCKS = {
    CaseState.DRAFT: StateClock(Turn.APPLICANT),
    CaseState.RECEIVED: StateClock(Turn.OWNER, 2),
    CaseState.RESUBMITTED: StateClock(Turn.OWNER, 2),
    CaseState.TRIAGE: StateClock(Turn.OWNER, 5),
    CaseState.RETURNED: StateClock(Turn.APPLICANT, 20),
    CaseState.IN_REVIEW: StateClock(Turn.OWNER),
    CaseState.MINDED_TO_REFUSE: StateClock(Turn.APPLICANT, 10),
    CaseState.INTERNAL_REVIEW: StateClock(Turn.OWNER, 20),
    CaseState.APPROVED: StateClock(Turn.OWNER, 20),
    CaseState.APPROVED_WITH_CONDITIONS: StateClock(Turn.OWNER, 20),
    CaseState.PARTLY_APPROVED: StateClock(Turn.OWNER, 20),
    CaseState.AGREEMENT: StateClock(Turn.OWNER, 20),
    CaseState.ACCESS_LIVE: StateClock(Turn.NOBODY),
    CaseState.EXPIRED: StateClock(Turn.APPLICANT),
    CaseState.REFUSED: StateClock(Turn.NOBODY),
    CaseState.CLOSED: StateClock(Turn.NOBODY),
    CaseState.WITHDRAWN: StateClock(Turn.NOBODY),
    CaseState.REFERRED_ELSEWHERE: StateClock(Turn.NOBODY),
    CaseState.LAPSED: StateClock(Turn.NOBODY),
}


class CaseClock(msgspec.Struct, frozen=True, kw_only=True):
    """How long a case has run and stood, in working days.

    ``since`` is when it last began to run or to stand; it is absent before the start and after the
    end. ``ran`` and ``stood`` are what was counted before that.
    """

    is_running: bool = False
    since: dt.datetime | None = None
    ran: int = 0
    stood: int = 0

    def after(self, effect: ClockEffect, at: dt.datetime) -> "CaseClock":
        """Return the clock after an event."""
        if effect is ClockEffect.KEEP:
            return self
        ran, stood = self.days_at(at)
        goes_on = effect is not ClockEffect.END
        return CaseClock(
            is_running=effect in {ClockEffect.START, ClockEffect.RESUME},
            since=at if goes_on else None,
            ran=ran,
            stood=stood,
        )

    def days_at(self, at: dt.datetime) -> tuple[int, int]:
        """Tell the working days that it has run and stood at a moment."""
        if self.since is None:
            return self.ran, self.stood
        days = working_days_after(day_in_london(self.since), day_in_london(at))
        return (self.ran + days, self.stood) if self.is_running else (self.ran, self.stood + days)

    def decision_due(self) -> dt.date | None:
        """Tell the day by which a decision is due; none while the clock stands or has ended."""
        if not self.is_running or self.since is None:
            return None
        return nth_working_day_after(day_in_london(self.since), max(0, DECISION_DAYS - self.ran))


def due_day(state: CaseState, since: dt.datetime, clock: CaseClock) -> dt.date | None:
    """Tell the last day for the next move in a state that was entered at a moment."""
    if state is CaseState.IN_REVIEW:
        return clock.decision_due()
    days = STATE_CLOCKS[state].days
    return None if days is None else nth_working_day_after(day_in_london(since), days)


def has_passed(day: dt.date, now: dt.datetime) -> bool:
    """Tell whether a deadline's day has ended in London."""
    return now >= end_of_day(day)
