"""Two people at the very same moment, on both databases: one is heard, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from catalogue.domain.answer import Answer
from catalogue.domain.case_state import CaseState
from catalogue.domain.event import is_chain_whole
from catalogue.domain.refusal import RefusalReason
from catalogue.errors import CatalogueError, ConflictError
from catalogue.services.access.drafting import AnswersChangedError
from tests.access_world import World


def at_once(*attempts: Callable[[], object]) -> list[CatalogueError | None]:
    """Start all attempts together; return what each was refused with, if it was."""
    start = Barrier(len(attempts))

    def run(attempt: Callable[[], object]) -> CatalogueError | None:
        start.wait(timeout=10)
        try:
            attempt()
        except CatalogueError as refused:
            return refused
        return None

    with ThreadPoolExecutor(len(attempts)) as pool:
        return list(pool.map(run, attempts))


def test_of_two_decisions_at_the_same_moment_one_is_taken(world: World) -> None:
    case = world.in_review()
    dee, dot = world.viewer("dee"), world.viewer("dot")
    code = RefusalReason.TOO_BROAD
    refused = at_once(
        lambda: world.answering.approve(dee, case.id, expected=case.moves),
        lambda: world.answering.mind_to_refuse(
            dot, case.id, code, "No", "Less", expected=case.moves
        ),
    )
    assert sorted(type(each).__name__ for each in refused) == ["ConflictError", "NoneType"]
    after = world.fresh(case)
    assert after.state in {CaseState.APPROVED, CaseState.MINDED_TO_REFUSE}
    with world.store.reading() as work:
        assert is_chain_whole(work.events.of_case(case.id), after.last_hash)


def test_a_decision_and_a_withdrawal_at_the_same_moment_do_not_both_happen(world: World) -> None:
    case = world.in_review()
    dee, ada = world.viewer("dee"), world.viewer("ada")
    refused = at_once(
        lambda: world.answering.approve(dee, case.id, expected=case.moves),
        lambda: world.asking.withdraw(ada, case.id, "", expected=case.moves),
    )
    assert [type(each) for each in refused if each is not None] == [ConflictError]


def test_messages_at_the_same_moment_all_arrive(world: World) -> None:
    case = world.in_review()
    ada, hal = world.viewer("ada"), world.viewer("hal")
    refused = at_once(
        lambda: world.asking.send_message(ada, case.id, "From the applicant"),
        lambda: world.answering.send_message(hal, case.id, "From the owner"),
        lambda: world.answering.note(hal, case.id, "A note"),
    )
    assert refused == [None, None, None]
    with world.store.reading() as work:
        events = work.events.of_case(case.id)
    assert is_chain_whole(events, world.fresh(case).last_hash)
    assert len(events) == case.version + 3


def test_of_two_texts_saved_at_the_same_moment_none_is_lost(world: World) -> None:
    ada = world.viewer("ada")
    draft = world.drafting.start(ada, [world.record.id])

    def save(text: str) -> Callable[[], object]:
        answers = {"title": Answer(text=text)}
        return lambda: world.drafting.save(ada, draft.reference, answers, expected=draft.version)

    refused = at_once(save("One"), save("Two"))
    (conflict,) = [each for each in refused if isinstance(each, AnswersChangedError)]
    texts = {conflict.typed["title"].text, conflict.stored["title"].text}
    assert texts == {"One", "Two"}


def test_a_request_that_is_sent_twice_at_the_same_moment_is_sent_once(world: World) -> None:
    draft = world.drafted()
    ada = world.viewer("ada")

    def send() -> object:
        return world.sending.submit(ada, draft.reference, expected=draft.version)

    assert at_once(send, send) == [None, None]
    assert len(world.asking.request(ada, draft.reference).cases) == 1
