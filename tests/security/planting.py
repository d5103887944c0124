"""Canaries in everything beside the records that is not for everybody: requests, runs, people."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from catalogue.domain.access_request import AccessRequest, RequestState
from catalogue.domain.answer import Answer, NamedPerson
from catalogue.domain.case import Case
from catalogue.domain.case_state import CaseAction, CasePart
from catalogue.domain.organisation import Organisation
from catalogue.domain.person import Membership, Person, Role
from catalogue.domain.record import Record
from catalogue.domain.refusal import RefusalReason
from catalogue.domain.run import Outcome, RecordOutcome, Run, RunState
from catalogue.store import UnitOfWork
from schemas.findings import Finding, Severity
from schemas.model.codes import AccessRoute
from tests.access_requests import a_move, moved
from tests.record_factory import NOW
from tests.security.canaries import canary

#: Whose data the two sources of the corpus are.
OWNERS = {"rivers": "department-of-rivers", "schools": "office-of-tallies"}
DRAFT, SENT = "7K3MZ0T4", "9W2XV5CD"
APPLICANT, RIVERS, TALLIES = "person-applicant", "person-rivers", "person-tallies"
ADMINISTRATOR = "person-administrator"
_TEAMS = {RIVERS: "department-of-rivers", TALLIES: "office-of-tallies"}
_QUESTIONS = ("title", "lay_summary", "purpose", "benefit")


def plant_people(work: UnitOfWork) -> None:
    """Register an applicant, and for each owner somebody who decides."""
    for person_id in (APPLICANT, *_TEAMS):
        name = f"Sam {canary(f'{person_id} name')}"
        email = f"{canary(f'{person_id} mail')}@people.example"
        work.people.add(Person(id=person_id, name=name, email=email, created_at=NOW))
    for person_id, slug in _TEAMS.items():
        membership = Membership(
            person_id=person_id,
            organisation=slug,
            roles=frozenset({Role.MEMBER, Role.DECIDER, Role.HANDLER, Role.PUBLISHER}),
            requested_at=NOW,
            confirmed_at=NOW,
        )
        work.memberships.add(membership)


def plant_administrator(work: UnitOfWork) -> None:
    """Register somebody who administers the service."""
    person = Person(
        id=ADMINISTRATOR,
        name="Jo Invented",
        email="jo@people.example",
        is_administrator=True,
        created_at=NOW,
    )
    work.people.add(person)


def plant_in_organisations(work: UnitOfWork) -> None:
    """Give each owner a domain of e-mail addresses, which is told to nobody."""
    for slug in OWNERS.values():
        known = work.organisations.get(slug)
        work.organisations.update(
            msgspec.structs.replace(
                known,
                domains=(f"{canary(f'{slug} domain')}.example",),
            )
        )


def owners() -> list[Organisation]:
    """Make the owners as they are before anything is planted."""
    return [Organisation(slug=s, name=s.replace("-", " ").title()) for s in OWNERS.values()]


def plant_requests(work: UnitOfWork, records: Sequence[Record]) -> None:
    """Store a draft, and a request that was sent to both owners and is not yet decided."""
    ids = [next(r.id for r in records if _is_askable(r, source)) for source in OWNERS]
    draft = _request("request-draft", "draft", ids)
    work.requests.add(draft, lambda: DRAFT)
    sent = _request("request-sent", "sent", ids)
    sent = msgspec.structs.replace(
        sent, state=RequestState.IN_PROGRESS, sent=sent.answers, submitted_at=NOW
    )
    work.requests.add(sent, lambda: SENT)
    for slug, record_id in zip(OWNERS.values(), ids, strict=True):
        _store_case(work, slug, record_id)


def plant_run(work: UnitOfWork, source: str, *, with_canaries: bool) -> None:
    """Store a run of a source, with or without what only its owner may read of it."""
    run = Run(id=f"run-{source}", source=source, state=RunState.RUNNING, started_at=NOW)
    run = work.runs.start(work.sources.id_of(source), run)
    said = canary(f"{source} run") if with_canaries else None
    work.runs.finish(
        msgspec.structs.replace(
            run,
            state=RunState.COMPLETED_WITH_ERRORS,
            ended_at=NOW + dt.timedelta(hours=1),
            error=said,
        )
    )
    if said:
        work.runs.add_outcomes(run.id, [_rejected(source)])


def seen_by(person_id: str) -> frozenset[str]:
    """Return the canaries planted here that somebody may read, in their part or as the owner."""
    team = _TEAMS.get(person_id)
    words = {canary(f"{person_id} name"), canary(f"{person_id} mail")}
    if person_id == APPLICANT:
        said = {f"{slug} {part}" for slug in OWNERS.values() for part in ("message", "reason")}
        return frozenset(words | _answers() | {canary(place) for place in said})
    if team is None:
        return frozenset()
    source = next(name for name, slug in OWNERS.items() if slug == team)
    parts = ("domain", "note", "comment", "message", "reason")
    own = {canary(f"{team} {part}") for part in parts}
    of_run = {canary(f"{source} {part}") for part in ("run", "rejected", "finding")}
    applicant = {canary(f"{APPLICANT} name"), canary(f"{APPLICANT} mail")}
    return frozenset(words | own | of_run | applicant | _answers() - _answers("draft"))


def surely_seen_by(person_id: str) -> frozenset[str]:
    """Return the canaries that somebody must hear, or the ear is deaf."""
    if person_id == APPLICANT:
        return frozenset({canary("draft title"), canary("department-of-rivers message")})
    team = _TEAMS[person_id]
    return frozenset({canary("sent purpose"), canary(f"{team} note")})


def _answers(of: str = "") -> set[str]:
    states = [of] if of else ["draft", "sent"]
    return {canary(f"{state} {q}") for state in states for q in (*_QUESTIONS, "people")}


def _is_askable(record: Record, source: str) -> bool:
    is_hidden = record.visibility.hiding is not None
    return record.source == source and not is_hidden and record.state.value == "active"


def _request(request_id: str, state: str, record_ids: Sequence[str]) -> AccessRequest:
    answers = {q: Answer(text=f"about {canary(f'{state} {q}')}") for q in _QUESTIONS}
    answers["people"] = Answer(people=(NamedPerson(name=canary(f"{state} people")),))
    return AccessRequest(
        id=request_id,
        reference="",
        applicant=APPLICANT,
        organisation=None,
        route=AccessRoute.RESEARCH,
        record_ids=tuple(record_ids),
        answers=answers,
        created_at=NOW,
        changed_at=NOW,
    )


def _store_case(work: UnitOfWork, slug: str, record_id: str) -> None:
    case = Case(
        id=case_id(slug), request_id="request-sent", owner=slug, record_ids=(record_id,), since=NOW
    )
    work.cases.add(case)
    said = {part: canary(f"{slug} {part}") for part in ("note", "comment", "message", "reason")}
    for move in (
        a_move(CaseAction.SUBMIT, CasePart.APPLICANT),
        a_move(CaseAction.OPEN),
        a_move(CaseAction.NOTE, reason=said["note"]),
        a_move(CaseAction.COMMENT, comments={"purpose": said["comment"]}),
        a_move(CaseAction.MESSAGE, reason=said["message"]),
        a_move(CaseAction.START_REVIEW),
        a_move(
            CaseAction.MIND_TO_REFUSE,
            CasePart.DECIDER,
            reason_code=next(iter(RefusalReason)),
            reason=said["reason"],
            what_would_change="Another purpose.",
        ),
    ):
        case, event = moved(case, move)
        work.events.add(event)
        work.cases.put(case)


def case_id(slug: str) -> str:
    """Return the id of an owner's case."""
    return f"case-of-{slug}"


def _rejected(source: str) -> RecordOutcome:
    finding = Finding(
        code="X1",
        severity=Severity.BLOCKER,
        path="title",
        value=canary(f"{source} finding"),
        fix="Give it a title.",
    )
    return RecordOutcome(
        identifier=f"rejected-{source}",
        id=None,
        title=canary(f"{source} rejected"),
        type="Dataset",
        outcome=Outcome.REJECTED,
        findings=(finding,),
    )
