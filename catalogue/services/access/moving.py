"""One move in a case: judged, written down and told of in one transaction."""

from collections.abc import Iterable

import msgspec

from catalogue.domain.access_request import AccessRequest, state_of
from catalogue.domain.case import Case
from catalogue.domain.case_history import Move, apply, event_of
from catalogue.domain.case_state import BESIDE_THE_POINT, CaseAction, CasePart
from catalogue.domain.event import Event, Payload
from catalogue.domain.transitions import transition
from catalogue.domain.viewer import Viewer
from catalogue.errors import ConflictError
from catalogue.services.access.desk import Desk
from catalogue.services.access.letters import tell_both_sides
from catalogue.store.access_encoding import cleaned
from catalogue.store.unit_of_work import UnitOfWork


def move_of(
    viewer: Viewer, role: CasePart, action: CaseAction, said: Payload, organisation: str | None
) -> Move:
    """Make a move of a viewer's."""
    return Move(
        action=action,
        actor=viewer.person_id or "",
        organisation=organisation,
        role=role,
        said=said,
    )


def make_move(
    desk: Desk, work: UnitOfWork, case: Case, move: Move, expected: int | None = None
) -> Case:
    """Make a move and return the case after it.

    ``expected`` is how many moves whoever decides has seen. Raise ``ConflictError``, saying what
    happened since, when there were more; ``MoveRefusedError`` when it cannot happen.
    """
    request = work.requests.locked(case.request_id)
    case = work.cases.locked(case.id)
    if expected is not None and expected != case.moves:
        raise ConflictError(_meanwhile(work.events.of_case(case.id), expected))
    return _written(desk, work, request, case, move)


def open_case(
    desk: Desk, work: UnitOfWork, request: AccessRequest, blank: Case, move: Move
) -> Case:
    """Store a new case with its first move."""
    work.cases.add(blank)
    return _written(desk, work, request, blank, move)


def _written(desk: Desk, work: UnitOfWork, request: AccessRequest, case: Case, move: Move) -> Case:
    said = cleaned(msgspec.structs.replace(move.said, salt=desk.new_id()))
    event = event_of(case, msgspec.structs.replace(move, said=said), desk.new_id(), desk.now())
    moved = apply(case, event)
    work.events.add(event)
    work.cases.put(moved)
    settle(work, request)
    tell_both_sides(work, desk.site, request, moved, event)
    return moved


def settle(work: UnitOfWork, request: AccessRequest) -> None:
    """Bring the request's own state in line with its cases."""
    states = [case.state for case in work.cases.of_request(request.id)]
    settled = msgspec.structs.replace(request, state=state_of(states))
    if settled != request:
        work.requests.put(settled, expected=request.version)


def _meanwhile(events: Iterable[Event], expected: int) -> str:
    shared = [event for event in events if event.action not in BESIDE_THE_POINT]
    missed = [_words(event) for event in shared[expected:]]
    happened = " ".join(missed) or "The case is not as it was."
    return (
        f"This was changed while you had the page open, and nothing of yours was written. "
        f"Meanwhile: {happened} Look at the case again before you decide."
    )


def _words(event: Event) -> str:
    who = "the applicant" if event.role is CasePart.APPLICANT else "the owner's team"
    told = transition(event.from_state, event.action).told
    return f"{told} (by {who}, {event.at:%d %B %Y, %H:%M} UTC)"
