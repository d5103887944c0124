"""The one table of what can happen to a case: from, event, to, who, clock, needs, what is told.

What is not in it cannot happen.
"""

from catalogue.domain.case_state import (
    APPROVED,
    CaseAction,
    CasePart,
    CaseState,
    ClockEffect,
)
from catalogue.domain.transition import Need, Transition
from catalogue.errors import RefusedError


class MoveRefusedError(RefusedError):
    """What was tried is not among what can happen to the case as it stands."""


_S = CaseState
_A = CaseAction
_C = ClockEffect
_APPLICANT = frozenset({CasePart.APPLICANT})
_TEAM = frozenset({CasePart.HANDLER, CasePart.DECIDER})
_DECIDER = frozenset({CasePart.DECIDER})
_SYSTEM = frozenset({CasePart.SYSTEM})

_APPROVED = tuple(sorted(APPROVED))
_REFERABLE = (
    _S.RECEIVED, _S.TRIAGE, _S.RETURNED, _S.RESUBMITTED, _S.IN_REVIEW, _S.MINDED_TO_REFUSE,
)  # fmt: skip
_WITHDRAWABLE = (*_REFERABLE, _S.INTERNAL_REVIEW, *_APPROVED, _S.AGREEMENT)
_REFUSAL = (Need.REASON_CODE, Need.REASON, Need.WHAT_WOULD_CHANGE)
_APPROVALS = (
    (_A.APPROVE, _S.APPROVED, ()),
    (_A.APPROVE_WITH_CONDITIONS, _S.APPROVED_WITH_CONDITIONS, (Need.CONDITIONS,)),
    (_A.APPROVE_IN_PART, _S.PARTLY_APPROVED, (Need.REASON, Need.VARIABLES)),
)


def _row(
    source: CaseState, action: CaseAction, target: CaseState, by: frozenset[CasePart], told: str
) -> Transition:
    return Transition(source=source, action=action, target=target, by=by, told=told)


def _clocked(
    row: Transition, clock: ClockEffect = _C.KEEP, needs: tuple[Need, ...] = ()
) -> Transition:
    return Transition(
        source=row.source,
        action=row.action,
        target=row.target,
        by=row.by,
        clock=clock,
        needs=needs,
        told=row.told,
    )


_CHECKING = (
    _clocked(
        _row(_S.DRAFT, _A.SUBMIT, _S.RECEIVED, _APPLICANT, "The owner has your request."),
        _C.START,
    ),
    *(
        _row(state, _A.OPEN, _S.TRIAGE, _TEAM, "Somebody is checking that nothing is missing.")
        for state in (_S.RECEIVED, _S.RESUBMITTED)
    ),
    *(
        _clocked(
            _row(state, _A.RETURN, _S.RETURNED, _TEAM, "The owner has questions for you."),
            _C.STOP,
            (Need.COMMENTS,),
        )
        for state in (_S.TRIAGE, _S.IN_REVIEW)
    ),
    _clocked(
        _row(_S.RETURNED, _A.RESUBMIT, _S.RESUBMITTED, _APPLICANT, "Your changes were received."),
        _C.RESUME,
    ),
    _clocked(
        _row(_S.RETURNED, _A.LAPSE, _S.LAPSED, _SYSTEM, "The request lapsed without an answer."),
        _C.END,
        (Need.SILENCE,),
    ),
    _row(
        _S.TRIAGE, _A.START_REVIEW, _S.IN_REVIEW, _TEAM, "Nothing is missing; it is being reviewed."
    ),
)

_DECIDING = (
    *(
        _clocked(_row(state, action, target, _DECIDER, "The owner has decided."), _C.END, needs)
        for action, target, needs in _APPROVALS
        for state in (_S.IN_REVIEW,)
    ),
    _clocked(
        _row(
            _S.IN_REVIEW, _A.MIND_TO_REFUSE, _S.MINDED_TO_REFUSE, _DECIDER,
            "The owner is minded to refuse, says why, and waits for your answer.",
        ),
        _C.STOP,
        _REFUSAL,
    ),
    _clocked(
        _row(
            _S.MINDED_TO_REFUSE, _A.ANSWER_CONCERNS, _S.IN_REVIEW, _APPLICANT,
            "Your answer was received; the review goes on.",
        ),
        _C.RESUME,
        (Need.REASON,),
    ),
    _clocked(
        _row(
            _S.MINDED_TO_REFUSE, _A.RECONSIDER, _S.IN_REVIEW, _DECIDER,
            "The owner has taken the notice back; the review goes on.",
        ),
        _C.RESUME,
    ),
    _clocked(
        _row(_S.MINDED_TO_REFUSE, _A.REFUSE, _S.REFUSED, _DECIDER, "The request was refused."),
        _C.END,
        (*_REFUSAL, Need.WINDOW_OVER),
    ),
)  # fmt: skip

