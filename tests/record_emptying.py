"""The same record without what somebody may not see, taken out the slow and obvious way.

Written against the table of field classes and ``visibility.md`` only, so that it shares no mistake
with the projection.
"""

import msgspec

from catalogue.domain.record import FieldClass, Record
from catalogue.policy.field_classes import PERSONAL, is_personal, rules_of
from schemas.model import AccessRights, Document, Reference
from schemas.model.base import Value

#: visibility.md, section 2: who sees a class on open records and on all others.
_PUBLIC = "public accredited government organisation case owner"
SEES = {
    FieldClass.EXISTENCE: (_PUBLIC, _PUBLIC),
    FieldClass.VARIABLES: (_PUBLIC, "accredited government case organisation owner"),
    FieldClass.COUNTS: (_PUBLIC, "accredited case organisation owner"),
    FieldClass.TECHNICAL: (_PUBLIC, "organisation case owner"),
    FieldClass.LINKAGE: ("organisation case owner", "organisation case owner"),
    FieldClass.PEOPLE: ("organisation owner", "organisation owner"),
    FieldClass.INTERNAL: ("owner", "owner"),
}


class Eyes(msgspec.Struct, frozen=True):
    """Somebody's tiers for one record, and the classes that its owner opened."""

    tiers: frozenset[str]
    opened: frozenset[FieldClass]

    def see(self, field_class: FieldClass, *, is_open: bool) -> bool:
        """Tell whether a field of a class is seen in a value that is open, or is not."""
        if field_class in self.opened and field_class.value in "BCD":
            return True
        return bool(self.tiers & set(SEES[field_class][0 if is_open else 1].split()))


def eyes_for(record: Record, tiers: frozenset[str]) -> Eyes:
    """Take the tiers and the owner's decision together."""
    return Eyes(frozenset(tiers), record.visibility.opened)


def emptied(record: Record, tiers: frozenset[str], withheld: frozenset[str]) -> Record:
    """Return the record with every field emptied that these tiers may not see."""
    resource = _emptied(record.resource, eyes_for(record, tiers), withheld, is_open=True)
    return msgspec.structs.replace(record, resource=resource)


def _emptied(value: Value, eyes: Eyes, withheld: frozenset[str], *, is_open: bool) -> Value | None:
    is_open = still_open(value, is_open=is_open)
    rules = rules_of(type(value), personal=type(value) in PERSONAL and is_personal(value))
    changes: dict[str, object] = {}
    for field in msgspec.structs.fields(value):
        rule, old = rules[field.name], getattr(value, field.name)
        if eyes.see(rule.field_class, is_open=is_open):
            new = _inside(old, eyes, withheld, is_open=is_open, is_link=rule.is_link)
        elif rule.field_class is FieldClass.COUNTS:
            new = _another_count(old)
        elif rule.is_covered:
            new = "https://another.example/name"
        else:
            new = None if field.required else field.default
        if rule.names_fields:
            assert isinstance(new, tuple)
            new = tuple(name for name in new if _may_be_named(name, eyes, is_open=is_open))
        if new is None and field.required:
            return None
        changes[field.name] = new if new is not None else field.default
    return msgspec.structs.replace(value, **changes)


def still_open(value: Value, *, is_open: bool) -> bool:
    """Tell whether a value inside one that is open, or not, is open."""
    return is_open and getattr(value, "access_rights", None) in {None, AccessRights.OPEN}


def _may_be_named(name: str, eyes: Eyes, *, is_open: bool) -> bool:
    classes = {"system_name": FieldClass.TECHNICAL, "riskNotes": FieldClass.INTERNAL}
    field_class = classes.get(name, FieldClass.EXISTENCE)
    return name != "nonsense" and eyes.see(field_class, is_open=is_open)


def _another_count(count: int | None) -> int | None:
    """Give another count that looks the same when rounded to tens."""
    return None if count is None or count < 10 else (count + 5) // 10 * 10


def _inside(
    old: object, eyes: Eyes, withheld: frozenset[str], *, is_open: bool, is_link: bool
) -> object:
    if isinstance(old, tuple):
        inner = [_inside(each, eyes, withheld, is_open=is_open, is_link=is_link) for each in old]
        return tuple(each for each in inner if each is not None)
    if isinstance(old, Reference) and old.target in withheld:
        return None
    if is_link and isinstance(old, Document) and old.iri in withheld:
        return None
    if is_link and isinstance(old, str) and old in withheld:
        return None
    return _emptied(old, eyes, withheld, is_open=is_open) if isinstance(old, Value) else old
