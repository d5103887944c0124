"""How far a description meets the standard, counted over what everybody may see of it.

The stored report counts hidden fields too, so its figures are for the owner: they would move when
something hidden does. These are worked out from the projection, and from fields that are public on
every record; so they are the same for every viewer.
"""

import msgspec

from catalogue.domain.record import FieldClass
from catalogue.policy.field_classes import rules_of
from catalogue.policy.projection import ProjectedRecord
from schemas.model.base import dcat_name
from schemas.rules import obligations
from schemas.rules.obligations import Obligation

_SETTLED_APART = ("access_rights", "security_classification")


class PublicQuality(msgspec.Struct, frozen=True, kw_only=True):
    """Of the public properties that the standard asks for, how many are there, and which not."""

    mandatory_met: int
    mandatory_total: int
    recommended_met: int
    recommended_total: int
    missing: tuple[str, ...]


def public_quality(projected: ProjectedRecord) -> PublicQuality:
    """Count the properties of the standard that are public and that the source supplied."""
    duties = obligations.OF_CLASS[type(projected.resource)]
    mandatory = (*_SETTLED_APART, *_public(projected, duties.mandatory))
    recommended = _public(projected, duties.recommended)
    missing = tuple(name for name in (*mandatory, *recommended) if not _is_met(projected, name))
    return PublicQuality(
        mandatory_met=obligations.ALWAYS_MET + sum(_is_met(projected, n) for n in mandatory),
        mandatory_total=obligations.ALWAYS_MET + len(mandatory),
        recommended_met=sum(_is_met(projected, n) for n in recommended),
        recommended_total=len(recommended),
        missing=missing,
    )


def _public(projected: ProjectedRecord, duties: tuple[Obligation, ...]) -> tuple[str, ...]:
    rules = rules_of(type(projected.resource))
    is_public = FieldClass.EXISTENCE
    return tuple(d.field for d in duties if rules[d.field].field_class is is_public)


def _is_met(projected: ProjectedRecord, field: str) -> bool:
    assumed = projected.resource.assumed
    is_assumed = field in assumed or dcat_name(field) in assumed
    return bool(getattr(projected.resource, field)) and not is_assumed
