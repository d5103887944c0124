"""What everybody sees of a resource, and how well that is described, counted when it is written.

None of what is counted is a link, or opened by a decision, so that the figures depend on nothing
but the resource.
"""

import datetime as dt

from catalogue.domain.record import Record, RecordState
from catalogue.policy.audiences import Audience, Tier
from catalogue.policy.links import link_targets
from catalogue.policy.projection import ProjectedRecord, project
from catalogue.services.public_quality import public_quality
from catalogue.store.record_writing import PublicCount
from schemas.findings import Conformance, Report
from schemas.model import Resource

_ANY_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_INSIDERS = frozenset({Tier.ORGANISATION, Tier.OWNER})
_NO_REPORT = Report(
    conformance=Conformance(
        mandatory_met=0, mandatory_total=0, recommended_met=0, recommended_total=0
    )
)


def public_count(seen: ProjectedRecord) -> PublicCount:
    """Count the mandatory properties in what the public sees of a resource."""
    quality = public_quality(seen)
    return PublicCount(met=quality.mandatory_met, total=quality.mandatory_total)


def public_part(resource: Resource) -> ProjectedRecord:
    """Return what everybody sees of a resource, without its links."""
    withheld = link_targets(resource)
    return _there(project(_as_record(resource), Audience.PUBLIC, withheld=withheld))


def owners_part(resource: Resource) -> ProjectedRecord:
    """Return what the owner sees of a resource."""
    record = _as_record(resource)
    return _there(project(record, Audience.PUBLIC, _INSIDERS, withheld=frozenset()))


def _there(seen: ProjectedRecord | None) -> ProjectedRecord:
    if seen is None:  # pragma: no cover - an active record that nobody hid
        raise TypeError(seen)
    return seen


def _as_record(resource: Resource) -> Record:
    return Record(
        id="",
        source="",
        identifier="",
        revision=1,
        digest="",
        state=RecordState.ACTIVE,
        resource=resource,
        report=_NO_REPORT,
        first_seen_at=_ANY_TIME,
        changed_at=_ANY_TIME,
    )
