"""What is to be done to a value of one kind before somebody with one sight may see it."""

import msgspec

from catalogue.domain.record import FieldClass
from catalogue.policy.field_classes import PERSONAL
from catalogue.policy.fields import Field, fields_of
from catalogue.policy.sight import Sight
from schemas.model import Document
from schemas.model.base import Value


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The fields to blank, round, cover, or look into; others pass as they are.

    ``drops`` says that the value cannot be without something hidden, so that it goes whole.
    ``empty`` is the value with nothing in it, where it could come to that: an empty value is left
    out, or it would tell that there was something in it. ``links`` are texts and documents that may
    lead to a record.
    """

    seen: frozenset[FieldClass]
    drops: bool
    blanked: tuple[tuple[str, object], ...]
    rounded: tuple[str, ...]
    covered: tuple[str, ...]
    links: tuple[Field, ...]
    nested: tuple[Field, ...]
    naming: tuple[str, ...]
    empty: Value | None

    @property
    def is_idle(self) -> bool:
        """Whether a value passes as it is."""
        work = (self.blanked, self.rounded, self.covered, self.links, self.nested, self.naming)
        return not (self.drops or any(work)) and self.empty is None


class Plans:
    """The plans for one sight, made as they are asked for.

    ``with_links`` is false when no record is withheld from the viewer: then links need no look.
    """

    def __init__(self, sight: Sight, *, with_links: bool) -> None:
        self._sight = sight
        self._with_links = with_links
        self._made: dict[tuple[type[Value], bool, bool], Plan | None] = {}

    def find(self, kind: type[Value], *, personal: bool, is_open: bool) -> Plan | None:
        """Give the plan for a kind of value, or nothing when it passes as it is."""
        key = (kind, personal, is_open)
        try:
            return self._made[key]
        except KeyError:
            plan = self._make(kind, personal=personal, is_open=is_open)
            self._made[key] = None if plan.is_idle else plan
            return self._made[key]

    def _make(self, kind: type[Value], *, personal: bool, is_open: bool) -> Plan:
        seen = self._sight.classes(is_open=is_open)
        fields = fields_of(kind, personal=personal)
        shown = [field for field in fields if field.rule.field_class in seen]
        unseen = [field for field in fields if field.rule.field_class not in seen]
        counts = [f for f in unseen if f.rule.field_class is FieldClass.COUNTS]
        blanked = [f for f in unseen if not (f.rule.is_covered or f in counts)]
        return Plan(
            seen=seen,
            drops=any(field.is_required for field in blanked),
            blanked=tuple((field.name, field.blank) for field in blanked),
            rounded=tuple(field.name for field in counts),
            covered=tuple(field.name for field in unseen if field.rule.is_covered),
            links=tuple(field for field in shown if self._may_lead_away(field)),
            nested=tuple(field for field in shown if self._needs_a_look(field, is_open=is_open)),
            naming=tuple(field.name for field in shown if field.rule.names_fields),
            empty=kind() if can_come_to_nothing(kind, seen) else None,
        )

    def _may_lead_away(self, field: Field) -> bool:
        leads = not field.inside or Document in field.inside
        return self._with_links and field.rule.is_link and leads

    def _needs_a_look(self, field: Field, *, is_open: bool) -> bool:
        return any(
            self.find(kind, personal=personal, is_open=openness) is not None
            for kind in field.inside
            for personal in {False, kind in PERSONAL}
            # What stands inside an open value may be closed by its own access rights.
            for openness in {is_open, is_open and not _has_own_rights(kind)}
        )


def can_come_to_nothing(kind: type[Value], seen: frozenset[FieldClass]) -> bool:
    """Tell whether all of some value of this kind can be hidden, so that emptiness would tell."""
    fields = (*fields_of(kind), *fields_of(kind, personal=True))
    hides = any(field.rule.field_class not in seen for field in fields)
    return hides and not any(field.is_required for field in fields)


def _has_own_rights(kind: type[Value]) -> bool:
    return "access_rights" in kind.__struct_fields__
