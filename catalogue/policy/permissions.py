"""Who may do what, with the reason. What no rule allows is denied.

A decision about a record that the viewer may not know of gives the reason that one about an absent
record would give.
"""

import datetime as dt
import enum
from collections.abc import Callable, Mapping
from typing import TypeAlias

import msgspec

from catalogue.domain.organisation import Organisation
from catalogue.domain.person import Person, Role
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
    SEE_SOURCE = "see-source"
    SEE_RECORDS_IN_FULL = "see-records-in-full"
    ADD_SOURCE = "add-source"
    MOVE_SOURCE = "move-source"
    SEE_OWN_ACCOUNT = "see-own-account"
    MANAGE_PEOPLE = "manage-people"
    GIVE_RIGHTS = "give-rights"
    MANAGE_ORGANISATIONS = "manage-organisations"
    ASK_FOR_MEMBERSHIP = "ask-for-membership"
    MANAGE_REGISTER = "manage-register"
    HANDLE_REQUESTS = "handle-requests"
    DECIDE_REQUESTS = "decide-requests"
    SEE_OWN_PEOPLES_REQUESTS = "see-own-peoples-requests"


class Service(msgspec.Struct, frozen=True):
    """The service itself, for an action that concerns no single thing in it."""


class Decision(msgspec.Struct, frozen=True):
    """Whether something is allowed, and by which rule; the reason is for logs and operators."""

    allowed: bool
    reason: str


Thing: TypeAlias = Record | Source | Run | Person | Organisation | Service | None

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


def _for_who_publishes_or_an_administrator(viewer: Viewer, thing: Thing) -> Decision:
    if viewer.is_administrator:
        return Decision(allowed=True, reason="the viewer is an administrator")
    return _for_the_role(Role.PUBLISHER, Role.DECIDER)(viewer, thing)


def _for_who_decides_a_held_run(viewer: Viewer, thing: Thing) -> Decision:
    if not isinstance(thing, Run) or thing.state is not RunState.HELD:
        return Decision(allowed=False, reason="only a held run waits for a decision")
    return _for_the_owner_or_an_administrator(viewer, thing)


def _for_an_administrator(viewer: Viewer, _thing: Thing) -> Decision:
    if viewer.is_administrator:
        return Decision(allowed=True, reason="the viewer is an administrator")
    return Decision(allowed=False, reason="only an administrator may do this")


def _for_another_administrator(viewer: Viewer, thing: Thing) -> Decision:
    """Deny administrators rights of their own giving: they would read what is not theirs."""
    if isinstance(thing, Person) and thing.id == viewer.person_id:
        return Decision(allowed=False, reason="nobody gives or takes rights of their own")
    return _for_an_administrator(viewer, thing)


def _for_an_administrator_from_elsewhere(viewer: Viewer, thing: Thing) -> Decision:
    """Deny administrators sources of their own giving: as members they would read all of them."""
    if isinstance(thing, Organisation) and thing.slug in viewer.organisations:
        return Decision(allowed=False, reason="nobody gives a source to an organisation of theirs")
    return _for_an_administrator(viewer, thing)


def _for_the_signed_in(viewer: Viewer, _thing: Thing) -> Decision:
    if viewer.is_signed_in:
        return Decision(allowed=True, reason="the viewer has signed in")
    return Decision(allowed=False, reason="only someone who has signed in may do this")


def _for_themselves(viewer: Viewer, thing: Thing) -> Decision:
    if viewer.is_signed_in and isinstance(thing, Person) and thing.id == viewer.person_id:
        return Decision(allowed=True, reason="it is the viewer's own account")
    return Decision(allowed=False, reason="an account is shown to its person alone")


def _for_the_role(*roles: Role) -> "_Rule":
    def rule(viewer: Viewer, thing: Thing) -> Decision:
        if isinstance(thing, Organisation) and any(viewer.has_role(r, thing.slug) for r in roles):
            return Decision(allowed=True, reason="the viewer has the role in the organisation")
        return Decision(allowed=False, reason="only who has the role in the organisation may do it")

    return rule


def _source_of(thing: Thing) -> str:
    if isinstance(thing, Source):
        return thing.name
    return thing.source if isinstance(thing, Record | Run) else ""


_Rule: TypeAlias = Callable[[Viewer, Thing], Decision]
_RULES: Mapping[Action, Mapping[type, _Rule]] = {
    Action.READ_RECORD: {Record: _for_everyone},
    # Administrators run the service; what an owner wrote down is none of their business.
    Action.READ_SOURCE_GRAPH: {Record: _for_the_owner},
    Action.SEE_FINDINGS: {Record: _for_the_owner, Run: _for_the_owner_or_an_administrator},
    Action.SET_VISIBILITY: {Record: _for_the_owner},
    Action.MANAGE_SOURCE: {Source: _for_the_owner_or_an_administrator},
    Action.DECIDE_HELD_RUN: {Run: _for_who_decides_a_held_run},
    Action.SEE_SOURCE: {Source: _for_the_owner_or_an_administrator},
    Action.SEE_RECORDS_IN_FULL: {Source: _for_the_owner},
    Action.ADD_SOURCE: {
        Service: _for_an_administrator,
        Organisation: _for_who_publishes_or_an_administrator,
    },
    Action.MOVE_SOURCE: {
        Source: _for_an_administrator,
        Organisation: _for_an_administrator_from_elsewhere,
    },
    Action.SEE_OWN_ACCOUNT: {Person: _for_themselves, Service: _for_the_signed_in},
    Action.MANAGE_PEOPLE: {Person: _for_an_administrator, Service: _for_an_administrator},
    Action.GIVE_RIGHTS: {Person: _for_another_administrator},
    Action.MANAGE_ORGANISATIONS: {
        Organisation: _for_an_administrator,
        Service: _for_an_administrator,
    },
    Action.ASK_FOR_MEMBERSHIP: {Organisation: _for_the_signed_in},
    Action.MANAGE_REGISTER: {Service: _for_an_administrator},
    # Administrators have no part in requests: what an applicant wrote is for the data's owner.
    Action.HANDLE_REQUESTS: {Organisation: _for_the_role(Role.HANDLER, Role.DECIDER)},
    Action.DECIDE_REQUESTS: {Organisation: _for_the_role(Role.DECIDER)},
    Action.SEE_OWN_PEOPLES_REQUESTS: {Organisation: _for_the_role(Role.CO_ORDINATOR)},
}
