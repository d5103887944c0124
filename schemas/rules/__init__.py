"""The UK standard as rules with stable codes, and the two verdicts on a record."""

from schemas.rules.codes import RULES
from schemas.rules.report import report
from schemas.rules.rule import Rule

__all__ = ["RULES", "Rule", "report"]
