"""Codes of what feeds do in their own way: markup, misspelt names, parts that nothing leads to."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from schemas.findings import Severity
from schemas.rules.rule import Rule

MARKUP_CONVERTED: Final = Rule(
    "MARKUP-CONVERTED",
    Severity.WARNING,
    "The description is HTML and was turned into Markdown, without scripts, styles and pictures: "
    "write plain text or Markdown.",
)
KEYWORD_UNUSABLE: Final = Rule(
    "KEYWORD-UNUSABLE",
    Severity.WARNING,
    "This is a date, a file name, a number or a sentence rather than a keyword, and was left out: "
    "give words that people search for.",
)
DISTRIBUTION_MANY: Final = Rule(
    "DISTRIBUTION-MANY",
    Severity.WARNING,
    "There are more distributions than can be searched: the first {shown} of them are, and all are "
    "listed. Describe parts of the data as datasets of their own.",
)
SERVICE_IN_DISTRIBUTION: Final = Rule(
    "SERVICE-IN-DISTRIBUTION",
    Severity.NOTE,
    "The address asks a service for its capabilities, so the service was linked to: describe it "
    "as a dcat:DataService and name it as dcat:accessService.",
)
POSSIBLE_DUPLICATE: Final = Rule(
    "POSSIBLE-DUPLICATE",
    Severity.NOTE,
    "The source {other} has a record with the same identifier. Both are kept: if they are one, "
    "agree who publishes it.",
)
PART_UNREACHED: Final = Rule(
    "PART-UNREACHED",
    Severity.NOTE,
    "Nothing of the page points to these, so they belong to no record and were not read: link to "
    "them, or leave them out.",
)

FEED_RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.code: rule for rule in tuple(globals().values()) if isinstance(rule, Rule)}
)
