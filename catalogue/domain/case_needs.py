"""What must be given with an event, or hold when it happens, in words for whoever tries."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from catalogue.domain.case import Case
from catalogue.domain.case_clock import REVIEW_REQUEST_DAYS, SILENCE_DAYS, has_passed
from catalogue.domain.event import Event
from catalogue.domain.transition import Need, Transition
from catalogue.domain.transitions import MoveRefusedError
from catalogue.domain.working_days import day_in_london, nth_working_day_after

_Check: TypeAlias = Callable[[Case, Event], bool]


def refuse_unless_met(row: Transition, case: Case, event: Event) -> None:
    """Raise ``MoveRefusedError`` unless all that a transition needs is there."""
    for need in row.needs:
        holds, sentence = _NEEDS[need]
        if not holds(case, event):
            raise MoveRefusedError(sentence)


def _days_passed(case: Case, event: Event, count: int) -> bool:
    last = nth_working_day_after(day_in_london(case.since), count)
    return has_passed(last, event.at)


def _is_to_come(case: Case, event: Event) -> bool:
    del case
    expires_on = event.said.expires_on
    return expires_on is not None and expires_on > day_in_london(event.at)


def _is_expired(case: Case, event: Event) -> bool:
    return case.expires_on is not None and has_passed(case.expires_on, event.at)


_NEEDS: Mapping[Need, tuple[_Check, str]] = {
    Need.REASON: (
        lambda _, event: bool(event.said.reason.strip()),
        "Say why, in a sentence or more.",
    ),
    Need.REASON_CODE: (
        lambda _, event: event.said.reason_code is not None,
        "Choose the reason that comes nearest.",
    ),
    Need.WHAT_WOULD_CHANGE: (
        lambda _, event: bool(event.said.what_would_change.strip()),
        "Say what would change the decision, so that the applicant can act on it.",
    ),
    Need.COMMENTS: (
        lambda _, event: any(words.strip() for words in event.said.comments.values()),
        "Comment on at least one question.",
    ),
    Need.CONDITIONS: (
        lambda _, event: any(words.strip() for words in event.said.conditions),
        "Write at least one condition, or approve without conditions.",
    ),
    Need.VARIABLES: (
        lambda _, event: bool(event.said.variables),
        "Choose what is granted; to grant nothing, give notice of a refusal.",
    ),
    Need.EXPIRY: (_is_to_come, "Give the day on which the access ends; it must be to come."),
    Need.PLACE: (
        lambda _, event: bool(event.said.place.strip()),
        "Say where the data can be used.",
    ),
    Need.LINK: (
        lambda _, event: event.said.link.startswith(("https://", "http://", "mailto:")),
        "Give the address at which to apply, beginning with https://.",
    ),
    Need.WINDOW_OVER: (
        lambda case, event: case.is_overdue(event.at),
        "The applicant still has time to answer the notice; refuse when that has passed.",
    ),
    Need.WITHIN_REVIEW_TIME: (
        lambda case, event: not _days_passed(case, event, REVIEW_REQUEST_DAYS),
        f"An internal review must be asked for within {REVIEW_REQUEST_DAYS} working days.",
    ),
    Need.FIRST_REVIEW: (
        lambda case, _: not case.was_reviewed,
        "The refusal was reviewed already. Start a new request with the same answers instead.",
    ),
    Need.ANOTHER_DECIDER: (
        lambda case, event: event.actor != case.refused_by,
        "An internal review is decided by somebody other than who refused the request.",
    ),
    Need.SILENCE: (
        lambda case, event: _days_passed(case, event, SILENCE_DAYS),
        f"A returned request lapses after {SILENCE_DAYS} working days without an answer.",
    ),
    Need.EXPIRY_REACHED: (_is_expired, "The access has not ended yet."),
}
