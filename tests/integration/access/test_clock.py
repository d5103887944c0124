"""What time brings, once: reminders, lapses, ends, measured times."""

import datetime as dt

import msgspec

from catalogue.domain.access_request import RequestState
from catalogue.domain.case_state import CaseAction, CaseState
from catalogue.policy.measures import SMALLEST_COUNT, measured, percentile
from catalogue.services.access.reminding import Reminding
from tests.access_requests import a_case
from tests.access_world import World
from tests.record_factory import NOW


def reminded(world: World) -> int:
    """Look at the clock twice: what was done must not be done again."""
    reminding = Reminding(world.desk)
    done = reminding.look_at_the_clock()
    assert reminding.look_at_the_clock() == 0
    return done


def test_nothing_happens_before_its_time(world: World) -> None:
    world.submitted()
    world.drafted()
    assert reminded(world) == 0


def test_a_draft_that_is_not_touched_is_reminded_of_and_then_lapses(world: World) -> None:
    draft = world.drafted()
    world.pass_time(days=61)
    assert reminded(world) == 1
    world.pass_time(days=30)
    assert reminded(world) == 1
    shown = world.asking.request(world.viewer("ada"), draft.reference).request
    assert shown.state is RequestState.LAPSED
    assert shown.answers == draft.answers
    assert [to for to, _, _ in world.mails()] == ["ada@people.example"] * 2


def test_an_owner_who_is_late_is_reminded_and_the_applicant_sees_it(world: World) -> None:
    request = world.submitted()
    world.pass_time(days=7)
    assert reminded(world) == 1
    shown = world.asking.request(world.viewer("ada"), request.reference).cases[0]
    assert shown.is_overdue
    assert shown.history[-1].action is CaseAction.REMIND
    assert "owner was to act" in shown.history[-1].said.reason


def test_questions_without_an_answer_are_reminded_of_and_lapse_after_sixty_working_days(
    world: World,
) -> None:
    case = world.in_review()
    world.answering.return_to_applicant(
        world.viewer("hal"), case.id, {"need": "?"}, expected=case.moves
    )
    for days, reminders in ((15, 1), (7, 1), (10, 1)):
        world.pass_time(days=days)
        assert reminded(world) == reminders
    world.pass_time(days=80)
    assert reminded(world) == 1
    assert world.fresh(case).state is CaseState.LAPSED


def test_an_access_is_reminded_of_and_ends_with_its_last_day(world: World) -> None:
    case = world.live(NOW.date() + dt.timedelta(days=100))
    for days, reminders in ((5, 0), (6, 1), (60, 1), (24, 1)):
        world.pass_time(days=days)
        assert reminded(world) == reminders
    world.pass_time(days=6)
    assert reminded(world) == 1
    assert world.fresh(case).state is CaseState.EXPIRED
    assert world.viewer("ada").cases == frozenset()


def test_times_are_measured_without_the_applicants_and_not_for_fewer_than_five() -> None:
    clock = msgspec.structs.replace(a_case().clock, stood=3)
    decided = [
        msgspec.structs.replace(
            a_case(), decided_at=NOW, clock=msgspec.structs.replace(clock, ran=days)
        )
        for days in (1, 2, 9, 15, 30)
    ]
    assert measured(decided[: SMALLEST_COUNT - 1]) is None
    assert measured([*decided[:4], a_case()]) is None
    found = measured(decided)
    assert found is not None
    assert (found.count, found.median, found.ninetieth, found.stood_median) == (5, 9, 30, 3)
    assert found.in_time == 80


def test_a_percentile_is_the_least_value_that_so_many_do_not_exceed() -> None:
    assert percentile([1, 2, 3, 4], 50) == 2
    assert percentile([7], 90) == 7
    assert percentile(list(range(1, 11)), 90) == 9
