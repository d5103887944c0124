"""Writing a request: begun from records, saved as often as one likes, checked only when sent."""

from collections.abc import Mapping, Sequence

import msgspec

from catalogue.domain.access_request import AccessRequest, RequestState
from catalogue.domain.answer import NO_ANSWER, Answer, Answers
from catalogue.domain.case import Case
from catalogue.domain.case_state import CaseState
from catalogue.domain.viewer import Viewer
from catalogue.errors import ConflictError, RefusedError
from catalogue.policy.routes import RouteAdvice
from catalogue.services.access.advising import Advising
from catalogue.services.access.desk import Desk
from catalogue.services.access.finding import own_request, own_request_locked
from catalogue.services.access.holding_back import BEGUN, hold_back
from schemas.model.codes import AccessRoute

#: More datasets in one request than anybody could give reasons for.
MOST_RECORDS = 20


class AnswersChangedError(ConflictError):
    """Somebody saved other answers meanwhile: what was typed, what is stored, and its version."""

    def __init__(self, typed: Answers, stored: Answers, version: int) -> None:
        super().__init__(
            "These answers were changed while you had the page open, in another tab or by "
            "somebody you write the request with. Both texts are kept below: choose which to save."
        )
        self.typed = dict(typed)
        self.stored = dict(stored)
        self.version = version


