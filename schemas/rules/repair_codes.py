"""Codes of what was read otherwise than it was written: licences, dates, places, templates."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from schemas.findings import Severity
from schemas.rules.rule import Rule

LICENCES_DIFFER: Final = Rule(
    "LICENCES-DIFFER",
    Severity.WARNING,
    "The licences of the record and its files differ, and the strictest of them counts: give the "
    "record the licence that all its files have, or describe them as records of their own.",
)
LICENCE_IN_RIGHTS: Final = Rule(
    "LICENCE-IN-RIGHTS",
    Severity.WARNING,
    "The licence stands in the rights statement, where it was found: give it as dct:license.",
    "the licence's own address as dct:license",
)
LICENCE_IN_WORDS: Final = Rule(
    "LICENCE-IN-WORDS",
    Severity.WARNING,
    "The sentence was taken to name the {meaning}; it is shown beside it: give the address alone.",
    "the licence's address and nothing else",
)
DATE_IS_FREQUENCY: Final = Rule(
    "DATE-IS-FREQUENCY",
    Severity.WARNING,
    "This says how often, not when, and was read as the update frequency: give the date.",
    "a date such as 2026-03-31, 2026-03 or 2026",
)
PLACE_REPAIRED: Final = Rule(
    "PLACE-REPAIRED",
    Severity.WARNING,
    "The outline has its axes swapped, crosses itself or encloses no area; only the box around it, "
    "or the point or line that it comes to, was kept: correct it.",
    "WKT or GeoJSON, longitude first",
)
RESOLUTION_NOT_METRES: Final = Rule(
    "RESOLUTION-NOT-METRES",
    Severity.WARNING,
    "The resolution is not a number of metres; it was kept {kept}: give it in metres.",
    "a number such as 10 or 0.5",
)
TEMPLATE_LEFT: Final = Rule(
    "TEMPLATE-LEFT",
    Severity.WARNING,
    "The text holds a template that was never filled in: correct it where the feed is made.",
)

REPAIR_RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.code: rule for rule in tuple(globals().values()) if isinstance(rule, Rule)}
)
