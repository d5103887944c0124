"""What a row of the table of transitions is, and what an event can need."""

import enum

import msgspec

from catalogue.domain.case_state import CaseAction, CasePart, CaseState, ClockEffect


class Need(enum.StrEnum):
    """What must be given with an event, or hold when it happens."""

    REASON = "reason"
    REASON_CODE = "reason_code"
    WHAT_WOULD_CHANGE = "what_would_change"
    COMMENTS = "comments"
    CONDITIONS = "conditions"
    VARIABLES = "variables"
    EXPIRY = "expiry"
    PLACE = "place"
    LINK = "link"
    WINDOW_OVER = "window_over"
    WITHIN_REVIEW_TIME = "within_review_time"
    FIRST_REVIEW = "first_review"
    ANOTHER_DECIDER = "another_decider"
    SILENCE = "silence"
    EXPIRY_REACHED = "expiry_reached"


class Transition(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table; ``told`` is what the applicant reads, nothing when it is not theirs."""

    source: CaseState
    action: CaseAction
    target: CaseState
    by: frozenset[CasePart]
    clock: ClockEffect = ClockEffect.KEEP
    needs: tuple[Need, ...] = ()
    told: str = ""
