"""From events to the case they make: ``apply`` one, ``fold`` all, and make the next."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

import msgspec

from catalogue.domain.case import Case, Refusal
from catalogue.domain.case_clock import due_day
from catalogue.domain.case_needs import refuse_unless_met
from catalogue.domain.case_state import BESIDE_THE_POINT, CaseAction, CasePart, CaseState
from catalogue.domain.event import Event, Payload, hash_of
from catalogue.domain.transitions import MoveRefusedError, transition

_Effect: TypeAlias = Callable[[Case, Event], dict[str, Any]]


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody makes happen: who, in which part, what, and what they say with it."""

    action: CaseAction
    actor: str
    organisation: str | None
    role: CasePart
    said: Payload = Payload()


def event_of(case: Case, move: Move, event_id: str, at: dt.datetime) -> Event:
    """Make the event that a move is; whether it can happen is for ``apply`` to say."""
    row = transition(case.state, move.action)
    return Event(
        id=event_id,
        case_id=case.id,
        number=case.version + 1,
        at=at,
        actor=move.actor,
        actor_organisation=move.organisation,
        role=move.role,
        action=move.action,
        from_state=case.state,
        to_state=row.target,
        payload=move.said,
        payload_hash=hash_of(move.said),
        previous_hash=case.last_hash,
    )


def apply(case: Case, event: Event) -> Case:
    """Return the case after an event; raise ``MoveRefusedError`` when that cannot happen."""
    row = transition(case.state, event.action)
    if event.role not in row.by:
        raise MoveRefusedError(f"This is not for the {event.role.value} to do.")
    _refuse_unless_next(case, event)
    refuse_unless_met(row, case, event)
    return _after(case, event)


def fold(blank: Case, events: Iterable[Event]) -> Case:
    """Return the case that its events make of a blank one; what was erased is not judged again."""
    case = blank
    for event in events:
        _refuse_unless_next(case, event)
        case = _after(case, event)
    return case


def _refuse_unless_next(case: Case, event: Event) -> None:
    row = transition(case.state, event.action)
    expected = (case.id, case.version + 1, case.last_hash, case.state, row.target)
    found = (event.case_id, event.number, event.previous_hash, event.from_state, event.to_state)
    if expected != found:
        raise MoveRefusedError("The event does not follow from what the case is now.")


def _after(case: Case, event: Event) -> Case:
    row = transition(case.state, event.action)
    clock = case.clock.after(row.clock, event.at)
    counted = msgspec.structs.replace(
        case,
        version=event.number,
        moves=case.moves + (event.action not in BESIDE_THE_POINT),
        last_hash=event.hash,
        clock=clock,
    )
    if row.target is not case.state:
        counted = msgspec.structs.replace(
            counted,
            state=row.target,
            since=event.at,
            due_on=due_day(row.target, event.at, clock),
        )
    effect = _EFFECTS.get(event.action)
    return msgspec.structs.replace(counted, **effect(case, event)) if effect else counted


def _returned(_case: Case, event: Event) -> dict[str, Any]:
    said = event.said
    dated = {"due_on": said.deadline} if said.deadline else {}
    return {"comments": said.comments, **dated}


def _approved(_case: Case, event: Event) -> dict[str, Any]:
    said = event.said
    return {
        "decided_at": event.at,
        "granted": said.variables,
        "conditions": said.conditions,
        "refusal": None,
    }


def _minded(_case: Case, event: Event) -> dict[str, Any]:
    return {"refusal": _refusal(event)}


def _refused(case: Case, event: Event) -> dict[str, Any]:
    return {
        "decided_at": event.at,
        "refusal": _refusal(event),
        "refused_by": event.actor,
        "was_reviewed": case.state is CaseState.INTERNAL_REVIEW,
    }


def _refusal(event: Event) -> Refusal | None:
    said = event.said
    if said.reason_code is None:
        return None
    return Refusal(
        code=said.reason_code, reason=said.reason, what_would_change=said.what_would_change
    )


def _live(_case: Case, event: Event) -> dict[str, Any]:
    said = event.said
    return {"expires_on": said.expires_on, "place": said.place, "due_on": None}


_EFFECTS: Mapping[CaseAction, _Effect] = {
    CaseAction.RETURN: _returned,
    CaseAction.RESUBMIT: lambda _case, _event: {"comments": {}},
    CaseAction.APPROVE: _approved,
    CaseAction.APPROVE_WITH_CONDITIONS: _approved,
    CaseAction.APPROVE_IN_PART: _approved,
    CaseAction.MIND_TO_REFUSE: _minded,
    CaseAction.RECONSIDER: lambda _case, _event: {"refusal": None},
    CaseAction.REFUSE: _refused,
    CaseAction.GO_LIVE: _live,
    CaseAction.REFER_ELSEWHERE: lambda _case, event: {"link": event.said.link},
    CaseAction.ASSIGN: lambda _case, event: {"assignee": event.said.assignee},
}
