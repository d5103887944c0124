"""An applicant and two owners act as they like, at once and on stale pages; what must hold does."""

import datetime as dt
import itertools
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from catalogue.domain.access_request import state_of
from catalogue.domain.answer import Answer
from catalogue.domain.case import Case
from catalogue.domain.case_clock import STATE_CLOCKS
from catalogue.domain.case_history import fold
from catalogue.domain.case_state import FINAL, PRIVATE, CaseAction, CasePart, CaseState, Turn
from catalogue.domain.event import is_chain_whole
from catalogue.domain.refusal import RefusalReason
from catalogue.domain.transitions import TRANSITIONS, moves_from
from catalogue.domain.viewer import Viewer
from catalogue.errors import CatalogueError, ConflictError, RefusedError
from catalogue.services.access.reminding import Reminding
from catalogue.store import Store
from tests.access_world import RIVERS, SCHOOLS, World

CANARY = "zqnote"
CODE = RefusalReason.TOO_BROAD
DECISIONS = st.sampled_from(
    (CaseAction.APPROVE, CaseAction.MIND_TO_REFUSE, CaseAction.APPROVE_IN_PART)
)
OWNERS = st.sampled_from((RIVERS, SCHOOLS))
SELDOM = st.integers(0, 8).map(lambda n: n == 0)
_TEAMS = {RIVERS: ("hal", "dee", "dot"), SCHOOLS: ("sam",)}
_ROWS = {(row.source, row.action, row.target) for row in TRANSITIONS}

#: Something that somebody tries on a case, having seen so many moves of it.
Attempt: TypeAlias = Callable[[World, Viewer, str, int], object]

OWNER: dict[CaseAction, Attempt] = {
    CaseAction.OPEN: lambda w, v, c, n: w.answering.open(v, c, expected=n),
    CaseAction.RETURN: lambda w, v, c, n: w.answering.return_to_applicant(
        v, c, {"need": "?"}, expected=n
    ),
    CaseAction.START_REVIEW: lambda w, v, c, n: w.answering.start_review(v, c, expected=n),
    CaseAction.APPROVE: lambda w, v, c, n: w.answering.approve(v, c, expected=n),
    CaseAction.APPROVE_WITH_CONDITIONS: lambda w, v, c, n: w.answering.approve(
        v, c, conditions=["Tell"], expected=n
    ),
    CaseAction.APPROVE_IN_PART: lambda w, v, c, n: w.answering.approve_in_part(
        v, c, [], "Less", described="Totals", expected=n
    ),
    CaseAction.MIND_TO_REFUSE: lambda w, v, c, n: w.answering.mind_to_refuse(
        v, c, CODE, "No", "Less", expected=n
    ),
    CaseAction.RECONSIDER: lambda w, v, c, n: w.answering.reconsider(v, c, expected=n),
    CaseAction.REFUSE: lambda w, v, c, n: w.answering.refuse(v, c, CODE, "No", "Less", expected=n),
    CaseAction.REFER_ELSEWHERE: lambda w, v, c, n: w.answering.refer_elsewhere(
        v, c, "https://else.example", "There", expected=n
    ),
    CaseAction.START_AGREEMENT: lambda w, v, c, n: w.answering.start_agreement(v, c, expected=n),
    CaseAction.GO_LIVE: lambda w, v, c, n: w.answering.go_live(
        v, c, "A room", w.now.date() + dt.timedelta(days=40), expected=n
    ),
    CaseAction.CLOSE: lambda w, v, c, n: w.answering.close(v, c, "Done", expected=n),
    CaseAction.NOTE: lambda w, v, c, _: w.answering.note(v, c, CANARY),
    CaseAction.COMMENT: lambda w, v, c, _: w.answering.comment(v, c, "need", CANARY),
    CaseAction.MESSAGE: lambda w, v, c, _: w.answering.send_message(v, c, "Hello"),
}
APPLICANT: dict[CaseAction, Attempt] = {
    CaseAction.ANSWER_CONCERNS: lambda w, v, c, n: w.asking.answer_concerns(
        v, c, "But", expected=n
    ),
    CaseAction.ASK_INTERNAL_REVIEW: lambda w, v, c, n: w.asking.ask_internal_review(
        v, c, "Please", expected=n
    ),
    CaseAction.WITHDRAW: lambda w, v, c, n: w.asking.withdraw(v, c, "", expected=n),
    CaseAction.CLOSE: lambda w, v, c, n: w.asking.close(v, c, "Done", expected=n),
    CaseAction.MESSAGE: lambda w, v, c, _: w.asking.send_message(v, c, "Hello"),
}
_TO_REVIEW = (("hal", CaseAction.OPEN), ("hal", CaseAction.START_REVIEW))
WAYS = (
    (
        *_TO_REVIEW,
        ("dee", CaseAction.APPROVE),
        ("hal", CaseAction.START_AGREEMENT),
        ("hal", CaseAction.GO_LIVE),
    ),
    (*_TO_REVIEW, ("dee", CaseAction.MIND_TO_REFUSE), ("dee", CaseAction.REFUSE)),
)
_TALK = (CaseAction.NOTE, CaseAction.COMMENT, CaseAction.MESSAGE)
#: What does not depend on what was seen of the case.
ON_ANY_PAGE = [*(OWNER[action] for action in _TALK), APPLICANT[CaseAction.MESSAGE]]
_ENDS = {CaseAction.WITHDRAW, CaseAction.REFER_ELSEWHERE}


