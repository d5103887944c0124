"""Requests and cases, made up, for the tests that need one."""

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Any

from catalogue.domain.access_request import AccessRequest
from catalogue.domain.case import Case
from catalogue.domain.case_history import Move, apply, event_of
from catalogue.domain.case_state import CaseAction, CasePart
from catalogue.domain.event import Event, Payload
from schemas.model.codes import AccessRoute
from tests.record_factory import NOW

_numbers = itertools.count(1)


def a_request(request_id: str = "request-1", applicant: str = "ada") -> AccessRequest:
    """Make a draft."""
    return AccessRequest(
        id=request_id,
        reference="",
        applicant=applicant,
        organisation="university-of-invention",
        route=AccessRoute.RESEARCH,
        record_ids=("record-1",),
        created_at=NOW,
        changed_at=NOW,
    )


def a_case(case_id: str = "case-1", owner: str = "rivers-office") -> Case:
    """Make a case of that draft, before it is sent."""
    return Case(
        id=case_id, request_id="request-1", owner=owner, record_ids=("record-1",), since=NOW
    )


def a_move(action: CaseAction, role: CasePart = CasePart.HANDLER, **said: Any) -> Move:  # noqa: ANN401 - what each move says
    """Make a move of somebody with that part."""
    actor = {CasePart.APPLICANT: "ada", CasePart.SYSTEM: ""}.get(role, f"{role.value}-1")
    payload = Payload(salt="salt", **said)
    return Move(action=action, actor=actor, organisation=None, role=role, said=payload)


def moved(case: Case, move: Move, at: dt.datetime = NOW) -> tuple[Case, Event]:
    """Apply a move; return the case after it, and its event."""
    event = event_of(case, move, f"event-{next(_numbers)}", at)
    return apply(case, event), event


def moments(start: dt.datetime = NOW) -> Iterator[dt.datetime]:
    """Give moments that follow one another by a minute."""
    return (start + dt.timedelta(minutes=number) for number in itertools.count())
