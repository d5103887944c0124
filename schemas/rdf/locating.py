"""Where in the file the findings on a record are: the line of the value, else of the node."""

import functools
from typing import Final

import msgspec

from schemas.findings import Finding, Report, Spot
from schemas.rdf import properties
from schemas.rdf.graph import PageGraph
from schemas.rdf.property_kinds import Shape

# These speak of several values, none of which stands in the file as it stands in the finding.
_LISTS: Final = frozenset({"PROPERTY-BEYOND-MODEL", "PROPERTY-NOT-READ"})
_ABSENT: Final = "-MISSING"


def located(report: Report, graph: PageGraph, line: int | None, sheet: str | None = None) -> Report:
    """Tell the line of each finding on a record that is described from a line on.

    Of a record in a workbook the lines are rows, and what is about no other node is in its sheet.
    """
    if line is None:
        return report
    at = _Lines(graph, line, has_text=sheet is None)
    findings = tuple(map(at.of, report.findings))
    if sheet is not None:
        findings = tuple(each if each.node else _in_sheet(each, sheet) for each in findings)
    return msgspec.structs.replace(report, findings=findings)


def _in_sheet(finding: Finding, sheet: str) -> Finding:
    return msgspec.structs.replace(finding, node=sheet)


class _Lines:
    """The lines of one record and of the nodes that it rests on."""

    def __init__(self, graph: PageGraph, line: int, *, has_text: bool) -> None:
        self._graph = graph
        self._record = line
        self._has_text = has_text

    def of(self, finding: Finding) -> Finding:
        """Give a finding with its line."""
        if finding.line is not None:
            return finding
        if finding.code in _LISTS:
            return msgspec.structs.replace(finding, line=self._record)
        if finding.code.endswith(_ABSENT):
            return self._absent(finding)
        names = _names(finding.path)
        elsewhere = finding.elsewhere
        if elsewhere:
            elsewhere = tuple(
                Spot(value=s.value, node=s.node, line=self._line(s.node, s.value, names))
                for s in elsewhere
            )
        line = self._line(finding.node, finding.value, names)
        return msgspec.structs.replace(finding, line=line, elsewhere=elsewhere)

    def _absent(self, finding: Finding) -> Finding:
        """Give a finding that something is missing the line of the first that lacks it."""
        node = finding.node
        part = None if node is None else self._graph.line_of_part(node)
        return msgspec.structs.replace(finding, line=self._record if part is None else part)

    def _line(self, node: str | None, value: str | None, names: tuple[bytes, ...]) -> int:
        part = None if node is None else self._graph.line_of_part(node)
        begin = self._record if part is None else part
        if not value or not self._has_text:
            return begin
        of_part = part is not None
        return self._graph.line_of_value(begin, value, names, of_part=of_part) or begin


@functools.lru_cache(maxsize=512)
def _names(path: str) -> tuple[bytes, ...]:
    """Give the names that a property may have in a file."""
    first, _, rest = path.partition(".")
    last = path.rpartition(".")[2]
    shapes = _PARTS.get(first, _RECORDS) if rest else _RECORDS
    found = [last]
    for shape in shapes:
        for prop in shape.properties:
            if prop.name in {path, last}:
                found += [
                    iri.replace("#", "/").rpartition("/")[2] for iri in (prop.iri, *prop.also)
                ]
    return tuple(name.encode() for name in dict.fromkeys(found))


_RECORDS: Final[tuple[Shape, ...]] = (
    properties.DATASET, properties.SERVICE, properties.SERIES,
)  # fmt: skip
_PARTS: Final[dict[str, tuple[Shape, ...]]] = {
    "distribution": (properties.DISTRIBUTION,),
    "catalogRecord": (properties.CATALOG_RECORD,),
}
