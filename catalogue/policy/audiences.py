"""Tiers and audiences: what a viewer has proved, and the search index that follows from it.

Tiers are a set, not a ladder: a government user is not thereby accredited.
"""

import datetime as dt
import enum

from catalogue.domain.record import Record
from catalogue.domain.viewer import Viewer


class Tier(enum.StrEnum):
    """A proof that a viewer holds."""

    PUBLIC = "public"
    ACCREDITED = "accredited"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    CASE = "case"
    OWNER = "owner"


class Audience(enum.StrEnum):
    """A set of tiers with a search index of its own; its value names that index."""

    PUBLIC = "public"
    ACCREDITED = "accredited"
    GOVERNMENT = "government"
    ACCREDITED_AND_GOVERNMENT = "accredited+government"

    @property
    def tiers(self) -> frozenset[Tier]:
        """The tiers that everybody in this audience holds."""
        return _TIERS[self]


_TIERS = {
    audience: frozenset({Tier.PUBLIC, *(Tier(name) for name in audience.value.split("+"))})
    for audience in Audience
}


def audience_of(viewer: Viewer, now: dt.datetime) -> Audience:
    """Tell which audience a viewer belongs to at this moment."""
    if not is_accredited(viewer, now):
        return Audience.GOVERNMENT if viewer.is_government else Audience.PUBLIC
    if viewer.is_government:
        return Audience.ACCREDITED_AND_GOVERNMENT
    return Audience.ACCREDITED


def is_accredited(viewer: Viewer, now: dt.datetime) -> bool:
    """Tell whether the viewer's accreditation is in date; at the moment it ends it is not."""
    return viewer.accredited_until is not None and now < viewer.accredited_until


def tiers_for(viewer: Viewer, record: Record) -> frozenset[Tier]:
    """Tell which tiers a viewer holds for one record beside those of the audience."""
    held = {
        Tier.ORGANISATION: _is_of_their_organisation(viewer, record),
        Tier.CASE: record.id in viewer.cases,
        Tier.OWNER: record.source in viewer.owned_sources,
    }
    return frozenset(tier for tier, holds in held.items() if holds)


def _is_of_their_organisation(viewer: Viewer, record: Record) -> bool:
    publisher = record.resource.publisher
    is_published_by_it = publisher is not None and publisher.slug in viewer.organisations
    return is_published_by_it or record.source in viewer.member_sources
