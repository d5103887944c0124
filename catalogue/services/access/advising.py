"""Before a request: the way to the data, how long it takes, and what was asked before."""

import datetime as dt

import msgspec

from catalogue.domain.access_request import RequestState
from catalogue.domain.viewer import Viewer
from catalogue.policy.measures import Measured, measured
from catalogue.policy.projection import ProjectedRecord
from catalogue.policy.routes import RouteAdvice, advise
from catalogue.services.access.desk import Desk
from catalogue.store.unit_of_work import UnitOfWork
from schemas.model import best


class EarlierRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request of the viewer's own organisation for the same data; whom to ask about it."""

    reference: str
    state: RequestState
    submitted_at: dt.datetime | None
    contact: str


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody should know before they ask for a record's data."""

    record: ProjectedRecord
    owner: str | None
    owner_name: str
    way: RouteAdvice
    measured: Measured | None
    earlier: tuple[EarlierRequest, ...] = ()


class Advising:
    """The use case of telling somebody the way to the data."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def advise(self, viewer: Viewer, record_id: str) -> Advice:
        """Tell the way to a record's data; raise ``NotFoundError`` as for an absent record."""
        record = self._desk.seen(viewer, record_id)
        with self._desk.store.reading() as work:
            owner = owner_of(work, record)
            return Advice(
                record=record,
                owner=owner,
                owner_name=_owner_name(work, record, owner),
                way=advise(record, owner, viewer, self._desk.now()),
                measured=_measured(work, owner) if owner else None,
                earlier=tuple(_earlier(work, viewer, record_id)),
            )

    def measured_times(self, owner: str) -> Measured | None:
        """Tell how long an owner takes, unless too few cases were decided."""
        with self._desk.store.reading() as work:
            return _measured(work, owner)


def owner_of(work: UnitOfWork, record: ProjectedRecord) -> str | None:
    """Return the organisation that answers requests for a record, if one does here."""
    source = work.sources.find(record.source)
    slug = source.organisation if source else None
    organisation = work.organisations.find(slug) if slug else None
    return organisation.slug if organisation is not None and organisation.is_active else None


def name_of(work: UnitOfWork, slug: str | None) -> str:
    """Name an organisation for a person; its slug when it is no longer known."""
    organisation = work.organisations.find(slug) if slug else None
    return organisation.name if organisation else (slug or "")


def _measured(work: UnitOfWork, owner: str) -> Measured | None:
    """Measure the cases about what everybody may know of: one about what is hidden tells of it."""
    cases = work.cases.of_owners([owner])
    asked_for = {record_id for case in cases for record_id in case.record_ids}
    hidden = frozenset(work.records.hidden_among(sorted(asked_for)))
    return measured(case for case in cases if hidden.isdisjoint(case.record_ids))


def _owner_name(work: UnitOfWork, record: ProjectedRecord, owner: str | None) -> str:
    publisher = record.resource.publisher
    return name_of(work, owner) or (best(publisher.name) if publisher else "")


def _earlier(work: UnitOfWork, viewer: Viewer, record_id: str) -> list[EarlierRequest]:
    found = []
    for slug in sorted(viewer.organisations):
        for request in work.requests.of_organisation(slug):
            is_sent = request.submitted_at is not None and request.state not in _OVER
            if record_id not in request.record_ids or not is_sent:
                continue
            person = work.people.find(request.applicant)
            found.append(
                EarlierRequest(
                    reference=request.reference,
                    state=request.state,
                    submitted_at=request.submitted_at,
                    contact=person.name if person else "",
                )
            )
    return found


_OVER = {RequestState.WITHDRAWN, RequestState.LAPSED}
