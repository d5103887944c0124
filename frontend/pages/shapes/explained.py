"""The table of the profile in the words of a page."""

from collections.abc import Sequence

import msgspec

from schemas.findings import Severity
from schemas.shacl.profile import Check, profile
from schemas.shacl.writing import message

_OBLIGATIONS = {
    Severity.BLOCKER: "Mandatory",
    Severity.ERROR: "Mandatory",
    Severity.WARNING: "Recommended",
    Severity.NOTE: "Worth knowing",
}
_ORDER = ("Mandatory", "Recommended", "Worth knowing")


class Row(msgspec.Struct, frozen=True):
    """What is asked of one property."""

    property: str
    obligation: str
    accepted: str
    fix: str
    code: str


class Explained(msgspec.Struct, frozen=True):
    """What is asked of one class."""

    slug: str
    label: str
    rows: Sequence[Row]


def explained() -> Sequence[Explained]:
    """Say what the shapes ask of each class, what is mandatory first."""
    return [
        Explained(shape.slug, shape.label, sorted(map(_row, shape.checks), key=_rank))
        for shape in profile()
    ]


def _row(check: Check) -> Row:
    return Row(
        property=check.name if "://" not in check.name else _last(check.name),
        obligation=_OBLIGATIONS[check.rule.severity],
        accepted=check.told[:1].upper() + check.told[1:],
        fix=message(check),
        code=check.rule.code,
    )


def _last(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def _rank(row: Row) -> int:
    return _ORDER.index(row.obligation)
