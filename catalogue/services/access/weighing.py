"""A case as the owner's team sees it: the answers that were sent, what to watch, what was said."""

import datetime as dt

import msgspec

from catalogue.domain.access_request import AccessRequest
from catalogue.domain.answer import NO_ANSWER, AnswerChange
from catalogue.domain.case import Case
from catalogue.domain.case_state import CaseAction, CasePart
from catalogue.domain.case_words import owners_name
from catalogue.domain.event import Event
from catalogue.domain.person import Person
from catalogue.domain.transitions import moves_from
from catalogue.domain.viewer import Viewer
from catalogue.domain.working_days import day_in_london
from catalogue.policy.requests import answers_for, event_for
from catalogue.questions.question import Safe
from catalogue.services.access.advising import name_of
from catalogue.services.access.answering import wanted_variables
from catalogue.services.access.asking import AskedDataset
from catalogue.services.access.desk import Desk
from catalogue.services.access.finding import FoundCase, answered_case
from catalogue.services.access.five_safes import Flag, Panel, five_panels
from catalogue.services.access.history import PastEvent, history
from catalogue.services.access.variables import VariableGroup, Variables
from catalogue.store.unit_of_work import UnitOfWork
from schemas.model import best
from schemas.model.codes import AccessRoute


class OtherCase(msgspec.Struct, frozen=True):
    """Another owner's part of the same request: its status, and nothing else."""

    owner_name: str
    state_name: str


class WeighedCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case as its owner's team sees it. ``can`` are the actions open to the viewer now.

    ``drafted`` are comments that wait for the case to be returned, ``changes`` what the applicant
    changed when they last sent it.
    """

    case: Case
    reference: str
    route: AccessRoute
    submitted_at: dt.datetime | None
    applicant_name: str
    organisation_name: str
    datasets: tuple[AskedDataset, ...]
    state_name: str
    panels: tuple[Panel, ...]
    groups: tuple[VariableGroup, ...]
    wanted: tuple[str, ...]
    drafted: dict[str, str]
    changes: tuple[AnswerChange, ...]
    history: tuple[PastEvent, ...]
    others: tuple[OtherCase, ...]
    can: frozenset[CaseAction]
    is_overdue: bool
    decision_due: dt.date | None
    ran: int
    stood: int


class Weighing:
    """The use case of reading a case for the owner."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def case(self, viewer: Viewer, case_id: str) -> WeighedCase:
        """Return a case that a viewer answers; raise ``NotFoundError`` for every other."""
        with self._desk.store.reading() as work:
            found = answered_case(work, viewer, case_id)
            applicant = work.people.find(found.request.applicant)
            events = [event_for(found.case, each) for each in work.events.of_case(case_id)]
            past = history(work, events, found.parts)
            others = tuple(_others(work, found.request, found.case))
            stated = found.request.sent.get("organisation", NO_ANSWER).text
            organisation = name_of(work, found.request.organisation) or stated
        return self._view(viewer, found, events, _Around(applicant, organisation, past, others))

    def _view(
        self, viewer: Viewer, found: FoundCase, events: list[Event], around: "_Around"
    ) -> WeighedCase:
        case, request, now = found.case, found.request, self._desk.now()
        groups = Variables(self._desk).groups(viewer, case.record_ids)
        wanted = wanted_variables(found)
        known = tuple(_known_flags(request, around.applicant, groups, wanted, day_in_london(now)))
        ran, stood = case.clock.days_at(now)
        return WeighedCase(
            case=case,
            reference=request.reference,
            route=request.route,
            submitted_at=request.submitted_at,
            applicant_name=around.applicant.name if around.applicant else "",
            organisation_name=around.organisation,
            datasets=self._datasets(viewer, case),
            state_name=owners_name(case.state),
            panels=five_panels(
                self._desk.bank, request.route, answers_for(case, request.sent), known
            ),
            groups=groups,
            wanted=wanted,
            drafted=drafted_comments(events),
            changes=_latest_changes(events),
            history=around.past,
            others=around.others,
            can=_open_to(case, found.parts, viewer),
            is_overdue=case.is_overdue(now),
            decision_due=case.clock.decision_due(),
            ran=ran,
            stood=stood,
        )

    def _datasets(self, viewer: Viewer, case: Case) -> tuple[AskedDataset, ...]:
        seen = {r.id: r for r in self._desk.still_seen(viewer, case.record_ids)}
        return tuple(
            AskedDataset(id_, best(seen[id_].resource.title) if id_ in seen else "")
            for id_ in case.record_ids
        )


class _Around(msgspec.Struct, frozen=True):
    """What belongs to a case and is read in the same transaction."""

    applicant: Person | None
    organisation: str
    past: tuple[PastEvent, ...]
    others: tuple[OtherCase, ...]


def drafted_comments(events: list[Event]) -> dict[str, str]:
    """Collect the comments that were drafted since the case was last returned."""
    drafted: dict[str, str] = {}
    for event in events:
        if event.action is CaseAction.RETURN:
            drafted = {}
        elif event.action is CaseAction.COMMENT:
            drafted.update(event.said.comments)
    return {question: text for question, text in drafted.items() if text.strip()}


def _open_to(case: Case, parts: frozenset[CasePart], viewer: Viewer) -> frozenset[CaseAction]:
    actions = {row.action for part in parts for row in moves_from(case.state, part)}
    if case.refused_by == viewer.person_id and not case.was_reviewed:
        actions -= _OF_A_REVIEW.get(case.state.value, set())
    return frozenset(actions)


_OF_A_REVIEW = {
    "internal_review": {
        CaseAction.APPROVE,
        CaseAction.APPROVE_WITH_CONDITIONS,
        CaseAction.APPROVE_IN_PART,
        CaseAction.REFUSE,
    }
}


def _latest_changes(events: list[Event]) -> tuple[AnswerChange, ...]:
    sent = [e for e in events if e.action in {CaseAction.RESUBMIT, CaseAction.CHANGE_ANSWERS}]
    return sent[-1].said.changes if sent else ()


def _others(work: UnitOfWork, request: AccessRequest, case: Case) -> list[OtherCase]:
    return [
        OtherCase(name_of(work, other.owner), owners_name(other.state))
        for other in work.cases.of_request(request.id)
        if other.id != case.id
    ]


def _known_flags(
    request: AccessRequest,
    applicant: Person | None,
    groups: tuple[VariableGroup, ...],
    wanted: tuple[str, ...],
    today: dt.date,
) -> list[Flag]:
    flags = []
    accreditation = applicant.accreditation if applicant else None
    is_accredited = accreditation is not None and accreditation.expires_on >= today
    if request.route is AccessRoute.RESEARCH and not is_accredited:
        flags.append(Flag("The applicant is not an accredited researcher today", Safe.PEOPLE))
    every = {variable.key for group in groups for variable in group.variables}
    if every and every <= set(wanted):
        flags.append(Flag("Every variable in the dictionary is asked for", Safe.DATA))
    sensitive = {v.key for group in groups for v in group.variables if v.is_sensitive}
    count = len(sensitive & set(wanted))
    if count:
        flags.append(Flag(f"{count} of the variables asked for are sensitive", Safe.DATA))
    if not wanted and not request.sent.get("variables", NO_ANSWER).text.strip():
        flags.append(Flag("No variables of yours were chosen", Safe.DATA))
    return flags
