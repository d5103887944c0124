"""Counting, when a record is written, how well the part of it is described that everybody sees."""

import datetime as dt

from catalogue.domain.record import Record, RecordState
from catalogue.policy.audiences import Audience
from catalogue.policy.links import link_targets
from catalogue.policy.projection import project
from catalogue.services.public_quality import public_quality
from catalogue.store.record_writing import PublicCount
from schemas.reading import RecordReading

_ANY_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def public_count(reading: RecordReading, record_id: str, source: str) -> PublicCount | None:
    """Count the mandatory properties in what the public sees of a reading.

    None of them is a link, or opened by a decision, so that the figure depends on nothing else.
    """
    if reading.resource is None:
        return None
    record = Record(
        id=record_id,
        source=source,
        identifier=reading.identifier,
        revision=1,
        digest=reading.digest,
        state=RecordState.ACTIVE,
        resource=reading.resource,
        report=reading.report,
        first_seen_at=_ANY_TIME,
        changed_at=_ANY_TIME,
    )
    seen = project(record, Audience.PUBLIC, withheld=link_targets(reading.resource))
    if seen is None:
        return None
    quality = public_quality(seen)
    return PublicCount(met=quality.mandatory_met, total=quality.mandatory_total)
