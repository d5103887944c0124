"""Saying for each field of a record which rule showed or hid it; for owners and operators only."""

import enum
from collections.abc import Iterator

import msgspec

from catalogue.domain.record import FieldClass, Record
from catalogue.policy.audiences import Audience, Tier
from catalogue.policy.field_classes import PERSONAL, is_personal
from catalogue.policy.fields import Field, fields_of
from catalogue.policy.plan import can_come_to_nothing
from catalogue.policy.projection import may_be_known
from catalogue.policy.sight import SEES_CLOSED, SEES_OPEN, Sight, sight_of
from schemas.model import AccessRights, Document, Reference
from schemas.model.base import Value


class Verdict(enum.StrEnum):
    """What became of a field."""

    SHOWN = "shown"
    ROUNDED = "rounded"
    COVERED = "covered"
    HIDDEN = "hidden"


class FieldVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """A field, what became of it, and the rule that decided."""

    path: str
    field_class: FieldClass
    verdict: Verdict
    rule: str


def explain(
    record: Record,
    audience: Audience,
    viewer_tiers: frozenset[Tier] = frozenset(),
    *,
    withheld: frozenset[str],
) -> tuple[FieldVerdict, ...]:
    """Explain a projection, field by field, in the order of the model; each line once.

    The verdicts name hidden fields: they are never for the viewer whose eyes are looked through.
    """
    tiers = audience.tiers | viewer_tiers
    if not may_be_known(record, tiers):
        return (_hidden_whole(record),)
    explainer = _Explainer(sight_of(tiers, record.visibility.opened), tiers, withheld)
    return tuple(dict.fromkeys(explainer.walk(record.resource, "", is_open=True)))


def _hidden_whole(record: Record) -> FieldVerdict:
    hiding = record.visibility.hiding
    if hiding is None:
        rule = f"the record is {record.state.value}: its source no longer describes it"
    else:
        named = ", ".join(sorted({Tier.OWNER.value, *hiding.tiers}))
        rule = f"the whole record is hidden until reviewed on {hiding.review_on}; seen by {named}"
    return FieldVerdict(path="*", field_class=FieldClass.HIDDEN, verdict=Verdict.HIDDEN, rule=rule)


class _Explainer:
    def __init__(self, sight: Sight, tiers: frozenset[Tier], withheld: frozenset[str]) -> None:
        self._sight = sight
        self._tiers = tiers
        self._withheld = withheld

    def walk(self, value: Value, path: str, *, is_open: bool) -> Iterator[FieldVerdict]:
        rights = getattr(value, "access_rights", None)
        is_open = is_open and rights in {None, AccessRights.OPEN}
        personal = type(value) in PERSONAL and is_personal(value)
        for field in fields_of(type(value), personal=personal):
            held = getattr(value, field.name)
            if held != field.blank or field.is_required:
                yield from self._field(field, held, path + field.name, is_open=is_open)

    def _field(
        self, field: Field, held: object, path: str, *, is_open: bool
    ) -> Iterator[FieldVerdict]:
        field_class = field.rule.field_class
        if field_class not in self._sight.classes(is_open=is_open):
            yield self._unseen(field, path, is_open=is_open)
            return
        items = held if isinstance(held, tuple) else (held,)
        left = [item for item in items if not self._is_withheld(item, field)]
        if len(left) < len(items):
            gone = len(items) - len(left)
            links = "a link to a record" if gone == 1 else f"{gone} links to records"
            rule = f"{links} hidden from this audience"
            yield _verdict(field, path, Verdict.HIDDEN, rule)
        is_shown = False
        for item in left:
            below = list(self._inside(item, f"{path}.", is_open=is_open))
            yield from (each for each in below if each.verdict is not Verdict.SHOWN)
            is_shown = is_shown or self._is_left(item, below, f"{path}.", is_open=is_open)
        if is_shown:
            yield _verdict(field, path, Verdict.SHOWN, self._allowed(field_class, is_open=is_open))

    def _inside(self, item: object, path: str, *, is_open: bool) -> Iterator[FieldVerdict]:
        if isinstance(item, Value):
            yield from self.walk(item, path, is_open=is_open)

    def _is_left(
        self, item: object, below: list[FieldVerdict], path: str, *, is_open: bool
    ) -> bool:
        """Tell whether anything of an item is shown: what lacks a field it needs goes whole."""
        if not isinstance(item, Value):
            return True
        hidden = {each.path for each in below if each.verdict is Verdict.HIDDEN}
        if any(f.is_required and path + f.name in hidden for f in fields_of(type(item))):
            return False
        is_empty = all(each.verdict is Verdict.HIDDEN for each in below)
        seen = self._sight.classes(is_open=is_open)
        return not (is_empty and can_come_to_nothing(type(item), seen))

    def _unseen(self, field: Field, path: str, *, is_open: bool) -> FieldVerdict:
        rule = self._allowed(field.rule.field_class, is_open=is_open)
        if field.rule.field_class is FieldClass.COUNTS:
            return _verdict(field, path, Verdict.ROUNDED, f"to tens, none below ten; exact {rule}")
        verdict = Verdict.COVERED if field.rule.is_covered else Verdict.HIDDEN
        return _verdict(field, path, verdict, rule)

    def _allowed(self, field_class: FieldClass, *, is_open: bool) -> str:
        tiers = (SEES_OPEN if is_open else SEES_CLOSED)[field_class]
        if tiers.isdisjoint(self._tiers) and self._sees(field_class, is_open=is_open):
            return "opened to everyone by the owner"
        if Tier.PUBLIC in tiers:
            return "for everyone"
        kind = "open" if is_open else "not open"
        return f"for {', '.join(sorted(tiers))} (the record or file is {kind})"

    def _sees(self, field_class: FieldClass, *, is_open: bool) -> bool:
        return field_class in self._sight.classes(is_open=is_open)

    def _is_withheld(self, item: object, field: Field) -> bool:
        if isinstance(item, Reference):
            return item.target in self._withheld
        if not field.rule.is_link:
            return False
        return (item.iri if isinstance(item, Document) else item) in self._withheld


def _verdict(field: Field, path: str, verdict: Verdict, rule: str) -> FieldVerdict:
    return FieldVerdict(
        path=path,
        field_class=field.rule.field_class,
        verdict=verdict,
        rule=f"{rule}: {field.rule.why}",
    )
