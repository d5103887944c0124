"""Who may do what, with the reason. What no rule allows is denied.

A decision about a record that the viewer may not know of gives the reason that one about an absent
record would give.
"""

import datetime as dt
import enum
from collections.abc import Callable, Mapping
from typing import TypeAlias

import msgspec

from catalogue.domain.record import Record
from catalogue.domain.run import Run, RunState
from catalogue.domain.source import Source
from catalogue.domain.viewer import Viewer
from catalogue.policy.audiences import audience_of, tiers_for
from catalogue.policy.projection import may_be_known


class Action(enum.StrEnum):
    """Something that a viewer may want to do to a thing."""

    READ_RECORD = "read-record"
    READ_SOURCE_GRAPH = "read-source-graph"
    SEE_FINDINGS = "see-findings"
    SET_VISIBILITY = "set-visibility"
    MANAGE_SOURCE = "manage-source"
    DECIDE_HELD_RUN = "decide-held-run"


class Decision(msgspec.Struct, frozen=True):
    """Whether something is allowed, and by which rule; the reason is for logs and operators."""

    allowed: bool
    reason: str


Thing: TypeAlias = Record | Source | Run | None

_ABSENT = Decision(allowed=False, reason="there is no such thing that the viewer may know of")
_NO_RULE = Decision(allowed=False, reason="no rule allows this")


def decide(viewer: Viewer, action: Action, thing: Thing, now: dt.datetime) -> Decision:
    """Tell whether a viewer may do something to a thing at this moment, and why."""
    if thing is None:
        return _ABSENT
    if isinstance(thing, Record) and not _knows_of(viewer, thing, now):
        return _ABSENT
    for kind, rule in _RULES.get(action, {}).items():
        if isinstance(thing, kind):
            return rule(viewer, thing)
    return _NO_RULE


def _knows_of(viewer: Viewer, record: Record, now: dt.datetime) -> bool:
    tiers = audience_of(viewer, now).tiers | tiers_for(viewer, record)
    return may_be_known(record, tiers)


def _for_everyone(_viewer: Viewer, _thing: Thing) -> Decision:
    return Decision(allowed=True, reason="the viewer may know of the record")


def _for_the_owner(viewer: Viewer, thing: Thing) -> Decision:
    if _source_of(thing) in viewer.owned_sources:
        return Decision(allowed=True, reason="the viewer owns the source's data")
    return Decision(allowed=False, reason="only the owner of the source's data may do this")


def _for_the_owner_or_an_administrator(viewer: Viewer, thing: Thing) -> Decision:
    if viewer.is_administrator:
        return Decision(allowed=True, reason="the viewer is an administrator")
    return _for_the_owner(viewer, thing)


def _for_who_decides_a_held_run(viewer: Viewer, thing: Thing) -> Decision:
    if not isinstance(thing, Run) or thing.state is not RunState.HELD:
        return Decision(allowed=False, reason="only a held run waits for a decision")
    return _for_the_owner_or_an_administrator(viewer, thing)


def _source_of(thing: Thing) -> str:
    if isinstance(thing, Source):
        return thing.name
    return thing.source if thing is not None else ""


_Rule: TypeAlias = Callable[[Viewer, Thing], Decision]
_RULES: Mapping[Action, Mapping[type, _Rule]] = {
    Action.READ_RECORD: {Record: _for_everyone},
    # Administrators run the service; what an owner wrote down is none of their business.
    Action.READ_SOURCE_GRAPH: {Record: _for_the_owner},
    Action.SEE_FINDINGS: {Record: _for_the_owner, Run: _for_the_owner_or_an_administrator},
    Action.SET_VISIBILITY: {Record: _for_the_owner},
    Action.MANAGE_SOURCE: {Source: _for_the_owner_or_an_administrator},
    Action.DECIDE_HELD_RUN: {Run: _for_who_decides_a_held_run},
}
