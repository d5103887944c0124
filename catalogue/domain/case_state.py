"""The states of a case, what can happen to it, and who can make that happen."""

import enum


class CaseState(enum.StrEnum):
    """Where one owner's part of a request stands."""

    DRAFT = "draft"
    RECEIVED = "received"
    TRIAGE = "triage"
    RETURNED = "returned"
    RESUBMITTED = "resubmitted"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved_with_conditions"
    PARTLY_APPROVED = "partly_approved"
    MINDED_TO_REFUSE = "minded_to_refuse"
    REFUSED = "refused"
    INTERNAL_REVIEW = "internal_review"
    AGREEMENT = "agreement"
    ACCESS_LIVE = "access_live"
    EXPIRED = "expired"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REFERRED_ELSEWHERE = "referred_elsewhere"
    LAPSED = "lapsed"


class CaseAction(enum.StrEnum):
    """What can happen to a case; those after ``LAPSE`` leave its state as it is."""

    SUBMIT = "submit"
    OPEN = "open"
    RETURN = "return"
    RESUBMIT = "resubmit"
    START_REVIEW = "start_review"
    APPROVE = "approve"
    APPROVE_WITH_CONDITIONS = "approve_with_conditions"
    APPROVE_IN_PART = "approve_in_part"
    MIND_TO_REFUSE = "mind_to_refuse"
    ANSWER_CONCERNS = "answer_concerns"
    RECONSIDER = "reconsider"
    REFUSE = "refuse"
    ASK_INTERNAL_REVIEW = "ask_internal_review"
    START_AGREEMENT = "start_agreement"
    GO_LIVE = "go_live"
    EXPIRE = "expire"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    REFER_ELSEWHERE = "refer_elsewhere"
    LAPSE = "lapse"
    MESSAGE = "message"
    NOTE = "note"
    COMMENT = "comment"
    ASSIGN = "assign"
    CHANGE_ANSWERS = "change_answers"
    REMIND = "remind"


class CasePart(enum.StrEnum):
    """The part that somebody has in a case when they act on it."""

    APPLICANT = "applicant"
    HANDLER = "handler"
    DECIDER = "decider"
    SYSTEM = "system"


class Turn(enum.StrEnum):
    """Whose move a case waits for."""

    APPLICANT = "applicant"
    OWNER = "owner"
    NOBODY = "nobody"


class ClockEffect(enum.StrEnum):
    """What an event does to the owner's clock; while it stands, the applicant's time is counted."""

    START = "start"
    STOP = "stop"
    RESUME = "resume"
    END = "end"
    KEEP = "keep"


APPROVED = frozenset(
    {CaseState.APPROVED, CaseState.APPROVED_WITH_CONDITIONS, CaseState.PARTLY_APPROVED}
)

#: Nothing more happens in these of itself.
FINAL = frozenset(
    {
        CaseState.REFUSED,
        CaseState.CLOSED,
        CaseState.WITHDRAWN,
        CaseState.REFERRED_ELSEWHERE,
        CaseState.LAPSED,
    }
)

#: In these the applicant is let into detail that is kept for people on a case.
OPENS_DETAIL = frozenset({CaseState.AGREEMENT, CaseState.ACCESS_LIVE})

#: What only the owner's team may ever read.
PRIVATE = frozenset({CaseAction.NOTE, CaseAction.COMMENT, CaseAction.ASSIGN})

#: What changes nothing that somebody could have decided upon.
BESIDE_THE_POINT = PRIVATE | {CaseAction.REMIND}
