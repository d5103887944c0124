"""The owner's side: the inbox, a case with all that is needed to weigh it, and every decision."""

import datetime as dt
from collections.abc import Mapping, Sequence

from catalogue.domain.case_state import CaseAction, CasePart
from catalogue.domain.event import Payload
from catalogue.domain.refusal import RefusalReason
from catalogue.domain.transitions import MoveRefusedError, parts_for
from catalogue.domain.viewer import Viewer
from catalogue.errors import RefusedError
from catalogue.policy.requests import ANSWERING_ROLES, VARIABLES, answers_for
from catalogue.services.access.desk import Desk
from catalogue.services.access.finding import FoundCase, answered_case
from catalogue.services.access.moving import make_move, move_of


class Answering:
    """The use case of working on a case for the owner of the data.

    ``expected`` is how many moves of the case whoever acts has seen; when there were more, nothing
    is written and ``ConflictError`` tells what happened meanwhile.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self, viewer: Viewer, case_id: str, *, expected: int) -> None:
        """Begin to check a case."""
        self._move(viewer, case_id, CaseAction.OPEN, Payload(), expected)

    def start_review(self, viewer: Viewer, case_id: str, *, expected: int) -> None:
        """Say that all is there and the review begins."""
        self._move(viewer, case_id, CaseAction.START_REVIEW, Payload(), expected)

    def comment(self, viewer: Viewer, case_id: str, question: str, text: str) -> None:
        """Draft a comment on a question; the applicant reads it when the case is returned."""
        self._refuse_unknown(question)
        said = Payload(comments={question: text})
        self._move(viewer, case_id, CaseAction.COMMENT, said, None)

    def note(self, viewer: Viewer, case_id: str, text: str) -> None:
        """Keep a note that only the owner's team reads."""
        self._move(viewer, case_id, CaseAction.NOTE, Payload(reason=text), None)

    def assign(self, viewer: Viewer, case_id: str, person_id: str) -> None:
        """Give a case to somebody of the team, or with no id to nobody."""
        with self._desk.store.reading() as work:
            owner = answered_case(work, viewer, case_id).case.owner
            member = work.memberships.find(person_id, owner) if person_id else None
        if person_id and not (member and member.confirmed_at and member.roles & ANSWERING_ROLES):
            raise RefusedError("Give the case to somebody who answers requests for this owner.")
        self._move(viewer, case_id, CaseAction.ASSIGN, Payload(assignee=person_id), None)

    def team(self, viewer: Viewer, case_id: str) -> list[tuple[str, str]]:
        """List the ids and names of those who answer for the owner of a case."""
        with self._desk.store.reading() as work:
            found = answered_case(work, viewer, case_id)
            members = work.memberships.of_organisation(found.case.owner)
            ids = {m.person_id for m in members if m.confirmed_at and m.roles & ANSWERING_ROLES}
            people = work.people.named(ids - found.request.people)
        active = [(person.id, person.name) for person in people.values() if person.is_active]
        return sorted(active, key=lambda each: (each[1], each[0]))

    def send_message(self, viewer: Viewer, case_id: str, text: str) -> None:
        """Send the applicant a message."""
        self._move(viewer, case_id, CaseAction.MESSAGE, Payload(reason=text), None)

    def return_to_applicant(
        self,
        viewer: Viewer,
        case_id: str,
        comments: Mapping[str, str],
        *,
        deadline: dt.date | None = None,
        expected: int,
    ) -> None:
        """Ask the applicant to change or explain answers; the owner's clock stands meanwhile."""
        kept = {question: text for question, text in comments.items() if text.strip()}
        for question in kept:
            self._refuse_unknown(question)
        if deadline is not None and deadline <= self._desk.now().date():
            raise MoveRefusedError("Give the applicant a day that is still to come.")
        said = Payload(comments=kept, deadline=deadline)
        self._move(viewer, case_id, CaseAction.RETURN, said, expected)

    def approve(
        self,
        viewer: Viewer,
        case_id: str,
        *,
        conditions: Sequence[str] = (),
        reason: str = "",
        expected: int,
    ) -> None:
        """Say yes to all that was asked for, with conditions or without."""
        kept = tuple(condition for condition in conditions if condition.strip())
        action = CaseAction.APPROVE_WITH_CONDITIONS if kept else CaseAction.APPROVE
        said = Payload(conditions=kept, reason=reason, variables=self._wanted(viewer, case_id))
        self._move(viewer, case_id, action, said, expected)

    def approve_in_part(
        self,
        viewer: Viewer,
        case_id: str,
        variables: Sequence[str],
        reason: str,
        *,
        described: str = "",
        expected: int,
    ) -> None:
        """Say yes to some of what was asked for, and why not to all.

        ``variables`` are among those asked for; ``described`` is what is granted in other words.
        """
        wanted = self._wanted(viewer, case_id)
        granted = [variable for variable in wanted if variable in set(variables)]
        granted += [described.strip()] if described.strip() else []
        said = Payload(variables=tuple(granted), reason=reason)
        self._move(viewer, case_id, CaseAction.APPROVE_IN_PART, said, expected)

    def mind_to_refuse(
        self,
        viewer: Viewer,
        case_id: str,
        code: RefusalReason | None,
        reason: str,
        what_would_change: str,
        *,
        expected: int,
    ) -> None:
        """Give notice of a refusal: why, and what would change it."""
        said = Payload(reason_code=code, reason=reason, what_would_change=what_would_change)
        self._move(viewer, case_id, CaseAction.MIND_TO_REFUSE, said, expected)

    def reconsider(self, viewer: Viewer, case_id: str, *, expected: int) -> None:
        """Take a notice of a refusal back."""
        self._move(viewer, case_id, CaseAction.RECONSIDER, Payload(), expected)

    def refuse(
        self,
        viewer: Viewer,
        case_id: str,
        code: RefusalReason | None,
        reason: str,
        what_would_change: str,
        *,
        expected: int,
    ) -> None:
        """Refuse, when the applicant has had their time to answer the notice."""
        said = Payload(reason_code=code, reason=reason, what_would_change=what_would_change)
        self._move(viewer, case_id, CaseAction.REFUSE, said, expected)

    def refer_elsewhere(
        self, viewer: Viewer, case_id: str, link: str, reason: str, *, expected: int
    ) -> None:
        """Tell the applicant where this data is applied for instead."""
        said = Payload(link=link.strip(), reason=reason)
        self._move(viewer, case_id, CaseAction.REFER_ELSEWHERE, said, expected)

    def start_agreement(self, viewer: Viewer, case_id: str, *, expected: int) -> None:
        """Begin to write the agreement."""
        self._move(viewer, case_id, CaseAction.START_AGREEMENT, Payload(), expected)

    def go_live(
        self, viewer: Viewer, case_id: str, place: str, expires_on: dt.date | None, *, expected: int
    ) -> None:
        """Open the access: where, and until which day."""
        said = Payload(place=place, expires_on=expires_on)
        self._move(viewer, case_id, CaseAction.GO_LIVE, said, expected)

    def close(self, viewer: Viewer, case_id: str, reason: str, *, expected: int) -> None:
        """Close a case whose access is used up."""
        self._move(viewer, case_id, CaseAction.CLOSE, Payload(reason=reason), expected)

    def _move(
        self, viewer: Viewer, case_id: str, action: CaseAction, said: Payload, expected: int | None
    ) -> None:
        with self._desk.store.unit_of_work() as work:
            found = answered_case(work, viewer, case_id)
            role = _role_for(found, action)
            move = move_of(viewer, role, action, said, found.case.owner)
            make_move(self._desk, work, found.case, move, expected)

    def _wanted(self, viewer: Viewer, case_id: str) -> tuple[str, ...]:
        """Return the variables that were asked for of this owner."""
        with self._desk.store.reading() as work:
            found = answered_case(work, viewer, case_id)
        return wanted_variables(found)

    def _refuse_unknown(self, question: str) -> None:
        if self._desk.bank.find(question) is None:
            raise RefusedError("There is no such question; nothing was written.")


def wanted_variables(found: FoundCase) -> tuple[str, ...]:
    """Return the variables that a request wants of the records of one case."""
    answer = answers_for(found.case, found.request.sent).get(VARIABLES)
    return answer.chosen if answer else ()


def _role_for(found: FoundCase, action: CaseAction) -> CasePart:
    """Choose the part in which somebody acts: as who decides, where that is needed."""
    by = parts_for(action)
    allowed = [part for part in (CasePart.HANDLER, CasePart.DECIDER) if part in found.parts & by]
    return allowed[0] if allowed else CasePart.HANDLER
