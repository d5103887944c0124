"""What an owner decides: who may, what it needs, and what happens when two do it at once."""

import datetime as dt

import pytest

from catalogue.domain.case_state import CaseState
from catalogue.domain.refusal import RefusalReason
from catalogue.domain.transitions import MoveRefusedError
from catalogue.errors import ConflictError, RefusedError
from catalogue.services.access.inbox import Inbox
from catalogue.services.access.weighing import Weighing
from tests.access_world import SCHOOLS, World

CODE = RefusalReason.TOO_BROAD


def test_a_handler_does_not_decide(world: World) -> None:
    case = world.in_review()
    with pytest.raises(MoveRefusedError, match="not for the handler"):
        world.answering.approve(world.viewer("hal"), case.id, expected=case.moves)
    assert world.fresh(case).state is CaseState.IN_REVIEW


def test_of_two_who_decide_at_once_the_second_is_told_what_the_first_did(world: World) -> None:
    case = world.in_review()
    world.answering.approve(world.viewer("dee"), case.id, expected=case.moves)
    with pytest.raises(ConflictError, match="The owner has decided"):
        world.answering.mind_to_refuse(
            world.viewer("dot"), case.id, CODE, "Too much.", "Less.", expected=case.moves
        )
    assert world.fresh(case).state is CaseState.APPROVED


def test_a_note_of_the_team_does_not_stand_in_the_way_of_a_decision(world: World) -> None:
    case = world.in_review()
    world.answering.note(world.viewer("hal"), case.id, "Looks fine.")
    world.answering.approve(world.viewer("dee"), case.id, expected=case.moves)
    assert world.fresh(case).state is CaseState.APPROVED


def test_nothing_is_refused_without_a_notice_and_time_to_answer_it(world: World) -> None:
    case = world.in_review()
    dee = world.viewer("dee")
    with pytest.raises(MoveRefusedError):
        world.answering.refuse(dee, case.id, CODE, "No.", "Less.", expected=case.moves)
    world.answering.mind_to_refuse(dee, case.id, CODE, "Too much.", "Less.", expected=case.moves)
    with pytest.raises(MoveRefusedError, match="still has time"):
        world.answering.refuse(dee, case.id, CODE, "No.", "Less.", expected=case.moves + 1)
    world.pass_time(days=15)
    world.answering.refuse(dee, case.id, CODE, "No.", "Less.", expected=case.moves + 1)
    refused = world.fresh(case)
    assert refused.state is CaseState.REFUSED
    assert refused.refusal is not None
    assert refused.refusal.what_would_change == "Less."


@pytest.mark.parametrize(
    ("code", "reason", "change"), [(None, "a", "b"), (CODE, " ", "b"), (CODE, "a", "")]
)
def test_a_notice_of_refusal_gives_a_reason_and_what_would_change_it(
    world: World, code: RefusalReason | None, reason: str, change: str
) -> None:
    case = world.in_review()
    with pytest.raises(MoveRefusedError):
        world.answering.mind_to_refuse(
            world.viewer("dee"), case.id, code, reason, change, expected=case.moves
        )


def test_an_internal_review_is_decided_by_somebody_else(world: World) -> None:
    case = world.in_review()
    dee = world.viewer("dee")
    world.answering.mind_to_refuse(dee, case.id, CODE, "Too much.", "Less.", expected=case.moves)
    world.pass_time(days=15)
    world.answering.refuse(dee, case.id, CODE, "No.", "Less.", expected=case.moves + 1)
    world.asking.ask_internal_review(
        world.viewer("ada"), case.id, "It is not much.", expected=case.moves + 2
    )
    with pytest.raises(MoveRefusedError, match="somebody other"):
        world.answering.approve(dee, case.id, expected=case.moves + 3)
    world.answering.refuse(
        world.viewer("dot"), case.id, CODE, "Still no.", "Less.", expected=case.moves + 3
    )
    with pytest.raises(MoveRefusedError, match="reviewed already"):
        world.asking.ask_internal_review(
            world.viewer("ada"), case.id, "Again.", expected=case.moves + 4
        )


def test_part_of_the_variables_can_be_granted_and_none_that_was_not_asked_for(
    world: World,
) -> None:
    case = world.in_review()
    dee = world.viewer("dee")
    with pytest.raises(MoveRefusedError, match="Choose what is granted"):
        world.answering.approve_in_part(
            dee, case.id, ["somebody/elses/variable"], "Less.", expected=case.moves
        )
    world.answering.approve_in_part(
        dee, case.id, [], "Less.", described="Totals by year", expected=case.moves
    )
    granted = world.fresh(case)
    assert granted.state is CaseState.PARTLY_APPROVED
    assert granted.granted == ("Totals by year",)


