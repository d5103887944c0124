"""What time brings: reminders, lapses and ends, done once however often the clock is looked at."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from catalogue.domain.access_request import AccessRequest, RequestState
from catalogue.domain.case import Case
from catalogue.domain.case_clock import SILENCE_DAYS, has_passed
from catalogue.domain.case_history import Move
from catalogue.domain.case_state import CaseAction, CasePart, CaseState, Turn
from catalogue.domain.event import Payload
from catalogue.domain.working_days import (
    day_in_london,
    nth_working_day_after,
    working_days_after,
)
from catalogue.services.access.desk import Desk
from catalogue.services.access.letters import tell_of_draft
from catalogue.services.access.moving import make_move
from catalogue.services.throttling import window_end

_BUCKET = "clock of requests"
_HOUR = dt.timedelta(hours=1)
_DRAFT_REMINDER = dt.timedelta(days=60)
_DRAFT_LIFE = dt.timedelta(days=90)
_ANSWER_REMINDERS = (10, 15)
_EXPIRY_REMINDERS = (90, 30, 7)

_OPEN = frozenset(CaseState) - {
    CaseState.REFUSED,
    CaseState.CLOSED,
    CaseState.WITHDRAWN,
    CaseState.REFERRED_ELSEWHERE,
    CaseState.LAPSED,
    CaseState.EXPIRED,
}


class Reminding:
    """The use case of looking at the clock."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def is_due(self) -> bool:
        """Tell whether nobody has looked at the clock in this hour."""
        with self._desk.store.reading() as work:
            return work.throttle.counted(_BUCKET, window_end(self._desk.now(), _HOUR)) == 0

    def do(self) -> None:
        """Look at the clock once in an hour; the first process that finds it undone does."""
        if not self.is_due():
            return
        self.look_at_the_clock()
        with self._desk.store.unit_of_work() as work:
            work.throttle.count(_BUCKET, window_end(self._desk.now(), _HOUR))

    def look_at_the_clock(self) -> int:
        """Do what is due and was not done yet; return how much that was."""
        with self._desk.store.reading() as work:
            cases = work.cases.in_states(_OPEN)
            drafts = work.requests.in_state(RequestState.DRAFT)
        done = sum(self._tend_case(case.id) for case in cases)
        return done + sum(self._tend_draft(draft.id) for draft in drafts)

    def _tend_case(self, case_id: str) -> int:
        with self._desk.store.unit_of_work() as work:
            case = work.cases.locked(case_id)
            now = self._desk.now()
            action = _end_of(case, now)
            if action is not None:
                make_move(self._desk, work, case, _by_the_service(action, ""))
                return 1
            sent = {
                event.said.reason
                for event in work.events.of_case(case_id)
                if event.action is CaseAction.REMIND and event.at >= case.since
            }
            due = [reminder for reminder in _reminders(case, now) if reminder not in sent]
            for reminder in due:
                make_move(self._desk, work, case, _by_the_service(CaseAction.REMIND, reminder))
            return len(due)

    def _tend_draft(self, request_id: str) -> int:
        with self._desk.store.unit_of_work() as work:
            draft = work.requests.locked(request_id)
            changes = _of_draft(draft, self._desk.now())
            if changes is None:
                return 0
            changed = msgspec.structs.replace(draft, **changes)
            work.requests.put(changed, expected=draft.version)
            told = (
                "Your draft was not touched for 90 days and has lapsed. Its answers are kept."
                if changed.state is RequestState.LAPSED
                else "You have not gone on with your draft for 60 days. In 30 days it lapses."
            )
            tell_of_draft(work, self._desk.site, draft, told, self._desk.now())
            return 1


def _by_the_service(action: CaseAction, reason: str) -> Move:
    said = Payload(reason=reason)
    return Move(action=action, actor="", organisation=None, role=CasePart.SYSTEM, said=said)


def _end_of(case: Case, now: dt.datetime) -> CaseAction | None:
    """Tell what time alone brings about in a case, if it is time."""
    if case.state is CaseState.RETURNED:
        last = nth_working_day_after(day_in_london(case.since), SILENCE_DAYS)
        return CaseAction.LAPSE if has_passed(last, now) else None
    if case.state is CaseState.ACCESS_LIVE and case.expires_on is not None:
        return CaseAction.EXPIRE if has_passed(case.expires_on, now) else None
    return None


def _reminders(case: Case, now: dt.datetime) -> Iterator[str]:
    """Name the reminders for which it is time; of several for the same end the latest."""
    today = day_in_london(now)
    if case.state is CaseState.ACCESS_LIVE and case.expires_on is not None:
        left = (case.expires_on - today).days
        due = [days for days in _EXPIRY_REMINDERS if left <= days]
        if due:
            yield f"The access ends in {min(due)} days or less."
    if case.state is CaseState.RETURNED:
        waited = working_days_after(day_in_london(case.since), today)
        passed = [days for days in _ANSWER_REMINDERS if waited >= days]
        if passed:
            yield f"The owner's questions have waited for {max(passed)} working days."
    if case.is_overdue(now):
        whose = "owner" if case.turn is Turn.OWNER else "applicant"
        yield f"The day by which the {whose} was to act, {case.due_on}, has passed."


def _of_draft(draft: AccessRequest, now: dt.datetime) -> dict[str, object] | None:
    if draft.state is not RequestState.DRAFT:
        return None
    if now - draft.changed_at >= _DRAFT_LIFE:
        return {"state": RequestState.LAPSED}
    if now - draft.changed_at >= _DRAFT_REMINDER and draft.reminded_at is None:
        return {"reminded_at": now}
    return None
