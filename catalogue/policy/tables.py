"""The policy's tables as Markdown, for ``docs/permissions.md``; a test keeps the two the same."""

from collections.abc import Iterator, Sequence

from catalogue.domain.record import FieldClass
from catalogue.policy.audiences import Audience, Tier
from catalogue.policy.field_classes import PERSONAL, TABLE, FieldRule, Rules
from catalogue.policy.sight import MAY_BE_OPENED, SEES_CLOSED, SEES_OPEN

_NAMES = {
    FieldClass.EXISTENCE: "existence and way in",
    FieldClass.VARIABLES: "variables",
    FieldClass.COUNTS: "counts",
    FieldClass.TECHNICAL: "technical",
    FieldClass.LINKAGE: "linkage internals",
    FieldClass.PEOPLE: "people",
    FieldClass.INTERNAL: "internal",
}


def class_table() -> str:
    """Say which tiers see which class."""
    rows = [
        (
            field_class.value,
            name,
            _tiers(SEES_OPEN[field_class]),
            _tiers(SEES_CLOSED[field_class]),
            "yes" if field_class in MAY_BE_OPENED else "no",
        )
        for field_class, name in _NAMES.items()
    ]
    head = ("Class", "Fields", "Seen on open records by", "Otherwise by", "Owner may open")
    return _markdown(head, rows)


def audience_table() -> str:
    """Say which tiers make up each audience."""
    return _markdown(
        ("Audience", "Tiers"),
        [(f"`{audience.value}`", ", ".join(sorted(audience.tiers))) for audience in Audience],
    )


def field_table() -> str:
    """Say for each field of each class of the model which class it is in, and why."""
    rows = [row for kind, rules in TABLE.items() for row in _rows(kind.__name__, rules)]
    for kind, rules in PERSONAL.items():
        rows.extend(_rows(f"{kind.__name__} that is, or may be, a person", rules))
    return _markdown(("Of", "Fields", "Class", "Why"), rows)


def _rows(name: str, rules: Rules) -> Iterator[tuple[str, str, str, str]]:
    fields: dict[FieldRule, list[str]] = {}
    for field, rule in rules.items():
        fields.setdefault(rule, []).append(f"`{field}`")
    for rule, names in fields.items():
        yield name, ", ".join(names), rule.field_class.value, rule.why


def _tiers(tiers: frozenset[Tier]) -> str:
    return "everyone" if Tier.PUBLIC in tiers else ", ".join(sorted(tiers))


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
