"""Taking out of a resource what somebody may not see. Only ``projection`` calls this."""

import functools
from typing import TypeVar

import msgspec

from catalogue.policy.field_classes import PERSONAL, is_personal
from catalogue.policy.fields import Field, is_nameable
from catalogue.policy.plan import Plan, Plans
from catalogue.policy.sight import Sight, rounded
from schemas.model import AccessRights, Document, Resource
from schemas.model.base import Value

V = TypeVar("V", bound=Value)


def redact(resource: Resource, sight: Sight, withheld: frozenset[str], base: str) -> Resource:
    """Return the resource with nothing in it that the sight does not cover.

    ``withheld`` are the link targets that may not be seen; names that must be covered are made
    from ``base``. What needs no change is returned as the same object.
    """
    redactor = _Redactor(_plans(sight, bool(withheld)), withheld, base)
    return redactor.whole(resource)


@functools.lru_cache(maxsize=1_024)
def _plans(sight: Sight, with_links: bool) -> Plans:  # noqa: FBT001 - a cache takes it by position
    return Plans(sight, with_links=with_links)


class _Redactor:
    """One redaction: what to do about every kind of value, and to which links."""

    __slots__ = ("_base", "_plans", "_withheld")

    def __init__(self, plans: Plans, withheld: frozenset[str], base: str) -> None:
        self._plans = plans
        self._withheld = withheld
        self._base = base

    def whole(self, resource: Resource) -> Resource:
        """Redact a resource; it always keeps its identifier, so that something is left."""
        redacted = self._value(resource, is_open=True, place="")
        if redacted is None:
            raise AssertionError("the table of field classes hides a field no resource can lack")
        return redacted

    def _value(self, value: V, *, is_open: bool, place: str) -> V | None:
        kind = type(value)
        is_open = is_open and getattr(value, "access_rights", None) in _OPEN
        personal = kind in PERSONAL and is_personal(value)
        plan = self._plans.find(kind, personal=personal, is_open=is_open)
        if plan is None:
            return value
        if plan.drops:
            return None
        changes = self._own_changes(value, plan, place)
        if not (
            self._follow(value, plan, changes) and self._descend(value, plan, changes, is_open)
        ):
            return None
        left = msgspec.structs.replace(value, **changes) if changes else value
        return None if left == plan.empty else left

    def _own_changes(self, value: Value, plan: Plan, place: str) -> dict[str, object]:
        changes: dict[str, object] = {
            name: blank for name, blank in plan.blanked if getattr(value, name) != blank
        }
        for name in plan.rounded:
            count = getattr(value, name)
            if count is not None:
                changes[name] = rounded(count)
        for name in plan.covered:
            changes[name] = f"{self._base}#{place}"
        for name in plan.naming:
            names = getattr(value, name)
            if names:
                changes[name] = tuple(n for n in names if is_nameable(type(value), n, plan.seen))
        return changes

    def _follow(self, value: Value, plan: Plan, changes: dict[str, object]) -> bool:
        """Take out links to what is withheld; false when the value cannot be without one."""
        for field in plan.links:
            old = getattr(value, field.name)
            if isinstance(old, str) and old in self._withheld:
                if field.is_required:
                    return False
                changes[field.name] = field.blank
            elif isinstance(old, tuple) and old:
                kept = tuple(item for item in old if not self._leads_away(item))
                if len(kept) < len(old):
                    changes[field.name] = kept
        return True

    def _leads_away(self, item: object) -> bool:
        return (item.iri if isinstance(item, Document) else item) in self._withheld

    def _descend(
        self,
        value: Value,
        plan: Plan,
        changes: dict[str, object],
        is_open: bool,  # noqa: FBT001
    ) -> bool:
        """Redact the values inside; false when the value cannot be without one that is gone."""
        for field in plan.nested:
            old = changes.get(field.name) or getattr(value, field.name)
            if not old:
                continue
            new = self._inside(old, field, is_open=is_open)
            if new is old:
                continue
            if new is None and field.is_required:
                return False
            changes[field.name] = new
        return True

    def _inside(self, old: object, field: Field, *, is_open: bool) -> object:
        if isinstance(old, tuple):
            return self._each(old, field.name, is_open=is_open)
        if isinstance(old, Value):
            return self._value(old, is_open=is_open, place=field.name)
        return old

    def _each(self, old: tuple[Value, ...], name: str, *, is_open: bool) -> tuple[Value, ...]:
        new: list[Value] = []
        changed = False
        for position, item in enumerate(old):
            left = self._value(item, is_open=is_open, place=f"{name}-{position}")
            changed = changed or left is not item
            if left is not None:
                new.append(left)
        return tuple(new) if changed else old


_OPEN = {None, AccessRights.OPEN}
