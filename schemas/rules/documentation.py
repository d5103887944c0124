"""The page of documentation about the rules: ``python -m schemas.rules.documentation``."""

import sys
import textwrap
from collections.abc import Iterable
from typing import Final

from schemas.findings import Severity
from schemas.rules.clauses import clause_of
from schemas.rules.codes import RULES
from schemas.rules.page_codes import PAGE_RULES
from schemas.rules.rule import Rule
from schemas.rules.standing import REFUSALS, REPAIRS

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
  each met when *every* distribution that is described has it;
- the recommended ones: summary, alternative title, theme and related resource, and for a dataset
  its distributions, for a service its date of issue and the data it serves.

Each of them is met as it stands, met only after repair, or missing:

- **as it stands**: what was written is what the standard accepts. Where DCAT itself asks for a form
  that the exchange model refuses, that form is accepted too: a `mailto:` address, the IANA address
  of a media type, an identifier as text, a title with a language. To punish a department for
  following DCAT would help nobody.
- **after repair**: there is a value, but a finding on that property says that it was mended, mapped
  from another list, found under another name, cut, or kept as text. A month or year, or a date with
  a time of day, is kept exactly, yet the standard asks for a day, so it counts here. The codes are
  {repairs};
- **missing**: there is no value, or only an assumed one, such as the access rights of a record
  that states none; or there is one that cannot be accepted:
  {refusals}.

A distribution that is only named, and described in some other document, is not counted.

A finding tells its line where that can be known: the line of the value, else the one on which the
distribution or the record that has it begins. It may stand for several equal ones; then it says how
many more there are, and where the first four of them are.

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
    sections = [_HEAD.replace("{repairs}", _list(REPAIRS)).replace("{refusals}", _list(REFUSALS))]
    for severity in Severity:
        rules = [rule for rule in RULES.values() if rule.severity is severity]
        lines = [f"## {severity.value.capitalize()}: {MEANINGS[severity]}", ""]
        lines += ["| Code | What to do | Accepted | Clause |", "|---|---|---|---|"]
        lines += map(_row, rules)
        sections.append("\n".join(lines) + "\n")
    head = ["## About the page", "", "| Code | Severity | What to do |", "|---|---|---|"]
    sections.append("\n".join([*head, *map(_page_row, PAGE_RULES.values())]) + "\n")
    return "\n".join(sections)


def _row(rule: Rule) -> str:
    clause = clause_of(rule.code)
    link = "" if clause.is_ours else f"[{clause.title.rpartition(': ')[2]}]({clause.url})"
    return f"| `{rule.code}` | {rule.fix} | {rule.accepted or ''} | {link} |"


def _list(codes: Iterable[str]) -> str:
    listed = ", ".join(f"`{code}`" for code in sorted(codes))
    return textwrap.fill(listed, 98, subsequent_indent="  ", break_on_hyphens=False)


def _page_row(rule: Rule) -> str:
    return f"| `{rule.code}` | {rule.severity.value} | {rule.fix} |"


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
