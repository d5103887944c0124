"""What was done about sources, runs and records, told with who did it."""

from collections.abc import Mapping

from catalogue.domain.deed import DeedKind
from catalogue.services.deeds import ToldDeed

_KINDS: Mapping[DeedKind, str] = {
    DeedKind.SOURCE_ADDED: "Source added",
    DeedKind.SOURCE_CHANGED: "Settings changed",
    DeedKind.HARVEST_ASKED_FOR: "Harvest asked for",
    DeedKind.HELD_RETIRED: "Missing records retired",
    DeedKind.HELD_KEPT: "Missing records kept",
    DeedKind.RECORDS_REKEYED: "Records given their source's new identifiers",
    DeedKind.VISIBILITY_DECIDED: "Visibility decided",
    DeedKind.DECISION_STOOD: "Owner's decision stood against the feed",
}


def what(told: ToldDeed) -> str:
    """Say what was done."""
    return _KINDS[told.deed.kind]


def who(told: ToldDeed) -> str:
    """Say who did it."""
    if told.deed.kind is DeedKind.DECISION_STOOD:
        return "at a harvest"
    if told.deed.actor is None:
        return "on the command line"
    return f"by {told.actor_name or 'someone who has left'}"