_REVIEWING = (
    _clocked(
        _row(
            _S.REFUSED, _A.ASK_INTERNAL_REVIEW, _S.INTERNAL_REVIEW, _APPLICANT,
            "Somebody who did not refuse it looks at the request again.",
        ),
        needs=(Need.REASON, Need.WITHIN_REVIEW_TIME, Need.FIRST_REVIEW),
    ),
    *(
        _clocked(
            _row(_S.INTERNAL_REVIEW, action, target, _DECIDER, "The internal review has decided."),
            needs=(*needs, Need.ANOTHER_DECIDER),
        )
        for action, target, needs in (*_APPROVALS, (_A.REFUSE, _S.REFUSED, _REFUSAL))
    ),
)  # fmt: skip

_USING = (
    *(
        _row(
            state, _A.START_AGREEMENT, _S.AGREEMENT, _TEAM,
            "The agreement is being written and signed.",
        )
        for state in _APPROVED
    ),
    _clocked(
        _row(_S.AGREEMENT, _A.GO_LIVE, _S.ACCESS_LIVE, _TEAM, "You have access."),
        needs=(Need.EXPIRY, Need.PLACE),
    ),
    _clocked(
        _row(_S.ACCESS_LIVE, _A.EXPIRE, _S.EXPIRED, _SYSTEM, "The access has ended."),
        needs=(Need.EXPIRY_REACHED,),
    ),
    *(
        _clocked(
            _row(state, _A.CLOSE, _S.CLOSED, _APPLICANT | _TEAM, "The request is closed."),
            needs=(Need.REASON,),
        )
        for state in (_S.ACCESS_LIVE, _S.EXPIRED)
    ),
)  # fmt: skip

_LEAVING = (
    *(
        _clocked(
            _row(state, _A.WITHDRAW, _S.WITHDRAWN, _APPLICANT, "You have withdrawn the request."),
            _C.END,
        )
        for state in _WITHDRAWABLE
    ),
    *(
        _clocked(
            _row(
                state, _A.REFER_ELSEWHERE, _S.REFERRED_ELSEWHERE, _TEAM,
                "The owner has told you where to apply instead.",
            ),
            _C.END,
            (Need.REASON, Need.LINK),
        )
        for state in _REFERABLE
    ),
)  # fmt: skip

_SENT = tuple(state for state in CaseState if state is not CaseState.DRAFT)
_BESIDE = (
    (_A.MESSAGE, _APPLICANT | _TEAM, "A message was sent.", (Need.REASON,)),
    (_A.NOTE, _TEAM, "", (Need.REASON,)),
    (_A.COMMENT, _TEAM, "", (Need.COMMENTS,)),
    (_A.ASSIGN, _TEAM, "", ()),
    (_A.CHANGE_ANSWERS, _APPLICANT, "Answers were changed for another owner of the request.", ()),
    (_A.REMIND, _SYSTEM, "A reminder was sent.", ()),
)
_TALKING = tuple(
    _clocked(_row(state, action, state, by, told), needs=needs)
    for action, by, told, needs in _BESIDE
    for state in _SENT
)

TRANSITIONS = (*_CHECKING, *_DECIDING, *_REVIEWING, *_USING, *_LEAVING, *_TALKING)

_BY_MOVE = {(row.source, row.action): row for row in TRANSITIONS}


def transition(state: CaseState, action: CaseAction) -> Transition:
    """Return the row for something that happens in a state; raise ``MoveRefusedError``."""
    row = _BY_MOVE.get((state, action))
    if row is None:
        raise MoveRefusedError(
            f"A case that is {state.value.replace('_', ' ')} cannot "
            f"{action.value.replace('_', ' ')}: see what is offered on its page."
        )
    return row


def moves_from(state: CaseState, part: CasePart) -> tuple[Transition, ...]:
    """List what somebody with a part can make happen in a state."""
    return tuple(row for row in TRANSITIONS if row.source is state and part in row.by)


def parts_for(action: CaseAction) -> frozenset[CasePart]:
    """Tell which parts can make something happen, in one state or another."""
    return frozenset[CasePart]().union(*(row.by for row in TRANSITIONS if row.action is action))
