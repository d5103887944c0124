"""Between requests, cases and events, and the columns of their tables."""

from typing import Any

import msgspec
from sqlalchemy import Row

from catalogue.domain.access_request import AccessRequest
from catalogue.domain.case import Case
from catalogue.domain.case_state import CaseAction, CasePart, CaseState
from catalogue.domain.event import Event, Payload
from catalogue.store.storable import storable_json

_requests: msgspec.json.Decoder[AccessRequest] = msgspec.json.Decoder(AccessRequest)
_cases: msgspec.json.Decoder[Case] = msgspec.json.Decoder(Case)
_payloads: msgspec.json.Decoder[Payload] = msgspec.json.Decoder(Payload)


def request_columns(request: AccessRequest) -> dict[str, object]:
    """Fill the columns of a request."""
    return {
        "id": request.id,
        "reference": request.reference,
        "applicant": request.applicant,
        "organisation": request.organisation,
        "state": request.state.value,
        "version": request.version,
        "created_at": request.created_at,
        "changed_at": request.changed_at,
        "document": storable_json(request),
    }


def request_from(row: Row[Any]) -> AccessRequest:
    """Make a request from its row."""
    return _requests.decode(row.document)


def case_columns(case: Case) -> dict[str, object]:
    """Fill the columns of a case."""
    return {
        "id": case.id,
        "request_id": case.request_id,
        "owner": case.owner,
        "state": case.state.value,
        "version": case.version,
        "since": case.since,
        "due_on": case.due_on,
        "document": storable_json(case),
    }


def case_from(row: Row[Any]) -> Case:
    """Make a case from its row."""
    return _cases.decode(row.document)


def event_columns(event: Event) -> dict[str, object]:
    """Fill the columns of an event, without what was said with it."""
    return {
        "id": event.id,
        "case_id": event.case_id,
        "number": event.number,
        "at": event.at,
        "actor": event.actor,
        "actor_organisation": event.actor_organisation,
        "role": event.role.value,
        "action": event.action.value,
        "from_state": event.from_state.value,
        "to_state": event.to_state.value,
        "payload_hash": event.payload_hash,
        "previous_hash": event.previous_hash,
    }


def event_from(row: Row[Any]) -> Event:
    """Make an event from its row joined with what was said, if that is still there."""
    return Event(
        id=row.id,
        case_id=row.case_id,
        number=row.number,
        at=row.at,
        actor=row.actor,
        actor_organisation=row.actor_organisation,
        role=CasePart(row.role),
        action=CaseAction(row.action),
        from_state=CaseState(row.from_state),
        to_state=CaseState(row.to_state),
        payload=None if row.payload is None else _payloads.decode(row.payload),
        payload_hash=row.payload_hash,
        previous_hash=row.previous_hash,
    )


def cleaned(payload: Payload) -> Payload:
    """Return what was said as the database will hold it, so that its hash stays true."""
    return _payloads.decode(storable_json(payload))
