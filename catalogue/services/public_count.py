"""Counting, when a record is written, how well the part of it is described that everybody sees."""

import datetime as dt

from catalogue.domain.record import Record, RecordState
from catalogue.policy.audiences import Audience
from catalogue.policy.links import link_targets
from catalogue.policy.projection import project
from catalogue.services.public_quality import public_quality
from catalogue.store.record_writing import PublicCount
from schemas.findings import Conformance, Report
from schemas.model import Resource

_ANY_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_NO_REPORT = Report(
    conformance=Conformance(
        mandatory_met=0, mandatory_total=0, recommended_met=0, recommended_total=0
    )
)


def public_count(resource: Resource) -> PublicCount:
    """Count the mandatory properties in what the public sees of a resource.

    None of them is a link, or opened by a decision, so that the figure depends on nothing else.
    """
    seen = project(_as_record(resource), Audience.PUBLIC, withheld=link_targets(resource))
    if seen is None:  # pragma: no cover - an active record that nobody hid
        raise TypeError(resource)
    quality = public_quality(seen)
    return PublicCount(met=quality.mandatory_met, total=quality.mandatory_total)


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
