"""A request from the first word to the last: what the applicant does, sees, and never loses."""

import pytest

from catalogue.domain.access_request import RequestState
from catalogue.domain.answer import Answer
from catalogue.domain.case_state import CaseAction, CaseState
from catalogue.errors import ConflictError, NotFoundError, RefusedError
from catalogue.services.access.advising import Advising
from catalogue.services.access.drafting import AnswersChangedError
from catalogue.services.access.sending import IncompleteRequestError
from catalogue.services.access.variables import Variables
from catalogue.services.discovery import not_found
from schemas.model.codes import AccessRoute
from tests.access_world import RIVERS, SCHOOLS, UNIVERSITY, World


def test_a_draft_keeps_whatever_was_typed_and_is_not_checked(world: World) -> None:
    ada = world.viewer("ada")
    draft = world.drafting.start(ada, [world.record.id])
    long = Answer(text="word " * 10_000)
    strange = {
        "lay_summary": long,
        "ends_on": Answer(text="soon"),
        "purpose": Answer(chosen=("x",)),
    }
    world.drafting.save(ada, draft.reference, strange, expected=draft.version)
    kept = world.asking.request(ada, draft.reference).request
    assert kept.answers == strange
    problems = world.sending.check(ada, draft.reference)
    assert "Shorten this to 300 words; it has 10000. Nothing was cut" in problems["lay_summary"]
    assert "real date" in problems["ends_on"]


def test_a_request_for_a_record_that_one_may_not_know_of_is_one_for_an_absent_record(
    world: World,
) -> None:
    ada = world.viewer("ada")
    for record_id in (world.hidden.id, "no-such-record"):
        with pytest.raises(NotFoundError) as refused:
            world.drafting.start(ada, [record_id])
        assert str(refused.value) == str(not_found(record_id))


def test_an_incomplete_request_is_not_sent_and_says_what_is_missing(world: World) -> None:
    ada = world.viewer("ada")
    draft = world.drafting.start(ada, [world.record.id])
    with pytest.raises(IncompleteRequestError) as refused:
        world.sending.submit(ada, draft.reference, expected=draft.version)
    assert refused.value.problems["title"] == "Enter an answer"
    assert world.asking.request(ada, draft.reference).request.state is RequestState.DRAFT


def test_a_request_for_two_owners_data_becomes_a_case_for_each(world: World) -> None:
    request = world.submitted(world.record, world.school_record)
    shown = world.asking.request(world.viewer("ada"), request.reference)
    assert [(case.owner, case.record_ids) for case in shown.cases] == [
        (RIVERS, (world.record.id,)),
        (SCHOOLS, (world.school_record.id,)),
    ]
    assert shown.request.state is RequestState.SUBMITTED
    assert shown.request.organisation == UNIVERSITY
    assert all(case.decision_due is not None for case in shown.cases)


def test_sending_twice_sends_once(world: World) -> None:
    draft = world.drafted()
    ada = world.viewer("ada")
    first = world.sending.submit(ada, draft.reference, expected=draft.version)
    again = world.sending.submit(ada, draft.reference, expected=draft.version)
    assert again == first
    assert len(world.asking.request(ada, draft.reference).cases) == 1


def test_two_tabs_lose_nothing(world: World) -> None:
    ada = world.viewer("ada")
    draft = world.drafting.start(ada, [world.record.id])
    first = {"title": Answer(text="From the first tab"), "need": Answer(text="Known")}
    second = {"title": Answer(text="From the second tab")}
    saved = world.drafting.save(ada, draft.reference, first, expected=draft.version)
    with pytest.raises(AnswersChangedError) as conflict:
        world.drafting.save(ada, draft.reference, second, expected=draft.version)
    assert conflict.value.typed == second
    assert conflict.value.stored == {"title": Answer(text="From the first tab")}
    chosen = world.drafting.save(ada, draft.reference, second, expected=conflict.value.version)
    assert chosen.answers == {**first, **second}
    assert saved.version < chosen.version


def test_another_section_saved_in_another_tab_is_no_conflict(world: World) -> None:
    ada = world.viewer("ada")
    draft = world.drafting.start(ada, [world.record.id])
    for question in ("title", "need"):
        world.drafting.save(
            ada, draft.reference, {question: Answer(text=question)}, expected=draft.version
        )
    answers = world.asking.request(ada, draft.reference).request.answers
    assert answers == {"title": Answer(text="title"), "need": Answer(text="need")}


def test_an_answer_to_no_question_is_not_kept(world: World) -> None:
    ada = world.viewer("ada")
    draft = world.drafting.start(ada, [world.record.id])
    saved = world.drafting.save(
        ada, draft.reference, {"state": Answer(text="approved")}, expected=draft.version
    )
    assert saved.answers == {}


