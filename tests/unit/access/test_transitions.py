"""The one table of what can happen to a case: total, without dead ends, refusing all else."""

import contextlib
import datetime as dt
import itertools

import msgspec
import pytest

from catalogue.domain.access_request import RequestState, state_of
from catalogue.domain.case_clock import STATE_CLOCKS
from catalogue.domain.case_history import apply, event_of
from catalogue.domain.case_state import FINAL, CaseAction, CasePart, CaseState, Turn
from catalogue.domain.case_words import DEEDS, STATE_WORDS, owners_name
from catalogue.domain.event import Event, is_chain_whole
from catalogue.domain.refusal import RefusalReason
from catalogue.domain.transition import Need
from catalogue.domain.transitions import TRANSITIONS, MoveRefusedError, moves_from
from tests.access_requests import a_case, a_move, moved
from tests.record_factory import NOW

ENTERED = {row.target for row in TRANSITIONS if row.target is not row.source}


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_tells_the_applicant_where_it_stands_what_comes_and_what_they_can_do(
    state: CaseState,
) -> None:
    words = STATE_WORDS[state]
    assert words.name
    assert words.stands
    assert words.next
    assert words.can_do


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_can_be_entered_and_has_a_turn(state: CaseState) -> None:
    assert state is CaseState.DRAFT or state in ENTERED
    waits_for_nobody = state in FINAL or state is CaseState.ACCESS_LIVE
    assert (STATE_CLOCKS[state].turn is Turn.NOBODY) == waits_for_nobody


@pytest.mark.parametrize("state", [s for s in CaseState if STATE_CLOCKS[s].turn is not Turn.NOBODY])
def test_whoevers_turn_it_is_can_move_the_case_on(state: CaseState) -> None:
    sides = {
        Turn.APPLICANT: {CasePart.APPLICANT},
        Turn.OWNER: {CasePart.HANDLER, CasePart.DECIDER},
    }
    movers = sides[STATE_CLOCKS[state].turn]
    assert any(row.target is not state for part in movers for row in moves_from(state, part))


@pytest.mark.parametrize("state", [s for s in CaseState if s is not CaseState.DRAFT])
def test_both_sides_can_always_write_to_each_other(state: CaseState) -> None:
    for part in (CasePart.APPLICANT, CasePart.HANDLER):
        assert CaseAction.MESSAGE in {row.action for row in moves_from(state, part)}


def test_no_move_stands_in_the_table_twice() -> None:
    moves = [(row.source, row.action) for row in TRANSITIONS]
    assert len(moves) == len(set(moves))


def test_only_a_decider_approves_or_refuses() -> None:
    deciding = {
        CaseAction.APPROVE,
        CaseAction.APPROVE_WITH_CONDITIONS,
        CaseAction.APPROVE_IN_PART,
        CaseAction.MIND_TO_REFUSE,
        CaseAction.REFUSE,
        CaseAction.RECONSIDER,
    }
    for row in TRANSITIONS:
        if row.action in deciding:
            assert row.by == {CasePart.DECIDER}, row


def test_a_refusal_is_reached_only_by_notice_or_review_and_always_with_its_reasons() -> None:
    refusals = [row for row in TRANSITIONS if row.target is CaseState.REFUSED and row.needs]
    refusals = [row for row in refusals if row.source is not CaseState.REFUSED]
    assert {row.source for row in refusals} == {
        CaseState.MINDED_TO_REFUSE,
        CaseState.INTERNAL_REVIEW,
    }
    for row in refusals:
        assert {Need.REASON_CODE, Need.REASON, Need.WHAT_WOULD_CHANGE} <= set(row.needs)


@pytest.mark.parametrize(("state", "action"), list(itertools.product(CaseState, CaseAction)))
def test_what_is_not_in_the_table_raises_one_error(state: CaseState, action: CaseAction) -> None:
    case = msgspec.structs.replace(a_case(), state=state)
    known = any((row.source, row.action) == (state, action) for row in TRANSITIONS)
    for part in CasePart:
        with contextlib.suppress(MoveRefusedError):
            apply(case, event_of(case, a_move(action, part), "event", NOW))
            assert known


def test_an_event_that_does_not_follow_is_refused() -> None:
    case, sent = moved(a_case(), a_move(CaseAction.SUBMIT, CasePart.APPLICANT))
    with pytest.raises(MoveRefusedError):
        apply(case, sent)
    event = event_of(case, a_move(CaseAction.OPEN), "event-x", NOW)
    for changes in (
        {"previous_hash": "0" * 64},
        {"number": 9},
        {"case_id": "another"},
        {"to_state": CaseState.APPROVED},
    ):
        with pytest.raises(MoveRefusedError):
            apply(case, msgspec.structs.replace(event, **changes))


def test_a_chain_of_events_shows_every_change_to_it() -> None:
    case, first = moved(a_case(), a_move(CaseAction.SUBMIT, CasePart.APPLICANT))
    case, second = moved(case, a_move(CaseAction.NOTE, reason="A note"))
    assert is_chain_whole([first, second], case.last_hash)
    erased = msgspec.structs.replace(second, payload=None)
    assert is_chain_whole([first, erased], case.last_hash)
    later = NOW + dt.timedelta(seconds=1)
    tampered: list[list[Event]] = [
        [],
        [first],
        [second],
        [second, first],
        [msgspec.structs.replace(first, actor="somebody"), second],
        [msgspec.structs.replace(first, at=later), second],
        [first, msgspec.structs.replace(second, at=later)],
        [first, msgspec.structs.replace(second, payload=first.payload)],
    ]
    for broken in tampered:
        assert not is_chain_whole(broken, case.last_hash)


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        ([CaseState.RECEIVED], RequestState.SUBMITTED),
        ([CaseState.RECEIVED, CaseState.TRIAGE], RequestState.IN_PROGRESS),
        ([CaseState.APPROVED, CaseState.REFUSED], RequestState.DECIDED),
        ([CaseState.APPROVED, CaseState.RETURNED], RequestState.IN_PROGRESS),
        ([CaseState.WITHDRAWN], RequestState.WITHDRAWN),
        ([CaseState.WITHDRAWN, CaseState.CLOSED], RequestState.CLOSED),
        ([CaseState.LAPSED], RequestState.LAPSED),
        ([CaseState.ACCESS_LIVE], RequestState.DECIDED),
        ([CaseState.REFERRED_ELSEWHERE], RequestState.CLOSED),
    ],
)
def test_a_request_as_a_whole_stands_as_its_cases_do(
    states: list[CaseState], whole: RequestState
) -> None:
    assert state_of(states) is whole


def test_the_owners_team_reads_every_event_in_words_of_its_own() -> None:
    assert set(DEEDS) == set(CaseAction)
    assert all(owners_name(state) for state in CaseState)


def test_every_reason_for_refusal_has_words() -> None:
    assert all(reason.words.endswith(".") for reason in RefusalReason)
