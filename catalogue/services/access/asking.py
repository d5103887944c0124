"""The applicant's side: my requests, how each stands, and what I can do in a case."""

import datetime as dt

import msgspec

from catalogue.domain.access_request import AccessRequest, RequestState
from catalogue.domain.case import Case, Refusal
from catalogue.domain.case_state import CaseAction, CasePart, CaseState, Turn
from catalogue.domain.case_words import STATE_WORDS, StateWords
from catalogue.domain.event import Payload
from catalogue.domain.transitions import moves_from
from catalogue.domain.viewer import Viewer
from catalogue.policy.requests import co_ordinated
from catalogue.questions.sections import Task, tasks
from catalogue.services.access.advising import name_of
from catalogue.services.access.desk import Desk
from catalogue.services.access.finding import asked_case, own_request
from catalogue.services.access.history import PastEvent, history
from catalogue.services.access.holding_back import MESSAGES, hold_back
from catalogue.services.access.moving import make_move, move_of
from catalogue.store.unit_of_work import UnitOfWork
from schemas.model import best

_APPLICANT = frozenset({CasePart.APPLICANT})


class AskedDataset(msgspec.Struct, frozen=True):
    """A dataset that is asked for; without a title it may no longer be seen by the applicant."""

    id: str
    title: str


class AskedCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case as its applicant sees it: nothing of the owner's notes, and no person of the team.

    ``can`` are the actions open to the applicant now. ``moves`` is what they have seen of it.
    """

    id: str
    owner: str
    owner_name: str
    record_ids: tuple[str, ...]
    state: CaseState
    words: StateWords
    turn: Turn
    due_on: dt.date | None
    is_overdue: bool
    decision_due: dt.date | None
    ran: int
    stood: int
    comments: dict[str, str]
    refusal: Refusal | None
    granted: tuple[str, ...]
    conditions: tuple[str, ...]
    expires_on: dt.date | None
    place: str
    link: str
    can: frozenset[CaseAction]
    moves: int
    history: tuple[PastEvent, ...]


class AskedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request as those who write it see it."""

    request: AccessRequest
    datasets: tuple[AskedDataset, ...]
    tasks: tuple[Task, ...]
    cases: tuple[AskedCase, ...]
    is_writable: bool


class ColleaguesRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request of somebody of an organisation, as its co-ordinator knows of it: not its answers.

    ``datasets`` are those that the co-ordinator may know of.
    """

    reference: str
    state: RequestState
    submitted_at: dt.datetime | None
    applicant_name: str
    datasets: tuple[str, ...]


class Asking:
    """The use case of following a request and acting on it as the applicant."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def mine(self, viewer: Viewer) -> list[AskedRequest]:
        """List the requests that a viewer writes, the latest change first."""
        if viewer.person_id is None:
            return []
        with self._desk.store.reading() as work:
            requests = work.requests.of_person(viewer.person_id)
            listed = [(request, self._cases(work, request)) for request in requests]
        return [self._view(viewer, request, cases) for request, cases in listed]

    def of_colleagues(self, viewer: Viewer) -> list[ColleaguesRequest]:
        """List what was sent from the organisations whose requests a viewer co-ordinates."""
        with self._desk.store.reading() as work:
            sent = [
                request
                for slug in sorted(co_ordinated(viewer))
                for request in work.requests.of_organisation(slug)
                if request.submitted_at is not None
            ]
            people = work.people.named({request.applicant for request in sent})
        return [
            ColleaguesRequest(
                reference=request.reference,
                state=request.state,
                submitted_at=request.submitted_at,
                applicant_name=people[request.applicant].name
                if request.applicant in people
                else "",
                datasets=tuple(
                    best(record.resource.title)
                    for record in self._desk.still_seen(viewer, request.record_ids)
                ),
            )
            for request in sent
        ]

    def request(self, viewer: Viewer, reference: str) -> AskedRequest:
        """Return a request that a viewer writes; raise ``NotFoundError`` for every other."""
        with self._desk.store.reading() as work:
            request = own_request(work, viewer, reference)
            cases = self._cases(work, request)
        return self._view(viewer, request, cases)

    def answer_concerns(self, viewer: Viewer, case_id: str, text: str, *, expected: int) -> None:
        """Answer the owner's notice of a refusal."""
        self._move(viewer, case_id, CaseAction.ANSWER_CONCERNS, Payload(reason=text), expected)

    def ask_internal_review(
        self, viewer: Viewer, case_id: str, grounds: str, *, expected: int
    ) -> None:
        """Ask that somebody else look at a refusal."""
        said = Payload(reason=grounds)
        self._move(viewer, case_id, CaseAction.ASK_INTERNAL_REVIEW, said, expected)

    def withdraw(self, viewer: Viewer, case_id: str, reason: str, *, expected: int) -> None:
        """Withdraw a case; a reason is welcome and not needed."""
        self._move(viewer, case_id, CaseAction.WITHDRAW, Payload(reason=reason), expected)

    def close(self, viewer: Viewer, case_id: str, outcome: str, *, expected: int) -> None:
        """Close a case whose access is used up, with what came of it."""
        self._move(viewer, case_id, CaseAction.CLOSE, Payload(reason=outcome), expected)

    def send_message(self, viewer: Viewer, case_id: str, text: str) -> None:
        """Send the owner a message; raise ``TooManyAttemptsError`` past so many in an hour."""
        with self._desk.store.reading() as work:
            asked_case(work, viewer, case_id)
        hold_back(self._desk, MESSAGES, viewer)
        self._move(viewer, case_id, CaseAction.MESSAGE, Payload(reason=text), None)

    def _move(
        self, viewer: Viewer, case_id: str, action: CaseAction, said: Payload, expected: int | None
    ) -> None:
        with self._desk.store.unit_of_work() as work:
            found = asked_case(work, viewer, case_id)
            organisation = found.request.organisation
            move = move_of(viewer, CasePart.APPLICANT, action, said, organisation)
            make_move(self._desk, work, found.case, move, expected)

    def _view(
        self, viewer: Viewer, request: AccessRequest, cases: tuple[AskedCase, ...]
    ) -> AskedRequest:
        seen = {r.id: r for r in self._desk.still_seen(viewer, request.record_ids)}
        titles = {id_: best(record.resource.title) for id_, record in seen.items()}
        return AskedRequest(
            request=request,
            datasets=tuple(AskedDataset(id_, titles.get(id_, "")) for id_ in request.record_ids),
            tasks=tasks(self._desk.bank, request.route, request.answers),
            cases=cases,
            is_writable=request.submitted_at is None
            or any(case.state is CaseState.RETURNED for case in cases),
        )

    def _cases(self, work: UnitOfWork, request: AccessRequest) -> tuple[AskedCase, ...]:
        now = self._desk.now()
        return tuple(_asked(work, case, now) for case in work.cases.of_request(request.id))


def _asked(work: UnitOfWork, case: Case, now: dt.datetime) -> AskedCase:
    ran, stood = case.clock.days_at(now)
    return AskedCase(
        id=case.id,
        owner=case.owner,
        owner_name=name_of(work, case.owner),
        record_ids=case.record_ids,
        state=case.state,
        words=STATE_WORDS[case.state],
        turn=case.turn,
        due_on=case.due_on,
        is_overdue=case.is_overdue(now),
        decision_due=case.clock.decision_due(),
        ran=ran,
        stood=stood,
        comments=case.comments,
        refusal=case.refusal,
        granted=case.granted,
        conditions=case.conditions,
        expires_on=case.expires_on,
        place=case.place,
        link=case.link,
        can=frozenset(row.action for row in moves_from(case.state, CasePart.APPLICANT)),
        moves=case.moves,
        history=history(work, work.events.of_case(case.id), _APPLICANT),
    )
