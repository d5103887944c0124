"""Who may read a request and a case, and in which part they act on it.

What no rule allows is denied, and what is denied looks like what is not there. An administrator has
no part in a request. Whoever writes a request has no other part in it, whatever their role.
"""

from collections.abc import Iterable

import msgspec

from catalogue.domain.access_request import AccessRequest
from catalogue.domain.answer import Answer, AnswerChange, Answers
from catalogue.domain.case import Case
from catalogue.domain.case_state import PRIVATE, CasePart
from catalogue.domain.event import Event
from catalogue.domain.person import Role
from catalogue.domain.viewer import Viewer
from catalogue.errors import NotFoundError

_PARTS = {Role.HANDLER: CasePart.HANDLER, Role.DECIDER: CasePart.DECIDER}

#: The question whose answer names variables, by keys that begin with the id of their record.
VARIABLES = "variables"

#: The roles whose holders read the requests for an organisation's data.
ANSWERING_ROLES = frozenset(_PARTS)


def writes(viewer: Viewer, request: AccessRequest) -> bool:
    """Tell whether a viewer is the applicant or writes the request with them."""
    return viewer.person_id is not None and viewer.person_id in request.people


def parts_in(viewer: Viewer, request: AccessRequest, case: Case) -> frozenset[CasePart]:
    """Tell in which parts a viewer may act on a case; none when it is not there for them."""
    if viewer.person_id is None:
        return frozenset()
    if writes(viewer, request):
        return frozenset({CasePart.APPLICANT})
    return frozenset(part for role, part in _PARTS.items() if viewer.has_role(role, case.owner))


def owners_answered_for(viewer: Viewer) -> frozenset[str]:
    """Return the organisations for whose data a viewer answers requests."""
    return frozenset[str]().union(*(viewer.organisations_as(role) for role in ANSWERING_ROLES))


def co_ordinated(viewer: Viewer) -> frozenset[str]:
    """Return the organisations whose own people's requests a viewer may know of, not read."""
    return viewer.organisations_as(Role.CO_ORDINATOR)


def readable_events(events: Iterable[Event], parts: frozenset[CasePart]) -> list[Event]:
    """Leave out what only the owner's team may read, unless one is of it."""
    is_team = bool(parts & {CasePart.HANDLER, CasePart.DECIDER})
    return [event for event in events if is_team or event.action not in PRIVATE]


def answers_for(case: Case, answers: Answers) -> dict[str, Answer]:
    """Leave out the variables of other owners' data: their dictionaries may be closed to this one.

    All else in a request for the data of several is answered to all of its owners.
    """
    return {question: _for_owner(case, question, each) for question, each in answers.items()}


def event_for(case: Case, event: Event) -> Event:
    """Leave the same out of the changed answers that an event tells of."""
    if event.payload is None or not event.payload.changes:
        return event
    changes = tuple(
        AnswerChange(
            question=change.question,
            before=_for_owner(case, change.question, change.before),
            after=_for_owner(case, change.question, change.after),
        )
        for change in event.payload.changes
    )
    told = tuple(change for change in changes if change.before != change.after)
    payload = msgspec.structs.replace(event.payload, changes=told)
    return msgspec.structs.replace(event, payload=payload)


def _for_owner(case: Case, question: str, answer: Answer) -> Answer:
    if question != VARIABLES:
        return answer
    own = tuple(f"{record_id}/" for record_id in case.record_ids)
    return msgspec.structs.replace(
        answer,
        chosen=tuple(key for key in answer.chosen if key.startswith(own)),
        reasons={key: why for key, why in answer.reasons.items() if key.startswith(own)},
    )


def no_such_request(reference: str) -> NotFoundError:
    """Say that there is no such request, or none that one may know of."""
    return NotFoundError(f"There is no request {reference!r}.")


def no_such_case(case_id: str) -> NotFoundError:
    """Say that there is no such case, or none that one may know of."""
    return NotFoundError(f"There is no case with the id {case_id!r}.")
