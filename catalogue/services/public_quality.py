"""How far a description meets the standard, counted over what everybody may see of it.

The stored report counts hidden fields too, so its figures are for the owner: they would move when
something hidden does. These are worked out from the projection, and from fields that are public on
every record; so they are the same for every viewer.
"""

import functools

import msgspec

from catalogue.domain.record import FieldClass
from catalogue.policy.field_classes import rules_of
from catalogue.policy.projection import ProjectedRecord
from schemas.model import Resource
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
    mandatory, recommended = _public_duties(type(projected.resource))
    missing = tuple(name for name in (*mandatory, *recommended) if not _is_met(projected, name))
    return PublicQuality(
        mandatory_met=obligations.ALWAYS_MET + sum(_is_met(projected, n) for n in mandatory),
        mandatory_total=obligations.ALWAYS_MET + len(mandatory),
        recommended_met=sum(_is_met(projected, n) for n in recommended),
        recommended_total=len(recommended),
        missing=missing,
    )


@functools.cache
def _public_duties(kind: type[Resource]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    duties = obligations.OF_CLASS[kind]
    mandatory = (*_SETTLED_APART, *_public(kind, duties.mandatory))
    return mandatory, _public(kind, duties.recommended)


def _public(kind: type[Resource], duties: tuple[Obligation, ...]) -> tuple[str, ...]:
    rules = rules_of(kind)
    is_public = FieldClass.EXISTENCE
    return tuple(d.field for d in duties if rules[d.field].field_class is is_public)


def _is_met(projected: ProjectedRecord, field: str) -> bool:
    return is_supplied(projected.resource, field)


def is_supplied(resource: Resource, field: str) -> bool:
    """Tell whether a field holds what its source said: an assumed value is none of it."""
    assumed = resource.assumed
    if assumed and (field in assumed or dcat_name(field) in assumed):
        return False
    return bool(getattr(resource, field))