def choice(attempts: dict[CaseAction, Attempt], state: CaseState, pick: int) -> Attempt:
    """Choose what is tried: mostly what can happen, and seldom what ends everything early."""
    can = [action for action in attempts if any((state, action) == row[:2] for row in _ROWS)]
    likely = [action for action in can if action not in _ENDS]
    among = [likely or can, likely or can, likely or can, can or list(attempts), list(attempts)]
    chosen = among[pick % len(among)]
    return attempts[chosen[pick // len(among) % len(chosen)]]


class TwoActors(RuleBasedStateMachine):
    """One request for the data of two owners, and all that people can try with it."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.world = World(store)

    @initialize(way=st.sampled_from(WAYS), steps=st.integers(0, 5))
    def send(self, way: tuple[tuple[str, CaseAction], ...], steps: int) -> None:
        """Send the request that everything is about, and bring one case some way."""
        self.request = self.world.submitted(self.world.record, self.world.school_record)
        self.blank = {
            case.owner: Case(
                id=case.id,
                request_id=case.request_id,
                owner=case.owner,
                record_ids=case.record_ids,
                since=self.world.now,
            )
            for case in self.cases()
        }
        for who, action in way[:steps]:
            self.attempt(RIVERS, who, OWNER[action], stale=False)
            self.world.pass_time(days=16 * (action is CaseAction.MIND_TO_REFUSE))

    @rule(owner=OWNERS, who=st.integers(0, 2), pick=st.integers(0, 999), stale=SELDOM)
    def an_owner_acts(self, owner: str, who: int, pick: int, *, stale: bool) -> None:
        team = _TEAMS[owner]
        attempt = choice(OWNER, self.case(owner).state, pick)
        self.attempt(owner, team[who % len(team)], attempt, stale=stale)

    @rule(owner=OWNERS, pick=st.integers(0, 999), stale=SELDOM)
    def the_applicant_acts(self, owner: str, pick: int, *, stale: bool) -> None:
        attempt = choice(APPLICANT, self.case(owner).state, pick)
        self.attempt(owner, "ada", attempt, stale=stale)

    @rule(text=st.sampled_from(("More", "Less")))
    def the_applicant_sends_again(self, text: str) -> None:
        ada, reference = self.world.viewer("ada"), self.request.reference
        version = self.world.asking.request(ada, reference).request.version
        answers = {"need": Answer(text=text)}
        try:
            saved = self.world.drafting.save(ada, reference, answers, expected=version)
            self.world.sending.resubmit(ada, reference, expected=saved.version)
        except RefusedError:
            assert not any(case.state is CaseState.RETURNED for case in self.cases())

    @rule(first=DECISIONS, second=DECISIONS)
    def two_decide_at_once(self, first: CaseAction, second: CaseAction) -> None:
        case = self.case(RIVERS)
        done = 0
        for who, name in (("dee", first), ("dot", second)):
            try:
                OWNER[name](self.world, self.world.viewer(who), case.id, case.moves)
                done += 1
            except (RefusedError, ConflictError):
                pass
        assert done <= 1

    @rule(owner=OWNERS, action=st.sampled_from(list(OWNER)))
    def the_other_owner_tries(self, owner: str, action: CaseAction) -> None:
        case = self.case(owner)
        other = _TEAMS[SCHOOLS if owner == RIVERS else RIVERS][-1]
        try:
            OWNER[action](self.world, self.world.viewer(other), case.id, case.moves)
        except CatalogueError as refused:
            assert str(refused) == f"There is no case with the id {case.id!r}."  # noqa: PT017
        assert self.case(owner) == case

    @rule(days=st.sampled_from((0, 1, 5, 16, 45)))
    def time_passes(self, days: int) -> None:
        self.world.pass_time(days=days, minutes=1)
        Reminding(self.world.desk).look_at_the_clock()
        assert Reminding(self.world.desk).look_at_the_clock() == 0

    @invariant()
    def every_case_is_the_fold_of_an_unbroken_chain_of_legal_events(self) -> None:
        for case in self.cases():
            with self.store.reading() as work:
                events = work.events.of_case(case.id)
            assert is_chain_whole(events, case.last_hash)
            assert fold(self.blank[case.owner], events) == case
            assert all((e.from_state, e.action, e.to_state) in _ROWS for e in events)
            assert all(before.at <= after.at for before, after in itertools.pairwise(events))

    @invariant()
    def no_clock_is_negative(self) -> None:
        for case in self.cases():
            assert min(case.clock.days_at(self.world.now)) >= 0

    @invariant()
    def the_applicant_sees_no_note_and_can_always_do_something(self) -> None:
        shown = self.world.asking.request(self.world.viewer("ada"), self.request.reference)
        assert CANARY not in repr(shown)
        for case in shown.cases:
            assert not {past.action for past in case.history} & PRIVATE
            assert case.can
            assert case.words.can_do

    @invariant()
    def whoevers_turn_it_is_has_a_move(self) -> None:
        for case in self.cases():
            if case.state in FINAL:
                continue
            is_owners = STATE_CLOCKS[case.state].turn is Turn.OWNER
            parts = (CasePart.HANDLER, CasePart.DECIDER) if is_owners else (CasePart.APPLICANT,)
            assert any(
                row.target is not case.state for p in parts for row in moves_from(case.state, p)
            )

    @invariant()
    def the_request_stands_as_its_cases_do(self) -> None:
        cases = self.cases()
        with self.store.reading() as work:
            kept = work.requests.get(self.request.id)
        assert kept.state is state_of([case.state for case in cases])

    def attempt(self, owner: str, who: str, attempt: Attempt, *, stale: bool) -> None:
        """Try something; it happens whole, or nothing changes and a sentence says why."""
        before = self.case(owner)
        expected = before.moves - 1 if stale else before.moves
        try:
            attempt(self.world, self.world.viewer(who), before.id, expected)
            assert attempt in ON_ANY_PAGE or not stale
        except (RefusedError, ConflictError) as refused:
            assert str(refused)  # noqa: PT017
            assert self.case(owner) == before

    def case(self, owner: str) -> Case:
        """Return an owner's case as it is now."""
        return self.world.case(self.request, owner)

    def cases(self) -> list[Case]:
        """Return both cases as they are now."""
        return [self.case(RIVERS), self.case(SCHOOLS)]

    def teardown(self) -> None:
        """Let go of the store."""
        self.store.close()


def test_what_must_hold_holds_whatever_two_sides_do(sqlite_template: Path, tmp_path: Path) -> None:
    numbers = itertools.count()

    class Machine(TwoActors):
        """The machine over a new copy of the database each time."""

        def __init__(self) -> None:
            file = tmp_path / f"{next(numbers)}.sqlite3"
            shutil.copyfile(sqlite_template, file)
            super().__init__(Store.open(f"sqlite:///{file}"))

    run_state_machine_as_test(
        Machine,
        # Without shrinking: a walk is short enough to read, and shrinking takes minutes.
        settings=settings(
            max_examples=10,
            stateful_step_count=20,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
