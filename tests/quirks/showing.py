"""What the public sees of a resource that was read."""

import datetime as dt
from typing import Final

from catalogue.domain.record import Record, RecordState
from catalogue.policy.audiences import Audience
from catalogue.policy.projection import ProjectedRecord, project
from schemas.findings import Conformance, Report
from schemas.model import Resource

NOW: Final = dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)
_REPORT: Final = Report(
    conformance=Conformance(
        mandatory_met=1, mandatory_total=13, recommended_met=0, recommended_total=5
    )
)


def shown_to_the_public(resource: Resource) -> ProjectedRecord:
    """Give a resource as anybody sees its record."""
    record = Record(
        id="0b8e7f64-6a40-4c4f-8a52-0a1c22f3b7de",
        source="quirks",
        identifier=resource.identifier,
        revision=1,
        digest="1",
        state=RecordState.ACTIVE,
        resource=resource,
        report=_REPORT,
        first_seen_at=NOW,
        changed_at=NOW,
    )
    projected = project(record, Audience.PUBLIC, withheld=frozenset())
    assert projected is not None
    return projected
