"""Whose request is whose: what is not for somebody is not there for them."""

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

import msgspec
import pytest
from sqlalchemy import event

from catalogue.domain.answer import Answer
from catalogue.domain.case_state import PRIVATE, CaseState
from catalogue.errors import NotFoundError
from catalogue.policy.measures import SMALLEST_COUNT
from catalogue.services.access.advising import Advising
from catalogue.services.access.holding_back import BEGUN, MESSAGES
from catalogue.services.access.inbox import Inbox
from catalogue.services.access.public_register import PublicRegister
from catalogue.services.access.variables import Variables
from catalogue.services.access.weighing import Weighing
from catalogue.services.throttling import TooManyAttemptsError
from tests.access_world import RIVERS, SCHOOLS, World
from tests.integration.access.conftest import world

__all__ = ["world"]

Attempt: TypeAlias = Callable[[str], object]

STRANGERS = ("bo", "sam", "cory", "root", "nobody")


@pytest.mark.parametrize("who", [*STRANGERS, "hal", "dee"])
def test_t25_anothers_request_is_not_there(world: World, who: str) -> None:
    request = world.submitted()
    refusals = []
    for reference in (request.reference, "0000AAAA"):
        reads: tuple[Attempt, ...] = (
            lambda ref: world.asking.request(world.viewer(who), ref),
            lambda ref: world.sending.check(world.viewer(who), ref),
            lambda ref: world.drafting.save(world.viewer(who), ref, {}, expected=1),
            lambda ref: world.drafting.delete(world.viewer(who), ref),
            lambda ref: world.sending.resubmit(world.viewer(who), ref, expected=1),
        )
        for read in reads:
            with pytest.raises(NotFoundError) as refused:
                read(reference)
            refusals.append(str(refused.value).replace(reference, "REF"))
    assert set(refusals) == {"There is no request 'REF'."}


@pytest.mark.parametrize("who", [*STRANGERS, "ada"])
def test_t25_only_the_owners_team_has_a_case_to_answer(world: World, who: str) -> None:
    case = world.case(world.submitted())
    answering, viewer = world.answering, world.viewer(who)
    attempts: tuple[Attempt, ...] = (
        lambda id_: Weighing(world.desk).case(viewer, id_),
        lambda id_: answering.open(viewer, id_, expected=1),
        lambda id_: answering.note(viewer, id_, "A note"),
        lambda id_: answering.comment(viewer, id_, "need", "?"),
        lambda id_: answering.assign(viewer, id_, "hal"),
        lambda id_: answering.approve(viewer, id_, expected=1),
        lambda id_: answering.send_message(viewer, id_, "Hello"),
    )
    for attempt in attempts:
        refusals = set()
        for case_id in (case.id, "no-such-case"):
            with pytest.raises(NotFoundError) as refused:
                attempt(case_id)
            refusals.add(str(refused.value).replace(case_id, "ID"))
        assert refusals == {"There is no case with the id 'ID'."}
    assert world.fresh(case) == case


@pytest.mark.parametrize("who", ["bo", "hal", "sam", "root", "nobody"])
def test_t25_nobody_moves_a_case_in_the_applicants_place(world: World, who: str) -> None:
    case = world.case(world.submitted())
    for move in (world.asking.withdraw, world.asking.close, world.asking.answer_concerns):
        with pytest.raises(NotFoundError):
            move(world.viewer(who), case.id, "words", expected=1)
    assert world.fresh(case) == case


def test_t25_whoever_writes_a_request_does_not_decide_it_whatever_their_role(world: World) -> None:
    request = world.submitted(who="dee")
    case = world.case(request)
    with pytest.raises(NotFoundError):
        world.answering.open(world.viewer("dee"), case.id, expected=1)
    assert Inbox(world.desk).cases(world.viewer("dee")) == []
    assert len(Inbox(world.desk).cases(world.viewer("dot"))) == 1


def test_t25_an_administrator_reads_no_case(world: World) -> None:
    world.submitted()
    assert Inbox(world.desk).cases(world.viewer("root")) == []
    assert world.asking.mine(world.viewer("root")) == []


def test_t26_the_applicant_reads_no_note_nor_how_many_there_are(world: World) -> None:
    request = world.submitted()
    case = world.case(request)
    hal, ada = world.viewer("hal"), world.viewer("ada")
    before = world.asking.request(ada, request.reference)
    world.answering.note(hal, case.id, "zqnote")
    world.answering.comment(hal, case.id, "need", "zqcomment")
    world.answering.assign(hal, case.id, "dee")
    assert world.asking.request(ada, request.reference) == before
    assert not {past.action for past in before.cases[0].history} & PRIVATE


