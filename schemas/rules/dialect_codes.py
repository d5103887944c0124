"""Codes of what only the dialects that are no RDF ask for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from schemas.findings import Severity
from schemas.rules.rule import Rule

VALUE_NOT_LISTED: Final = Rule(
    "VALUE-NOT-LISTED",
    Severity.WARNING,
    "The value was kept as written, but is not in the list that the dialect has: {accepted}.",
)
IDENTIFIER_DERIVED: Final = Rule(
    "IDENTIFIER-DERIVED",
    Severity.WARNING,
    "The record has no identifier, so it goes by its title and who holds it: give it one, or it "
    "becomes another record when either changes.",
    "a text or address that is unique within the feed",
)
NAME_DERIVED: Final = Rule(
    "NAME-DERIVED",
    Severity.WARNING,
    "The table or column has no name and goes by its place, {name}: give it its name.",
)

REMARKS_LEFT_OUT: Final = Rule(
    "REMARKS-LEFT-OUT",
    Severity.NOTE,
    "More was remarked on than is told here: mend this first, and check the record again.",
)

DIALECT_RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.code: rule for rule in tuple(globals().values()) if isinstance(rule, Rule)}
)
