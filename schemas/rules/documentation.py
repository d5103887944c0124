"""The page of documentation about the rules: ``python -m schemas.rules.documentation``."""

import sys
from typing import Final

from schemas.findings import Severity
from schemas.rules.codes import RULES
from schemas.rules.page_codes import PAGE_RULES
from schemas.rules.rule import Rule

_HEAD: Final = """\
# Rules

What is checked when a record is read, with the code that stands in every report. Codes are stable:
a rule that changes its meaning gets a new code. This page is written by
`python -m schemas.rules.documentation > docs/rules.md`; a test fails when it lags behind.

There are two verdicts on a record. It is **usable** when no finding is a blocker: only then is it
catalogued. Its **conformance** says how many of the properties of the UK cross-government metadata
exchange model it has:

- the mandatory ones of its class: 13 for a dataset, 15 for a data service, and for a series, which
  the model does not know, those of a dataset;
- if it has a contact, the contact's name and e-mail address;
- if it has distributions, the five mandatory and two recommended properties of a distribution,
  each met when *every* distribution has it;
- the recommended ones: summary, alternative title, theme and related resource, and for a dataset
  its distributions, for a service its date of issue and the data it serves.

A value that was assumed, such as the access rights of a record that states none, is not met.

Findings with codes that begin with `PAGE-` are about the file and not about a record. They quote
what was found and say what was done; if the page holds a record above OFFICIAL they quote nothing.

In a fix, a word in braces stands for what the finding fills in.
"""
MEANINGS: Final = {
    Severity.BLOCKER: "the record is not catalogued",
    Severity.ERROR: "catalogued; something mandatory is missing or not acceptable",
    Severity.WARNING: "catalogued; something recommended is missing, or something was repaired",
    Severity.NOTE: "kept, and worth knowing",
}


def as_markdown() -> str:
    """Write the page."""
    sections = [_HEAD]
    for severity in Severity:
        rules = [rule for rule in RULES.values() if rule.severity is severity]
        lines = [f"## {severity.value.capitalize()}: {MEANINGS[severity]}", ""]
        lines += ["| Code | What to do | Accepted |", "|---|---|---|", *map(_row, rules)]
        sections.append("\n".join(lines) + "\n")
    head = ["## About the page", "", "| Code | Severity | What to do |", "|---|---|---|"]
    sections.append("\n".join([*head, *map(_page_row, PAGE_RULES.values())]) + "\n")
    return "\n".join(sections)


def _row(rule: Rule) -> str:
    return f"| `{rule.code}` | {rule.fix} | {rule.accepted or ''} |"


def _page_row(rule: Rule) -> str:
    return f"| `{rule.code}` | {rule.severity.value} | {rule.fix} |"


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
