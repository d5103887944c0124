"""The one way in which a part is scored: things that are wanted, each with a weight."""

from collections.abc import Iterable, Sequence

import msgspec

from catalogue.domain.quality import WHOLE, Part, PartScore, Reason

#: An item that is wholly there.
ALL = 100


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is wanted of a description.

    ``met`` is how much of it is there, from 0 to 100. ``name`` says what it is ("a summary");
    ``gap`` is the sentence to say when it is not all there, unless "Not given: …" says it;
    ``fix`` and ``key`` are as in ``Reason``.
    """

    weight: int
    met: int
    name: str
    fix: str
    key: str
    gap: str = ""


def scored(part: Part, items: Sequence[Item], praise: str) -> PartScore:
    """Score a part by its items; ``praise`` is said when there is nothing to do."""
    total = got = 0
    lacking, given = [], []
    for item in items:
        total += item.weight
        got += item.weight * item.met
        if item.met < ALL:
            lacking.append(item)
        elif item.name:
            given.append(item.name)
    if not lacking:
        return PartScore(part=part, score=ALL, reasons=(Reason(words=praise),))
    reasons = [_gap(item, total) for item in lacking]
    if given:
        reasons.append(Reason(words=f"Given: {listed(given)}."))
    return PartScore(part=part, score=got // total, reasons=tuple(reasons))


def not_applicable(part: Part, why: str) -> PartScore:
    """Say that a part does not apply to a description, and why."""
    return PartScore(part=part, score=None, reasons=(Reason(words=why),))


def listed(names: Iterable[str]) -> str:
    """Join names with commas and an "and"."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def met_if(condition: object) -> int:
    """Count something as all there or not there."""
    return ALL if condition else 0


def _gap(item: Item, total: int) -> Reason:
    return Reason(
        words=item.gap or f"Not given: {item.name}.",
        fix=item.fix,
        key=item.key,
        lost=item.weight * (ALL - item.met) * (WHOLE // ALL) // total,
    )
