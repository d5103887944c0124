"""A case: one owner's part of a request. What it is now follows from its events alone."""

import datetime as dt

import msgspec

from catalogue.domain.case_clock import STATE_CLOCKS, CaseClock, has_passed
from catalogue.domain.case_state import APPROVED, CaseState, Turn
from catalogue.domain.event import BEGINNING
from catalogue.domain.refusal import RefusalReason


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why an owner refuses, or is minded to, and what would change it."""

    code: RefusalReason
    reason: str
    what_would_change: str


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One owner's part of a request.

    ``owner`` is the slug of the organisation whose data is asked for. ``version`` counts events and
    ``last_hash`` is the newest one's; ``moves`` counts those that both sides know of, so that it
    tells an applicant nothing of the owner's notes. ``since`` is when the state was entered,
    ``due_on`` the last day for the next move. ``comments`` are what the owner last asked for, by
    question.
    """

    id: str
    request_id: str
    owner: str
    record_ids: tuple[str, ...]
    state: CaseState = CaseState.DRAFT
    version: int = 0
    moves: int = 0
    last_hash: str = BEGINNING
    since: dt.datetime
    clock: CaseClock = CaseClock()
    due_on: dt.date | None = None
    assignee: str = ""
    comments: dict[str, str] = {}
    refusal: Refusal | None = None
    refused_by: str = ""
    was_reviewed: bool = False
    decided_at: dt.datetime | None = None
    granted: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    expires_on: dt.date | None = None
    place: str = ""
    link: str = ""

    @property
    def turn(self) -> Turn:
        """Whose move the case waits for."""
        return STATE_CLOCKS[self.state].turn

    @property
    def is_approved(self) -> bool:
        """Whether the owner has said yes, whatever came after."""
        return self.decided_at is not None and self.refusal is None

    @property
    def waits_for_a_signature(self) -> bool:
        """Whether the owner has said yes and the agreement is not begun."""
        return self.state in APPROVED

    def is_overdue(self, now: dt.datetime) -> bool:
        """Tell whether the last day for the next move has passed."""
        return self.due_on is not None and has_passed(self.due_on, now)