def test_a_case_is_not_returned_without_a_comment_nor_with_a_day_that_has_passed(
    world: World,
) -> None:
    case = world.in_review()
    hal = world.viewer("hal")
    with pytest.raises(MoveRefusedError, match="Comment on at least one"):
        world.answering.return_to_applicant(hal, case.id, {"need": " "}, expected=case.moves)
    with pytest.raises(MoveRefusedError, match="still to come"):
        world.answering.return_to_applicant(
            hal, case.id, {"need": "?"}, deadline=world.now.date(), expected=case.moves
        )
    with pytest.raises(RefusedError, match="no such question"):
        world.answering.return_to_applicant(hal, case.id, {"nonsense": "?"}, expected=case.moves)


def test_the_clock_stands_while_it_is_the_applicants_turn(world: World) -> None:
    case = world.in_review()
    world.pass_time(days=7)
    world.answering.return_to_applicant(
        world.viewer("hal"), case.id, {"need": "?"}, expected=case.moves
    )
    world.pass_time(days=14)
    shown = Weighing(world.desk).case(world.viewer("hal"), case.id)
    assert (shown.ran, shown.stood) == (5, 10)
    assert shown.decision_due is None


def test_the_inbox_shows_whose_turn_it_is_and_the_oldest_first(world: World) -> None:
    old, new = world.submitted(), world.submitted()
    world.answering.open(world.viewer("hal"), world.case(new).id, expected=1)
    world.pass_time(days=3)
    latest = world.submitted()
    world.answering.open(world.viewer("hal"), world.case(latest).id, expected=1)
    world.answering.return_to_applicant(
        world.viewer("hal"), world.case(latest).id, {"need": "?"}, expected=2
    )
    listed = Inbox(world.desk).cases(world.viewer("hal"))
    assert listed[-1].reference == latest.reference
    assert {listed[0].reference, listed[1].reference} == {old.reference, new.reference}
    assert listed[0].is_overdue
    assert Inbox(world.desk).cases(world.viewer("sam")) == []


def test_the_panels_sort_the_answers_and_flag_what_to_watch(world: World) -> None:
    shown = Weighing(world.desk).case(world.viewer("dee"), world.in_review().id)
    flags = {panel.safe.value: [flag.text for flag in panel.flags] for panel in shown.panels}
    assert list(flags) == ["project", "people", "data", "setting", "outputs"]
    assert "The applicant is not an accredited researcher today" in flags["people"]
    assert "Personal data" in flags["data"]
    assert all(panel.questions for panel in shown.panels)


def test_comments_that_were_drafted_wait_for_the_return(world: World) -> None:
    case = world.in_review()
    hal = world.viewer("hal")
    world.answering.comment(hal, case.id, "need", "Which?")
    world.answering.comment(hal, case.id, "need", "Which rivers?")
    assert Weighing(world.desk).case(hal, case.id).drafted == {"need": "Which rivers?"}
    world.answering.return_to_applicant(hal, case.id, {"need": "!"}, expected=case.moves)
    assert Weighing(world.desk).case(hal, case.id).drafted == {}


def test_a_case_is_given_only_to_somebody_who_answers_for_the_owner(world: World) -> None:
    case = world.in_review()
    world.answering.assign(world.viewer("hal"), case.id, "dee")
    assert world.fresh(case).assignee == "dee"
    for stranger in ("ada", "sam", "nobody"):
        with pytest.raises(RefusedError):
            world.answering.assign(world.viewer("hal"), case.id, stranger)


def test_the_other_owner_of_a_request_sees_the_status_and_nothing_else(world: World) -> None:
    request = world.submitted(world.record, world.school_record)
    world.answering.note(world.viewer("hal"), world.case(request).id, "zqsecret")
    shown = Weighing(world.desk).case(world.viewer("sam"), world.case(request, SCHOOLS).id)
    assert [(o.owner_name, o.state_name) for o in shown.others] == [("Rivers Office", "Received")]
    assert "zqsecret" not in repr(shown)


def test_access_goes_live_with_a_place_and_a_day_to_come(world: World) -> None:
    case = world.approved()
    hal = world.viewer("hal")
    world.answering.start_agreement(hal, case.id, expected=case.moves)
    later = world.now.date() + dt.timedelta(days=300)
    for place, day in (("", later), ("A safe room", world.now.date()), ("A safe room", None)):
        with pytest.raises(MoveRefusedError):
            world.answering.go_live(hal, case.id, place, day, expected=case.moves + 1)
    world.answering.go_live(hal, case.id, "A safe room", later, expected=case.moves + 1)
    assert world.fresh(case).expires_on == later