class Drafting:
    """The use case of writing a request."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._advising = Advising(desk)

    def start(
        self, viewer: Viewer, record_ids: Sequence[str], organisation: str | None = None
    ) -> AccessRequest:
        """Begin a request for records; raise ``NotFoundError`` for one that may not be known.

        Raise ``TooManyAttemptsError`` past so many in a day.
        """
        if viewer.person_id is None:
            raise RefusedError("Sign in to ask for access.")
        wanted = tuple(dict.fromkeys(record_ids))
        route = self._route_for(viewer, wanted)
        hold_back(self._desk, BEGUN, viewer)
        now = self._desk.now()
        draft = AccessRequest(
            id=self._desk.new_id(),
            reference="",
            applicant=viewer.person_id,
            organisation=_organisation_of(viewer, organisation),
            route=route,
            record_ids=wanted,
            created_at=now,
            changed_at=now,
        )
        with self._desk.store.unit_of_work() as work:
            return work.requests.add(draft, self._desk.new_reference)

    def start_again(self, viewer: Viewer, reference: str) -> AccessRequest:
        """Begin a new request for the same data with the answers of an earlier one."""
        with self._desk.store.reading() as work:
            earlier = own_request(work, viewer, reference)
        seen = [record.id for record in self._desk.still_seen(viewer, earlier.record_ids)]
        if not seen:
            raise RefusedError("None of the datasets can be asked for any more.")
        begun = self.start(viewer, seen, earlier.organisation)
        answers = {k: v for k, v in earlier.answers.items() if k not in _GIVEN_ANEW}
        return self.save(viewer, begun.reference, answers, expected=begun.version)

    def add_records(
        self, viewer: Viewer, reference: str, record_ids: Sequence[str]
    ) -> AccessRequest:
        """Put records into a draft; raise ``NotFoundError`` for one that may not be known."""
        with self._desk.store.reading() as work:
            draft = own_request(work, viewer, reference)
        wanted = tuple(dict.fromkeys([*draft.record_ids, *record_ids]))
        route = self._route_for(viewer, wanted)
        return self._change_draft(viewer, reference, {"record_ids": wanted, "route": route})

    def remove_record(self, viewer: Viewer, reference: str, record_id: str) -> AccessRequest:
        """Take a record out of a draft; the last one stays."""
        with self._desk.store.reading() as work:
            draft = own_request(work, viewer, reference)
        left = tuple(each for each in draft.record_ids if each != record_id)
        if not left:
            raise RefusedError("A request asks for at least one dataset; delete the draft instead.")
        return self._change_draft(viewer, reference, {"record_ids": left})

    def save(
        self, viewer: Viewer, reference: str, answers: Mapping[str, Answer], *, expected: int
    ) -> AccessRequest:
        """Keep answers as they were typed, whether or not they will do.

        Raise ``AnswersChangedError`` when one of these answers was changed since the version that
        was seen; other answers are no conflict.
        """
        known = {key: answer for key, answer in answers.items() if self._desk.bank.find(key)}
        with self._desk.store.unit_of_work() as work:
            request = own_request_locked(work, viewer, reference)
            refuse_unless_writable(request, work.cases.of_request(request.id))
            _refuse_if_changed(request, known, expected)
            changed = self._changed(request, _with_answers(request, known))
            work.requests.put(changed, expected=request.version)
            return changed

    def delete(self, viewer: Viewer, reference: str) -> None:
        """Withdraw a draft; its answers are kept for a new beginning."""
        self._change_draft(viewer, reference, {"state": RequestState.WITHDRAWN})

    def _change_draft(
        self, viewer: Viewer, reference: str, changes: dict[str, object]
    ) -> AccessRequest:
        with self._desk.store.unit_of_work() as work:
            request = own_request_locked(work, viewer, reference)
            if request.state is not RequestState.DRAFT:
                raise RefusedError("The request was sent already; this is for drafts only.")
            changed = self._changed(request, changes)
            work.requests.put(changed, expected=request.version)
            return changed

    def _changed(self, request: AccessRequest, changes: dict[str, object]) -> AccessRequest:
        changed = msgspec.structs.replace(request, **changes)
        return msgspec.structs.replace(
            changed, version=request.version + 1, changed_at=self._desk.now(), reminded_at=None
        )

    def _route_for(self, viewer: Viewer, record_ids: Sequence[str]) -> AccessRoute:
        if not 0 < len(record_ids) <= MOST_RECORDS:
            raise RefusedError(f"Choose at least one dataset and at most {MOST_RECORDS}.")
        ways = [self._advising.advise(viewer, record_id).way for record_id in record_ids]
        _refuse_unless_asked_here(ways)
        is_research = any(way.route is AccessRoute.RESEARCH for way in ways)
        return AccessRoute.RESEARCH if is_research else AccessRoute.GOV


#: What somebody confirmed once is not confirmed for another request.
_GIVEN_ANEW = {"declaration", "publication"}


def refuse_unless_writable(request: AccessRequest, cases: Sequence[Case]) -> None:
    """Refuse to change answers that an owner is reading and has not asked to change."""
    is_returned = any(case.state is CaseState.RETURNED for case in cases)
    if request.state is not RequestState.DRAFT and not is_returned:
        raise RefusedError(
            "The owner is reading these answers. Send a message, or withdraw the request and "
            "start again with the same answers."
        )


def _with_answers(request: AccessRequest, typed: Answers) -> dict[str, object]:
    new = [key for key, answer in typed.items() if request.answers.get(key, NO_ANSWER) != answer]
    return {
        "answers": {**request.answers, **typed},
        "changed_in": {**request.changed_in, **dict.fromkeys(new, request.version + 1)},
    }


def _refuse_if_changed(request: AccessRequest, typed: Answers, expected: int) -> None:
    stored = {
        key: request.answers.get(key, NO_ANSWER)
        for key in typed
        if request.changed_in.get(key, 0) > expected
    }
    if any(typed[key] != answer for key, answer in stored.items()):
        raise AnswersChangedError(typed, stored, request.version)


def _refuse_unless_asked_here(ways: Sequence[RouteAdvice]) -> None:
    for way in ways:
        if not way.is_asked_here:
            raise RefusedError(f"One of the datasets is not asked for here. {way.why}")


def _organisation_of(viewer: Viewer, organisation: str | None) -> str | None:
    """Take the organisation named if the viewer belongs to it, or the only one they belong to."""
    if organisation is not None and organisation in viewer.organisations:
        return organisation
    if organisation is not None:
        raise RefusedError("You can ask only for an organisation that has confirmed you.")
    return next(iter(viewer.organisations)) if len(viewer.organisations) == 1 else None
