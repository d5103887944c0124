"""Sites to crawl: a corpus with hidden parts behind the pages, and the people who look at it."""

import datetime as dt
import enum
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from flask.testing import FlaskClient

from catalogue.domain.organisation import Organisation
from catalogue.domain.person import Accreditation, AccreditationKind, Person
from catalogue.domain.record import Record, RecordState, Visibility
from catalogue.policy.audiences import Audience
from catalogue.services.indexing import IndexingService
from schemas.findings import Conformance, Finding, Report, Severity
from tests.record_factory import NOW
from tests.record_store import drain, fill
from tests.security import corpora
from tests.security.canaries import canary
from tests.security.planting import (
    OWNERS,
    owners,
    plant_in_organisations,
    plant_people,
    plant_requests,
    plant_run,
)
from tests.site import FixedClock, Site

LATER = NOW + dt.timedelta(days=9)
_OFFICE = "cabinet-of-examples"


class Visitor(enum.Enum):
    """Who goes through the site: nobody known, or a person who may see no more than an audience."""

    ANYBODY = (Audience.PUBLIC, False)
    SIGNED_IN = (Audience.PUBLIC, True)
    ACCREDITED = (Audience.ACCREDITED, True)
    GOVERNMENT = (Audience.GOVERNMENT, True)
    BOTH = (Audience.ACCREDITED_AND_GOVERNMENT, True)

    @property
    def audience(self) -> Audience:
        """The audience that the visitor belongs to."""
        return self.value[0]

    @property
    def has_account(self) -> bool:
        """Whether the visitor has signed in."""
        return self.value[1]


def site_of(records: Sequence[Record], home: Path) -> Site:
    """Make a site with these records, harvested once and indexed anew."""
    site = _empty_site(home)
    store = site.installation.store
    fill(store, records)
    IndexingService(store, site.installation.engine).rebuild()
    drain(store)
    with store.unit_of_work() as work:
        for source in OWNERS:
            plant_run(work, source, with_canaries=False)
    return site


def site_grown_to(records: Sequence[Record], home: Path) -> Site:
    """Make a site whose hidden parts came later, change by change, with much beside them.

    There are findings on what is hidden, runs that tell of it, people with requests of their own.
    """
    site = _empty_site(home)
    store, engine = site.installation.store, site.installation.engine
    before = corpora.without_hidden_parts(records, Audience.PUBLIC)
    fill(store, before)
    IndexingService(store, engine).rebuild()
    drain(store)
    told = [_judged(record) for record in records]
    fill(store, told, at=LATER, graph=f'<urn:x> <urn:y> "{canary("graph")}" .'.encode())
    IndexingService(store, engine).index(drain(store))
    # What others see of a record did change: words that they saw before may count in scores yet.
    others = [audience for audience in Audience if audience is not Audience.PUBLIC]
    IndexingService(store, engine, others).rebuild()
    with store.unit_of_work() as work:
        plant_people(work)
        plant_in_organisations(work)
        plant_requests(work, records)
        for source in OWNERS:
            plant_run(work, source, with_canaries=True)
    return site


def client_for(site: Site, person_id: str) -> FlaskClient:
    """Return a browser that somebody has signed in with."""
    client = site.app.test_client()
    client.set_cookie("wayleave", site.installation.sessions.begin(person_id))
    return client


def client_of(site: Site, visitor: Visitor) -> FlaskClient:
    """Return a browser of a visitor's, signed in if they have an account."""
    if visitor.has_account:
        return client_for(site, _person(visitor, site).id)
    return site.app.test_client()


def hidden_first(records: Sequence[Record]) -> list[str]:
    """List the ids of records, those of hidden and retired ones first."""
    return [r.id for r in sorted(records, key=lambda r: (not _is_out_of_sight(r), r.id))]


def with_retired(records: Sequence[Record]) -> Iterator[Record]:
    """Yield the records, every ninetieth retired, the reasons for hiding some told to nobody."""
    for number, record in enumerate(records):
        state = RecordState.RETIRED if number % 90 == 0 else RecordState.ACTIVE
        yield msgspec.structs.replace(record, state=state, visibility=_with_canaries(record))


def _with_canaries(record: Record) -> Visibility:
    hiding = record.visibility.hiding
    if hiding is None:
        return record.visibility
    told = msgspec.structs.replace(hiding, reason=canary("reason"), approver=canary("approver"))
    return msgspec.structs.replace(record.visibility, hiding=told)


def _is_out_of_sight(record: Record) -> bool:
    return record.visibility.hiding is not None or record.state is RecordState.RETIRED


def _empty_site(home: Path) -> Site:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    site = Site(home, FixedClock())
    with site.installation.store.unit_of_work() as work:
        for owner in owners():
            work.organisations.add(owner)
        office = Organisation(
            slug=_OFFICE,
            name="Cabinet of Examples",
            is_government=True,
            domains=(f"{_OFFICE}.example",),
        )
        work.organisations.add(office)
        for visitor in Visitor:
            if visitor.has_account:
                work.people.add(_person(visitor, site))
    return site


def _person(visitor: Visitor, site: Site) -> Person:
    name = visitor.name.lower()
    tiers = visitor.audience.value
    accreditation = Accreditation(
        number=f"AR-{name}",
        kind=AccreditationKind.FULL,
        expires_on=dt.date(2028, 1, 31),
        checked_at=site.clock(),
    )
    return Person(
        id=f"visitor-{name}",
        name="Alex Invented",
        email=f"{name}@{_OFFICE}.example",
        verified_domain=f"{_OFFICE}.example" if "government" in tiers else None,
        accreditation=accreditation if "accredited" in tiers else None,
        created_at=site.clock(),
    )


def _judged(record: Record) -> Record:
    """Return a record with a report that tells of its hidden parts, as its owner reads it."""
    words = corpora.canaries(record)
    finding = Finding(
        code="X1", severity=Severity.WARNING, path="riskNotes", value=words[-1], fix="Mend it."
    )
    conformance = Conformance(
        mandatory_met=len(words), mandatory_total=99, recommended_met=3, recommended_total=9
    )
    report = Report(findings=(finding,), conformance=conformance)
    return msgspec.structs.replace(record, report=report, digest=f"{record.digest}1")
