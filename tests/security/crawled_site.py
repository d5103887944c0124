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
from catalogue.domain.record import Record, RecordState
from catalogue.policy.audiences import Audience
from catalogue.services.indexing import IndexingService
from schemas.findings import Conformance, Finding, Report, Severity
from tests.record_factory import NOW
from tests.record_store import drain, fill
from tests.security import corpora
from tests.site import FixedClock, Site

LATER = NOW + dt.timedelta(days=9)
#: Whose data the two sources of the corpus are.
OWNERS = {"rivers": "department-of-rivers", "schools": "office-of-tallies"}
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
    fill(site.installation.store, records)
    IndexingService(site.installation.store, site.installation.engine).rebuild()
    drain(site.installation.store)
    return site


def site_grown_to(records: Sequence[Record], home: Path) -> Site:
    """Make a site whose hidden parts came later, change by change, and with findings on them."""
    site = _empty_site(home)
    store, engine = site.installation.store, site.installation.engine
    before = corpora.without_hidden_parts(records, Audience.PUBLIC)
    fill(store, before)
    IndexingService(store, engine).rebuild()
    drain(store)
    told = [_judged(record) for record in records]
    fill(store, told, at=LATER, graph=b'<urn:x> <urn:y> "zqgraph00000000" .')
    IndexingService(store, engine).index(drain(store))
    return site


def client_of(site: Site, visitor: Visitor) -> FlaskClient:
    """Return a browser of a visitor's, signed in if they have an account."""
    client = site.app.test_client()
    if visitor.has_account:
        token = site.installation.sessions.begin(_person(visitor, site).id)
        client.set_cookie("wayleave", token)
    return client


def hidden_first(records: Sequence[Record]) -> list[str]:
    """List the ids of records, those of hidden and retired ones first."""
    return [r.id for r in sorted(records, key=lambda r: (not _is_out_of_sight(r), r.id))]


def with_retired(records: Sequence[Record]) -> Iterator[Record]:
    """Yield the records, every ninetieth retired."""
    for number, record in enumerate(records):
        is_retired = number % 90 == 0
        state = RecordState.RETIRED if is_retired else RecordState.ACTIVE
        yield msgspec.structs.replace(record, state=state)


def _is_out_of_sight(record: Record) -> bool:
    return record.visibility.hiding is not None or record.state is RecordState.RETIRED


def _empty_site(home: Path) -> Site:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    site = Site(home, FixedClock())
    with site.installation.store.unit_of_work() as work:
        for slug in OWNERS.values():
            work.organisations.add(Organisation(slug=slug, name=slug.replace("-", " ").title()))
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
