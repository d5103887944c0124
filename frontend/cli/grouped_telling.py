"""A grouped report told to a person: what to mend, the gravest first, and how much is met."""

from collections.abc import Sequence

from frontend.cli import output
from frontend.exports.verdict_words import conformance, how_often, percent
from schemas.rules.grouped import FindingGroup, GroupedReport, Place


def say_groups(
    heading: str, groups: Sequence[FindingGroup], report: GroupedReport | None = None
) -> None:
    """Print groups of findings with examples; ``report`` is theirs, if they are of records."""
    if not groups:
        return
    output.say(heading)
    for group in groups:
        _say_group(group, report)
    output.say()


def say_shares(report: GroupedReport) -> None:
    """Print which shares of the properties that are asked for are met."""
    for name, shares in (("mandatory", report.mandatory), ("recommended", report.recommended)):
        if shares.of:
            met = percent(shares, shares.as_stands + shares.after_repair)
            said = conformance(shares)
            output.say(f"  {name} properties: {met} met; {said[0].lower()}{said[1:]}", hang=4)


def _say_group(group: FindingGroup, report: GroupedReport | None) -> None:
    output.say(f"  {group.severity.value:8} {group.path}  ({group.code})", hang=11)
    output.say(f"           {group.fix}", hang=11)
    if group.accepted:
        output.say(f"           Accepted: {group.accepted}", hang=13)
    if report is not None:
        output.say(f"           In {how_often(group, report)}", hang=13)
    for example in group.examples:
        said = _example(example)
        if said:
            output.say(f"           - {said}", hang=13)
    if group.clause and not group.clause.url.startswith("/"):  # our own rules have a page of docs
        output.say(f"           See {group.clause.url}", hang=13)


def _example(example: Place) -> str:
    name = example.title or example.identifier
    line = f"line {example.line}" if example.line else ""
    node = f"at {example.node}" if example.node else ""
    found = f"found {example.value!r}" if example.value else ""
    return ", ".join(filter(None, (name, line, node, found, example.fix)))
