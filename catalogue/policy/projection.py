"""Projection: a record as somebody may see it. Everything that leaves goes through here.

``ProjectedRecord`` can be made by this module only: its constructor asks for a seal that nobody
else can name. Pages, JSON, RDF, feeds, exports and index writers take it and nothing else.
"""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, replace
from typing import final

from catalogue.domain.record import Record, RecordState
from catalogue.policy.audiences import Audience, Tier
from catalogue.policy.redaction import redact
from catalogue.policy.sight import sees_hidden, sight_of
from schemas.model import AccessRights, Resource

#: Stands on every record that is not open, whether or not anything is hidden.
NOTICE = "More detail may be shown to accredited researchers and government users who sign in."

_NO_TIERS: frozenset[Tier] = frozenset()


@final
class _Seal:
    """What only this module holds."""


_SEAL = _Seal()


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectedRecord:
    """A record as an audience may see it; ``notice`` stands on every record that is not open.

    There is no revision and no time of a change of ours here: both move when something hidden does.
    """

    id: str
    source: str
    identifier: str
    audience: Audience
    tiers: frozenset[Tier]
    resource: Resource
    notice: str | None
    seal: InitVar[_Seal]

    def __post_init__(self, seal: _Seal) -> None:
        if seal is not _SEAL:
            raise TypeError("A ProjectedRecord is made by catalogue.policy.projection only.")


def project(
    record: Record,
    audience: Audience,
    viewer_tiers: frozenset[Tier] = _NO_TIERS,
    *,
    withheld: frozenset[str],
) -> ProjectedRecord | None:
    """Return what may be seen of a record, or nothing when it may not be known of or is retired.

    ``viewer_tiers`` are those a viewer holds for this record beside the audience's. ``withheld``
    are the targets among ``link_targets(record.resource)`` that lead to records this viewer may
    not know of; links to them go without a trace, links out of the catalogue stay.
    """
    tiers = audience.tiers | viewer_tiers if viewer_tiers else audience.tiers
    if not may_be_known(record, tiers):
        return None
    sight = sight_of(tiers, record.visibility.opened)
    base = record.resource.iri or f"urn:uuid:{record.id}"
    is_open = record.resource.access_rights is AccessRights.OPEN
    return ProjectedRecord(
        id=record.id,
        source=record.source,
        identifier=record.identifier,
        audience=audience,
        tiers=tiers,
        resource=redact(record.resource, sight, withheld, base),
        notice=None if is_open else NOTICE,
        seal=_SEAL,
    )


def project_for_each(
    record: Record, withheld: Mapping[Audience, frozenset[str]]
) -> dict[Audience, ProjectedRecord | None]:
    """Project a record for several audiences, each with what is withheld from it.

    Audiences that see the same share one resource.
    """
    projections: dict[Audience, ProjectedRecord | None] = {}
    resources: list[Resource] = []
    for audience, targets in withheld.items():
        projected = project(record, audience, withheld=targets)
        if projected is not None:
            projected = _sharing(projected, resources)
        projections[audience] = projected
    return projections


def may_be_known(record: Record, tiers: frozenset[Tier]) -> bool:
    """Tell whether a record exists at all for somebody with these tiers."""
    return record.state is RecordState.ACTIVE and sees_hidden(record.visibility.hiding, tiers)


def _sharing(projected: ProjectedRecord, resources: list[Resource]) -> ProjectedRecord:
    for resource in resources:
        if resource == projected.resource:
            return replace(projected, resource=resource, seal=_SEAL)
    resources.append(projected.resource)
    return projected
