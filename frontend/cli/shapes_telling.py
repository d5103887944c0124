"""How the findings of shapes are told: grouped by shape, with counts and a few examples."""

from collections.abc import Sequence

import msgspec

from frontend.cli import output
from schemas.findings import Severity
from schemas.shacl.results import Result
from schemas.shacl.shapes import Shapes

_MOST_EXAMPLES = 3
_SEVERITIES = {
    Severity.ERROR: "violation",
    Severity.WARNING: "warning",
    Severity.NOTE: "info",
}


class _Group(msgspec.Struct):
    """What one shape found in all records."""

    first: Result
    count: int = 0
    records: int = 0
    examples: list[Result] = msgspec.field(default_factory=list)


class ShapeTally:
    """What shapes found so far, by shape and kind of constraint."""

    def __init__(self, shapes: Shapes) -> None:
        self.records = 0
        self.conforming = 0
        self._about = shapes.about
        self._groups: dict[tuple[str, str, str, str], _Group] = {}

    def add(self, results: Sequence[Result]) -> None:
        """Take what was found in one record."""
        self.records += 1
        self.conforming += all(each.severity is not Severity.ERROR for each in results)
        seen = set()
        for each in results:
            key = (each.shape, each.path, each.component, each.message)
            group = self._groups.setdefault(key, _Group(each))
            group.count += 1
            group.records += key not in seen
            seen.add(key)
            if len(group.examples) < _MOST_EXAMPLES:
                group.examples.append(each)

    def of(self, severity: Severity) -> list[_Group]:
        """List the groups of a severity, the most frequent first."""
        groups = [each for each in self._groups.values() if each.first.severity is severity]
        return sorted(groups, key=lambda each: (-each.records, each.first))

    def name(self, result: Result) -> str:
        """Name a shape: by its rule, or by the class it belongs to."""
        facts = self._about.get(result.shape)
        named = result.code or (facts.parent if facts and facts.parent else result.shape)
        return named.strip("<>").rpartition("#")[2].rpartition("/")[2]


def say_tallies(tally: ShapeTally, left_out: int) -> None:
    """Tell a person, what is worst first."""
    for severity, word in _SEVERITIES.items():
        for group in tally.of(severity):
            first = group.first
            where = _path(first.path)
            output.say(f"{word:9} {tally.name(first)}{f', {where}' if where else ''}", hang=10)
            output.say(f"          {first.message or first.component}", hang=10)
            times = output.counted(group.records, "record")
            output.say(f"          in {times}, {output.counted(group.count, 'time')}", hang=10)
            for example in group.examples:
                value = f": {example.value[:120]}" if example.value else ""
                output.say(f"          {example.focus}{value}", hang=12)
    checked = output.counted(tally.records, "record")
    output.say(f"{checked} checked: {tally.conforming:,} without a violation")
    if left_out:
        refused = output.counted(left_out, "record")
        output.say(f"{refused} not checked: the reader refused them (see wayleave validate)")


def as_json_object(tally: ShapeTally, left_out: int, error: str | None) -> output.Json:
    """Give the same as one object."""
    return {
        "records": tally.records,
        "conforming": tally.conforming,
        "left_out": left_out,
        "groups": [
            _group_json(tally, group) for severity in _SEVERITIES for group in tally.of(severity)
        ],
        "error": error,
    }


def _group_json(tally: ShapeTally, group: _Group) -> output.Json:
    first = group.first
    return {
        "shape": first.shape.strip("<>"),
        "name": tally.name(first),
        "code": first.code,
        "severity": _SEVERITIES[first.severity],
        "path": first.path,
        "component": first.component,
        "message": first.message,
        "records": group.records,
        "count": group.count,
        "examples": [{"focus": each.focus, "value": each.value} for each in group.examples],
    }


def _path(path: str) -> str:
    """Shorten a path to the name that its first property has."""
    return path.partition("|")[0].replace("#", "/").rpartition("/")[2]
