"""Events: what happened to a case, in a chain that shows when something was changed or taken out.

An event's words (its payload) are kept apart from it, so that they can be erased, for instance when
they tell of a person, while the chain still holds: the event keeps their hash.
"""

import datetime as dt
import hashlib

import msgspec

from catalogue.domain.answer import AnswerChange
from catalogue.domain.case_state import CaseAction, CasePart, CaseState
from catalogue.domain.refusal import RefusalReason

#: What the first event of a case names as the one before it.
BEGINNING = "0" * 64

_encoder = msgspec.json.Encoder(order="deterministic")


class Payload(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was said with an event; which of it must be there is told by the table of transitions.

    ``comments`` are by question. ``deadline`` is the last day for the other side's move. ``salt``
    keeps the hash of an erased payload from being guessed.
    """

    salt: str = ""
    reason: str = ""
    reason_code: RefusalReason | None = None
    what_would_change: str = ""
    comments: dict[str, str] = {}
    deadline: dt.date | None = None
    conditions: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    expires_on: dt.date | None = None
    place: str = ""
    link: str = ""
    assignee: str = ""
    changes: tuple[AnswerChange, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened to a case. ``number`` counts from 1 within the case.

    ``actor`` is a person's id, or empty when the service itself acted; ``role`` is the part they
    acted in. ``payload`` is absent when it was erased.
    """

    id: str
    case_id: str
    number: int
    at: dt.datetime
    actor: str
    actor_organisation: str | None
    role: CasePart
    action: CaseAction
    from_state: CaseState
    to_state: CaseState
    payload: Payload | None
    payload_hash: str
    previous_hash: str

    @property
    def said(self) -> Payload:
        """What was said with the event; nothing when that was erased."""
        return self.payload or Payload()

    @property
    def hash(self) -> str:
        """The hash that the next event names; it covers everything but the words themselves."""
        covered = (
            self.previous_hash, self.id, self.case_id, self.number,
            self.at.astimezone(dt.UTC).isoformat(), self.actor, self.actor_organisation,
            self.role.value, self.action.value, self.from_state.value, self.to_state.value,
            self.payload_hash,
        )  # fmt: skip
        return _sha256(covered)


def hash_of(payload: Payload) -> str:
    """Hash what was said with an event."""
    return _sha256(payload)


def is_chain_whole(events: list[Event], last_hash: str) -> bool:
    """Tell whether the events of a case, in their order, are all there and unchanged.

    ``last_hash`` is what the case itself names as the hash of its newest event.
    """
    previous = BEGINNING
    for number, event in enumerate(events, start=1):
        if (event.number, event.previous_hash) != (number, previous):
            return False
        if event.payload is not None and hash_of(event.payload) != event.payload_hash:
            return False
        previous = event.hash
    return previous == last_hash


def _sha256(value: object) -> str:
    return hashlib.sha256(_encoder.encode(value)).hexdigest()
