"""Requests, cases and events, on both databases: nothing written over, no event ever changed."""

import msgspec
import pytest
from sqlalchemy import Executable, delete, text, update

from catalogue.domain.access_request import ALPHABET, RequestState, new_reference
from catalogue.domain.answer import Answer, NamedPerson
from catalogue.domain.case_history import fold
from catalogue.domain.case_state import CaseAction, CasePart, CaseState
from catalogue.domain.event import is_chain_whole
from catalogue.errors import CatalogueError, NotFoundError
from catalogue.store import Store
from catalogue.store.access_tables import case_events
from tests.access_requests import a_case, a_move, a_request, moved


def stored(store: Store) -> None:
    """Store a request with a case that was sent and opened."""
    case, sent = moved(a_case(), a_move(CaseAction.SUBMIT, CasePart.APPLICANT))
    opened_case, opened = moved(case, a_move(CaseAction.OPEN))
    with store.unit_of_work() as work:
        work.requests.add(a_request(), new_reference)
        work.cases.add(case)
        work.events.add(sent)
        work.cases.locked(case.id)
        work.cases.put(opened_case)
        work.events.add(opened)


def test_a_request_comes_back_as_it_was_with_a_reference_of_eight_characters(store: Store) -> None:
    answers = {"title": Answer(text="Rivers\n", people=(NamedPerson(name="Bo Invented"),))}
    asked = msgspec.structs.replace(a_request(), answers=answers, collaborators=frozenset({"bo"}))
    with store.unit_of_work() as work:
        kept = work.requests.add(asked, new_reference)
    with store.reading() as work:
        assert work.requests.get(asked.id) == kept
        assert work.requests.find(kept.reference) == kept
        assert [work.requests.of_person(who) for who in ("ada", "bo", "cy")] == [[kept], [kept], []]
        assert work.requests.of_organisation("university-of-invention") == [kept]
        assert work.requests.in_state(RequestState.DRAFT) == [kept]
    assert len(kept.reference) == 8
    assert set(kept.reference) <= set(ALPHABET)


def test_a_reference_that_is_taken_is_drawn_anew(store: Store) -> None:
    drawn = iter(["AAAA1111", "AAAA1111", "BBBB2222"])
    with store.unit_of_work() as work:
        first = work.requests.add(a_request("one"), lambda: next(drawn))
        second = work.requests.add(a_request("two"), lambda: next(drawn))
    assert (first.reference, second.reference) == ("AAAA1111", "BBBB2222")


def test_an_absent_request_is_not_found(store: Store) -> None:
    with store.reading() as work:
        assert work.requests.find("AAAA1111") is None
        assert work.cases.find("nothing") is None
        with pytest.raises(NotFoundError):
            work.requests.get("nothing")


def test_a_request_is_not_written_over_by_who_has_not_seen_the_last_change(store: Store) -> None:
    with store.unit_of_work() as work:
        first = work.requests.add(a_request(), new_reference)
        second = msgspec.structs.replace(first, version=2, collaborators=frozenset({"bo"}))
        assert work.requests.put(second, expected=1)
        stale = msgspec.structs.replace(first, version=2, answers={"title": Answer(text="Late")})
        assert not work.requests.put(stale, expected=1)
    with store.reading() as work:
        assert work.requests.get(first.id) == second
        assert work.requests.of_person("bo") == [second]


def test_a_case_is_the_fold_of_the_events_that_are_stored(store: Store) -> None:
    stored(store)
    with store.reading() as work:
        events = work.events.of_case("case-1")
        case = work.cases.find("case-1")
        assert case is not None
        assert case == fold(a_case(), events)
        assert is_chain_whole(events, case.last_hash)
        assert work.events.of_cases(["case-1", "case-2"]) == {"case-1": events}


def test_cases_are_found_by_owner_state_person_and_day(store: Store) -> None:
    stored(store)
    with store.reading() as work:
        case = work.cases.find("case-1")
        assert case is not None
        assert case.due_on is not None
        assert work.cases.of_owners(["rivers-office", "schools"]) == [case]
        assert work.cases.of_owners(["schools"]) == []
        assert work.cases.in_states([CaseState.TRIAGE]) == [case]
        assert work.cases.of_person("ada", [CaseState.TRIAGE]) == [case]
        assert work.cases.of_person("bo", [CaseState.TRIAGE]) == []
        assert work.cases.of_request("request-1") == [case]
        assert work.cases.due_by(case.due_on) == [case]


def test_the_database_refuses_to_change_or_delete_an_event(store: Store) -> None:
    stored(store)
    changes: list[Executable] = [
        update(case_events).values(actor="somebody else"),
        delete(case_events),
    ]
    if store.place.file is None:
        changes.append(text("TRUNCATE case_events CASCADE"))
    for change in changes:
        with pytest.raises(CatalogueError), store.unit_of_work() as work:
            work.connection.execute(change)
    with store.reading() as work:
        assert len(work.events.of_case("case-1")) == 2


def test_an_event_can_lose_its_words_but_not_its_place_in_the_chain(store: Store) -> None:
    stored(store)
    with store.unit_of_work() as work:
        last = work.events.of_case("case-1")[-1]
        work.events.erase(last.id)
    with store.reading() as work:
        events = work.events.of_case("case-1")
        case = work.cases.find("case-1")
    assert case is not None
    assert events[-1].payload is None
    assert is_chain_whole(events, case.last_hash)


def test_two_events_cannot_take_the_same_place(store: Store) -> None:
    stored(store)
    with store.reading() as work:
        last = work.events.of_case("case-1")[-1]
    twin = msgspec.structs.replace(last, id="another")
    with pytest.raises(CatalogueError), store.unit_of_work() as work:
        work.events.add(twin)
