"""Measuring one description: for everybody from the public part, for its owner from all of it."""

import datetime as dt

from catalogue.domain.quality import Part, Quality
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
    return _for_everyone(public_part(resource), today)


def for_owner(resource: Resource, report: Report, today: dt.date) -> Quality:
    """Measure all of a resource and its report; for its owner alone."""
    return for_both(resource, report, public_part(resource), today)[1]


def for_both(
    resource: Resource, report: Report, seen: ProjectedRecord, today: dt.date
) -> tuple[Quality, Quality]:
    """Measure a resource of which everybody sees this: for everybody, and for its owner.

    Currency counts nothing but what everybody sees, so that it is the same.
    """
    public, full = _for_everyone(seen, today), owners_part(resource)
    is_same = full.resource.contact_point == seen.resource.contact_point
    contact = public.part(Part.CONTACT) if is_same else contactability(full)
    return public, Quality(
        parts=(
            completeness(full),
            conformance_for_owner(report),
            public.part(Part.CURRENCY),
            contact,
            documented_access(full),
            documented_variables(full),
        )
    )


def _for_everyone(seen: ProjectedRecord, today: dt.date) -> Quality:
    return Quality(
        parts=(
            completeness(seen),
            conformance_for_everyone(seen),
            currency(seen, today),
            contactability(seen),
            documented_access(seen),
            documented_variables(seen),
        )
    )