def test_t26_the_owner_is_a_team_to_the_applicant_and_no_person(world: World) -> None:
    case = world.in_review()
    world.answering.send_message(world.viewer("hal"), case.id, "Hello")
    with world.store.reading() as work:
        reference = work.requests.get(case.request_id).reference
    shown = world.asking.request(world.viewer("ada"), reference)
    assert "Hal Invented" not in repr(shown)
    assert "'hal'" not in repr(shown)


def test_t26_an_owner_reads_no_note_and_no_message_of_another_on_a_joint_request(
    world: World,
) -> None:
    request = world.submitted(world.record, world.school_record)
    mine, theirs = world.case(request), world.case(request, SCHOOLS)
    sam = world.viewer("sam")
    before = Weighing(world.desk).case(sam, theirs.id)
    world.answering.note(world.viewer("hal"), mine.id, "zqnote")
    world.answering.send_message(world.viewer("hal"), mine.id, "zqmessage")
    assert Weighing(world.desk).case(sam, theirs.id) == before
    with pytest.raises(NotFoundError):
        Weighing(world.desk).case(sam, mine.id)


def test_t26_an_owner_reads_no_variable_of_anothers_data_on_a_joint_request(world: World) -> None:
    request = world.drafted(world.record, world.school_record)
    ada, keys = world.viewer("ada"), (f"{world.school_record.id}/pupils/zqvariable",)
    asked = Answer(chosen=keys, reasons={f"{world.school_record.id}/pupils": "zqreason"})
    saved = world.drafting.save(
        ada, request.reference, {"variables": asked}, expected=request.version
    )
    sent = world.sending.submit(ada, saved.reference, expected=saved.version)
    mine, theirs = world.case(sent), world.case(sent, SCHOOLS)
    assert "zqvariable" in repr(Weighing(world.desk).case(world.viewer("sam"), theirs.id))
    shown = repr(Weighing(world.desk).case(world.viewer("hal"), mine.id))
    assert "zqvariable" not in shown
    assert "zqreason" not in shown


def test_t26_nor_in_what_the_applicant_changed(world: World) -> None:
    sent = world.submitted(world.record, world.school_record)
    mine, theirs = world.case(sent), world.case(sent, SCHOOLS)
    sam, ada = world.viewer("sam"), world.viewer("ada")
    world.answering.open(sam, theirs.id, expected=1)
    world.answering.return_to_applicant(sam, theirs.id, {"variables": "Why?"}, expected=2)
    group = f"{world.school_record.id}/pupils"
    asked = Answer(chosen=(f"{group}/zqvariable",), text="The same", reasons={group: "To count"})
    saved = world.drafting.save(ada, sent.reference, {"variables": asked}, expected=sent.version)
    world.sending.resubmit(ada, saved.reference, expected=saved.version)
    weighing = Weighing(world.desk)
    assert "zqvariable" in repr(weighing.case(sam, theirs.id).changes)
    seen = weighing.case(world.viewer("hal"), mine.id)
    assert "zqvariable" not in repr(seen)
    assert [change.after.text for change in seen.changes] == ["The same"]


def test_t27_a_co_ordinator_knows_of_their_own_peoples_requests_and_reads_none(
    world: World,
) -> None:
    request = world.submitted()
    world.drafted()
    (known,) = world.asking.of_colleagues(world.viewer("cory"))
    assert (known.reference, known.applicant_name) == (request.reference, "Ada Invented")
    assert "An answer about" not in repr(known)
    for who in ("ada", "bo", "hal", "sam", "root", "nobody"):
        assert world.asking.of_colleagues(world.viewer(who)) == []


def test_t28_a_basket_with_a_guessed_id_answers_as_for_an_absent_record(world: World) -> None:
    ada = world.viewer("ada")
    draft = world.drafting.start(ada, [world.record.id])
    refusals = set()
    for record_id in (world.hidden.id, "no-such-record"):
        attempts: tuple[Attempt, ...] = (
            lambda id_: world.drafting.start(ada, [world.record.id, id_]),
            lambda id_: world.drafting.add_records(ada, draft.reference, [id_]),
        )
        for attempt in attempts:
            with pytest.raises(NotFoundError) as refused:
                attempt(record_id)
            refusals.add(str(refused.value).replace(record_id, "ID"))
    assert refusals == {"There is no record with the id 'ID'."}


def test_t28_the_variable_picker_is_no_oracle(world: World) -> None:
    ada = world.viewer("ada")
    draft = world.drafted()
    shown = world.asking.request(ada, draft.reference)
    assert "kestrel" not in repr(shown)
    assert Variables(world.desk).groups(ada, [world.hidden.id]) == ()


