"""Measuring one description: for everybody from the public part, for its owner from all of it."""

import datetime as dt

from catalogue.domain.quality import PartScore, Quality
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.public_count import owners_part, public_part
from catalogue.services.quality.completeness import completeness
from catalogue.services.quality.conformance import (
    conformance_for_everyone,
    conformance_for_owner,
)
from catalogue.services.quality.contact import contactability
from catalogue.services.quality.currency import currency
from catalogue.services.quality.variables import documented_variables
from catalogue.services.quality.way_in import documented_access
from schemas.findings import Report
from schemas.model import Resource


def for_everyone(resource: Resource, today: dt.date) -> Quality:
    """Measure what everybody sees of a resource: the same, whoever asks."""
    return of_public_part(public_part(resource), today)


def of_public_part(seen: ProjectedRecord, today: dt.date) -> Quality:
    """Measure a resource of which everybody sees this."""
    return _measured(seen, conformance_for_everyone(seen), today)


def for_owner(resource: Resource, report: Report, today: dt.date) -> Quality:
    """Measure all of a resource and its report; for its owner alone."""
    return _measured(owners_part(resource), conformance_for_owner(report), today)


def _measured(seen: ProjectedRecord, conformance: PartScore, today: dt.date) -> Quality:
    return Quality(
        parts=(
            completeness(seen),
            conformance,
            currency(seen, today),
            contactability(seen),
            documented_access(seen),
            documented_variables(seen),
        )
    )
