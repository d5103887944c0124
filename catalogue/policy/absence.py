"""What may be called missing: only what this viewer would see if it were there.

Where a field is hidden, "not supplied" would be untrue, or would tell that nothing is hidden.
"""

import functools

from catalogue.domain.record import FieldClass
from catalogue.policy.field_classes import rules_of
from catalogue.policy.projection import ProjectedRecord
from catalogue.policy.sight import sight_of
from schemas.model import AccessRights
from schemas.model.base import Value


def may_be_called_missing(projected: ProjectedRecord, field: str) -> bool:
    """Tell whether the viewer would see a field of the resource, had its source supplied it.

    What the owner opened beside is not counted, so that the answer follows from the rights alone.
    """
    field_class = _class_of(type(projected.resource), field)
    if field_class is None:
        return False
    is_open = projected.resource.access_rights is AccessRights.OPEN
    seen = sight_of(projected.tiers, frozenset()).classes(is_open=is_open)
    return field_class in seen


@functools.cache
def _class_of(kind: type[Value], field: str) -> FieldClass | None:
    rule = rules_of(kind).get(field)
    return rule.field_class if rule else None
