"""The owner's inbox: every case of theirs, how old it is and whose move it waits for."""

import datetime as dt

import msgspec

from catalogue.domain.answer import NO_ANSWER
from catalogue.domain.case import Case
from catalogue.domain.case_state import FINAL, CaseState, Turn
from catalogue.domain.case_words import owners_name
from catalogue.domain.viewer import Viewer
from catalogue.policy.requests import owners_answered_for, parts_in, writes
from catalogue.questions.checking import is_date
from catalogue.services.access.advising import name_of
from catalogue.services.access.desk import Desk
from catalogue.store.unit_of_work import UnitOfWork


class WaitingCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case in the inbox. ``age`` is in working days since it came, whoever's turn it was."""

    id: str
    reference: str
    title: str
    owner: str
    owner_name: str
    applicant_name: str
    organisation_name: str
    state: CaseState
    state_name: str
    turn: Turn
    age: int
    due_on: dt.date | None
    is_overdue: bool
    needed_by: dt.date | None
    assignee_name: str
    is_over: bool


class Inbox:
    """The use case of seeing what waits for an owner."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def cases(self, viewer: Viewer, *, with_closed: bool = False) -> list[WaitingCase]:
        """List the cases that a viewer answers: the owner's turn first, then the oldest."""
        owners = owners_answered_for(viewer)
        with self._desk.store.reading() as work:
            listed = [
                self._waiting(work, case)
                for case in (work.cases.of_owners(owners) if owners else [])
                if with_closed or case.state not in FINAL
                if _is_theirs(work, viewer, case)
            ]
        return sorted(listed, key=lambda each: (each.turn is not Turn.OWNER, -each.age, each.id))

    def _waiting(self, work: UnitOfWork, case: Case) -> WaitingCase:
        request = work.requests.get(case.request_id)
        now = self._desk.now()
        assignee = work.people.find(case.assignee) if case.assignee else None
        applicant = work.people.find(request.applicant)
        needed = request.sent.get("needed_by", NO_ANSWER).text.strip()
        return WaitingCase(
            id=case.id,
            reference=request.reference,
            title=request.sent.get("title", NO_ANSWER).text,
            owner=case.owner,
            owner_name=name_of(work, case.owner),
            applicant_name=applicant.name if applicant else "",
            organisation_name=name_of(work, request.organisation)
            or request.sent.get("organisation", NO_ANSWER).text,
            state=case.state,
            state_name=owners_name(case.state),
            turn=case.turn,
            age=sum(case.clock.days_at(now)),
            due_on=case.due_on,
            is_overdue=case.is_overdue(now),
            needed_by=dt.date.fromisoformat(needed) if is_date(needed) else None,
            assignee_name=assignee.name if assignee else "",
            is_over=case.state in FINAL,
        )


def _is_theirs(work: UnitOfWork, viewer: Viewer, case: Case) -> bool:
    request = work.requests.get(case.request_id)
    return not writes(viewer, request) and bool(parts_in(viewer, request, case))