def test_answers_that_an_owner_reads_are_not_changed(world: World) -> None:
    request = world.submitted()
    with pytest.raises(RefusedError, match="is reading these answers"):
        world.drafting.save(world.viewer("ada"), request.reference, {}, expected=request.version)


def test_a_returned_request_goes_back_with_what_was_changed_and_the_other_owner_is_told(
    world: World,
) -> None:
    request = world.submitted(world.record, world.school_record)
    case = world.case(request)
    world.answering.open(world.viewer("hal"), case.id, expected=1)
    world.answering.return_to_applicant(
        world.viewer("hal"), case.id, {"need": "Which rivers?"}, expected=2
    )
    ada = world.viewer("ada")
    shown = world.asking.request(ada, request.reference)
    assert shown.cases[0].comments == {"need": "Which rivers?"}
    changed = world.drafting.save(
        ada, request.reference, {"need": Answer(text="The Foss")}, expected=shown.request.version
    )
    world.sending.resubmit(ada, request.reference, expected=changed.version)
    assert world.case(request).state is CaseState.RESUBMITTED
    with world.store.reading() as work:
        other = work.events.of_case(world.case(request, SCHOOLS).id)[-1]
    assert other.action is CaseAction.CHANGE_ANSWERS
    assert [change.question for change in other.said.changes] == ["need"]
    assert other.said.changes[0].after == Answer(text="The Foss")


def test_owners_read_what_was_sent_and_not_what_is_being_written(world: World) -> None:
    request = world.submitted()
    case = world.case(request)
    world.answering.open(world.viewer("hal"), case.id, expected=1)
    world.answering.return_to_applicant(world.viewer("hal"), case.id, {"need": "?"}, expected=2)
    shown = world.asking.request(world.viewer("ada"), request.reference).request
    world.drafting.save(
        world.viewer("ada"),
        request.reference,
        {"need": Answer(text="half a sen")},
        expected=shown.version,
    )
    with world.store.reading() as work:
        kept = work.requests.get(request.id)
    assert kept.sent["need"] == Answer(text="An answer about need")
    assert kept.answers["need"] == Answer(text="half a sen")


def test_what_was_withdrawn_can_be_begun_again_with_its_answers(world: World) -> None:
    request = world.submitted()
    ada = world.viewer("ada")
    world.asking.withdraw(ada, world.case(request).id, "", expected=1)
    assert world.asking.request(ada, request.reference).request.state is RequestState.WITHDRAWN
    again = world.drafting.start_again(ada, request.reference)
    assert again.reference != request.reference
    assert again.answers["title"] == request.answers["title"]
    assert "declaration" not in again.answers


def test_a_deleted_draft_is_not_sent(world: World) -> None:
    draft = world.drafted()
    ada = world.viewer("ada")
    world.drafting.delete(ada, draft.reference)
    with pytest.raises(RefusedError, match="was deleted"):
        world.sending.submit(ada, draft.reference, expected=draft.version + 1)


def test_the_advice_names_the_route_the_owner_and_what_one_lacks(world: World) -> None:
    advice = Advising(world.desk).advise(world.viewer("ada"), world.record.id)
    assert advice.way.route is AccessRoute.RESEARCH
    assert advice.owner_name == "Rivers Office"
    assert advice.way.is_asked_here
    assert "accredited" in advice.way.lacks[0].what
    assert advice.measured is None


def test_colleagues_learn_that_their_organisation_asked_before_and_strangers_do_not(
    world: World,
) -> None:
    request = world.submitted()
    advising = Advising(world.desk)
    earlier = advising.advise(world.viewer("bo"), world.record.id).earlier
    assert [(each.reference, each.contact) for each in earlier] == [
        (request.reference, "Ada Invented")
    ]
    assert advising.advise(world.viewer("sam"), world.record.id).earlier == ()


def test_the_variable_picker_offers_what_the_viewer_may_see_of_the_dictionary(
    world: World,
) -> None:
    variables = Variables(world.desk)
    ids = [world.record.id, world.hidden.id]
    assert variables.groups(world.viewer("ada"), ids) == ()
    (group,) = variables.groups(world.viewer("hal"), ids)
    assert group.key.startswith(world.record.id)
    assert [variable.name for variable in group.variables] == ["kestrel"]


def test_a_stale_page_is_told_what_happened_meanwhile(world: World) -> None:
    case = world.in_review()
    with pytest.raises(ConflictError, match="Nothing is missing; it is being reviewed"):
        world.asking.withdraw(world.viewer("ada"), case.id, "", expected=2)
    assert world.fresh(case).state is CaseState.IN_REVIEW