def test_t29_the_register_names_no_person_and_nothing_before_its_time(world: World) -> None:
    register = PublicRegister(world.desk)
    case = world.approved()
    assert list(register.uses()) == []
    world.pass_time(days=20)
    (use,) = register.uses()
    assert "Ada" not in repr(use)
    assert use.organisation == "University of Invention"
    assert use.datasets == ("Tenancies of council homes",)
    world.asking.withdraw(world.viewer("ada"), case.id, "", expected=case.moves)
    assert list(register.uses()) == []


def test_t29_a_case_about_a_hidden_record_is_in_no_measured_time(world: World) -> None:
    cases = [world.approved() for _ in range(SMALLEST_COUNT)]
    advising = Advising(world.desk)
    found = advising.measured_times(RIVERS)
    assert found is not None
    assert found.count == SMALLEST_COUNT
    about_hidden = msgspec.structs.replace(cases[0], record_ids=(world.hidden.id,))
    with world.store.unit_of_work() as work:
        work.cases.put(about_hidden)
    assert advising.measured_times(RIVERS) is None
    assert advising.advise(world.viewer("ada"), world.record.id).measured is None


def test_mails_hold_the_reference_the_state_and_a_link_and_nothing_of_the_case(
    world: World,
) -> None:
    case = world.in_review()
    world.answering.send_message(world.viewer("hal"), case.id, "zqmessage")
    world.answering.return_to_applicant(
        world.viewer("hal"), case.id, {"need": "zqcomment"}, expected=case.moves + 1
    )
    world.answering.note(world.viewer("hal"), case.id, "zqnote")
    mails = world.mails()
    assert {to for to, _, _ in mails} == {"ada@people.example", "requests@rivers-office.example"}
    everything = repr(mails)
    for secret in ("zqmessage", "zqcomment", "zqnote", "An answer about", "Ada", "Tenancies"):
        assert secret not in everything
    assert "https://data.example/requests/" in everything


def test_detail_for_people_on_a_case_opens_with_the_agreement_and_ends_with_the_access(
    world: World,
) -> None:
    case = world.approved()
    assert world.viewer("ada").cases == frozenset()
    world.answering.start_agreement(world.viewer("hal"), case.id, expected=case.moves)
    assert world.viewer("ada").cases == {world.record.id}
    assert world.viewer("bo").cases == frozenset()
    world.asking.withdraw(world.viewer("ada"), case.id, "", expected=case.moves + 1)
    assert world.fresh(case).state is CaseState.WITHDRAWN
    assert world.viewer("ada").cases == frozenset()


def test_t21_an_access_ends_with_its_last_day_though_no_worker_has_looked_at_the_clock(
    world: World,
) -> None:
    last = world.now.date() + dt.timedelta(days=3)
    world.live(last)
    world.now = dt.datetime.combine(last, dt.time(23, 59), tzinfo=dt.UTC)
    assert world.viewer("ada").cases == {world.record.id}
    world.pass_time(minutes=2)
    assert world.viewer("ada").cases == frozenset()


def test_t30_reading_the_register_costs_no_query_for_each_use(world: World) -> None:
    register = PublicRegister(world.desk)

    def queries() -> int:
        asked: list[str] = []
        event.listen(world.store.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
        world.now += dt.timedelta(days=20)
        assert register.uses()
        return len([one for one in asked if one.startswith("SELECT")])

    world.approved()
    few = queries()
    for _ in range(5):
        world.approved()
    assert queries() == few


def test_t30_nobody_floods_an_owner_with_messages_or_the_service_with_drafts(world: World) -> None:
    ada, case = world.viewer("ada"), world.case(world.submitted())
    for _ in range(MESSAGES.most):
        world.asking.send_message(ada, case.id, "Hello")
    with pytest.raises(TooManyAttemptsError):
        world.asking.send_message(ada, case.id, "Hello")
    for _ in range(BEGUN.most - 1):
        world.drafting.start(ada, [world.record.id])
    with pytest.raises(TooManyAttemptsError):
        world.drafting.start(ada, [world.record.id])
    world.drafting.start(world.viewer("bo"), [world.record.id])
    world.pass_time(days=1)
    world.drafting.start(ada, [world.record.id])
    world.asking.send_message(ada, case.id, "Hello again")


def test_t29_a_use_of_hidden_data_alone_is_not_in_the_register(world: World) -> None:
    register, case = PublicRegister(world.desk), world.approved()
    world.pass_time(days=20)
    assert len(register.uses()) == 1
    about_hidden = msgspec.structs.replace(case, record_ids=(world.hidden.id,))
    with world.store.unit_of_work() as work:
        work.cases.put(about_hidden)
    assert list(register.uses()) == []
