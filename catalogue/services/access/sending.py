"""Sending a request: checked, split into a case for each owner, and sent again after a return."""

from collections.abc import Mapping

import msgspec

from catalogue.domain.access_request import AccessRequest, RequestState
from catalogue.domain.answer import changes_between
from catalogue.domain.case import Case
from catalogue.domain.case_state import FINAL, CaseAction, CasePart, CaseState
from catalogue.domain.event import Payload
from catalogue.domain.viewer import Viewer
from catalogue.errors import RefusedError
from catalogue.questions.checking import problems
from catalogue.services.access.advising import owner_of
from catalogue.services.access.desk import Desk
from catalogue.services.access.finding import own_request, own_request_locked
from catalogue.services.access.moving import make_move, move_of, open_case
from catalogue.store.unit_of_work import UnitOfWork


class IncompleteRequestError(RefusedError):
    """Answers are missing or will not do; ``problems`` says which, by question."""

    def __init__(self, found: Mapping[str, str]) -> None:
        super().__init__("Some answers are missing or will not do. Nothing was sent or lost.")
        self.problems = dict(found)


class Sending:
    """The use case of sending a request to the owners of the data."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def check(self, viewer: Viewer, reference: str) -> Mapping[str, str]:
        """Say what is still wrong with a request, by question."""
        with self._desk.store.reading() as work:
            request = own_request(work, viewer, reference)
        return problems(self._desk.bank, request.route, request.answers)

    def submit(self, viewer: Viewer, reference: str, *, expected: int) -> AccessRequest:
        """Send a draft to each owner; raise ``IncompleteRequestError`` when it is not ready.

        Sending what was sent already changes nothing: a button may be pressed twice.
        """
        with self._desk.store.reading() as work:
            asked_for = own_request(work, viewer, reference).record_ids
        records = self._desk.still_seen(viewer, asked_for)
        if len(records) < len(asked_for):
            raise RefusedError("One of the datasets can no longer be asked for; take it out first.")
        with self._desk.store.unit_of_work() as work:
            request = own_request_locked(work, viewer, reference)
            if request.submitted_at is not None and request.state is not RequestState.WITHDRAWN:
                return request
            self._refuse_unless_ready(request, expected)
            owners: dict[str, list[str]] = {}
            for record in records:
                owner = owner_of(work, record)
                if owner is None:
                    raise RefusedError("The owner of one of the datasets takes no requests here.")
                owners.setdefault(owner, []).append(record.id)
            sent = self._sent(work, request)
            for owner, record_ids in sorted(owners.items()):
                self._open(work, viewer, sent, owner, tuple(record_ids))
            return work.requests.get(request.id)

    def resubmit(self, viewer: Viewer, reference: str, *, expected: int) -> AccessRequest:
        """Send changed answers to the owners who returned the request; tell the others."""
        with self._desk.store.unit_of_work() as work:
            request = own_request_locked(work, viewer, reference)
            cases = work.cases.of_request(request.id)
            if not any(case.state is CaseState.RETURNED for case in cases):
                raise RefusedError("No owner has returned the request; nothing was sent.")
            self._refuse_unless_ready(request, expected)
            changes = changes_between(request.sent, request.answers)
            sent = self._sent(work, request)
            for case in cases:
                action = _TELLS.get(case.state, CaseAction.CHANGE_ANSWERS)
                if case.state in FINAL or (action is CaseAction.CHANGE_ANSWERS and not changes):
                    continue
                said = Payload(changes=changes)
                move = move_of(viewer, CasePart.APPLICANT, action, said, sent.organisation)
                make_move(self._desk, work, case, move)
            return work.requests.get(request.id)

    def _refuse_unless_ready(self, request: AccessRequest, expected: int) -> None:
        if request.state in {RequestState.WITHDRAWN, RequestState.LAPSED}:
            raise RefusedError("This draft was deleted; start a new request with its answers.")
        if request.version != expected:
            raise RefusedError(
                "The answers were changed while you looked at them. Check them again, then send."
            )
        found = problems(self._desk.bank, request.route, request.answers)
        if found:
            raise IncompleteRequestError(found)

    def _sent(self, work: UnitOfWork, request: AccessRequest) -> AccessRequest:
        now = self._desk.now()
        sent = msgspec.structs.replace(
            request,
            sent=request.answers,
            state=RequestState.SUBMITTED,
            submitted_at=request.submitted_at or now,
            changed_at=now,
            version=request.version + 1,
        )
        work.requests.put(sent, expected=request.version)
        return sent

    def _open(
        self,
        work: UnitOfWork,
        viewer: Viewer,
        request: AccessRequest,
        owner: str,
        record_ids: tuple[str, ...],
    ) -> None:
        blank = Case(
            id=self._desk.new_id(),
            request_id=request.id,
            owner=owner,
            record_ids=record_ids,
            since=self._desk.now(),
        )
        move = move_of(
            viewer, CasePart.APPLICANT, CaseAction.SUBMIT, Payload(), request.organisation
        )
        open_case(self._desk, work, request, blank, move)


_TELLS = {CaseState.RETURNED: CaseAction.RESUBMIT}
