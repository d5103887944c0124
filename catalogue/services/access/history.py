"""What happened to a case, as one side may read it."""

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from catalogue.domain.case_state import PRIVATE, CaseAction, CasePart, CaseState
from catalogue.domain.case_words import DEEDS
from catalogue.domain.event import Event, Payload
from catalogue.domain.person import Person
from catalogue.domain.transitions import transition
from catalogue.policy.requests import readable_events
from catalogue.store.unit_of_work import UnitOfWork


class PastEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event in words. ``who`` names a person only to their own side; the other reads the part.

    ``is_erased`` says that what was said with it was erased later.
    """

    at: dt.datetime
    who: str
    part: CasePart
    action: CaseAction
    told: str
    said: Payload
    state: CaseState
    is_private: bool
    is_erased: bool


def history(
    work: UnitOfWork, events: Iterable[Event], parts: frozenset[CasePart]
) -> tuple[PastEvent, ...]:
    """Tell the events that somebody with these parts may read, the oldest first."""
    readable = readable_events(events, parts)
    people = work.people.named({event.actor for event in readable if event.actor})
    return tuple(_past(event, parts, people) for event in readable)


def _past(event: Event, parts: frozenset[CasePart], people: Mapping[str, Person]) -> PastEvent:
    return PastEvent(
        at=event.at,
        who=_who(event, parts, people),
        part=event.role,
        action=event.action,
        told=transition(event.from_state, event.action).told
        if CasePart.APPLICANT in parts
        else DEEDS[event.action],
        said=event.said,
        state=event.to_state,
        is_private=event.action in PRIVATE,
        is_erased=event.payload is None,
    )


def _who(event: Event, parts: frozenset[CasePart], people: Mapping[str, Person]) -> str:
    """Name who acted; to the applicant the owner's side is a team, and no person in it."""
    if event.role is CasePart.SYSTEM:
        return "The service"
    if event.role is not CasePart.APPLICANT and CasePart.APPLICANT in parts:
        return "The owner's team"
    person = people.get(event.actor)
    return person.name if person else "Somebody who has left"
