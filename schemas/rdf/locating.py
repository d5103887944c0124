"""Where in the file the findings on a record are: the line of the value, else of the node."""

import functools
import re
from typing import Final

import msgspec

from schemas.findings import Finding, Report, Spot
from schemas.rdf import properties
from schemas.rdf.graph import PageGraph
from schemas.rdf.property_kinds import Shape

# These speak of several values, none of which stands in the file as it stands in the finding.
_LISTS: Final = frozenset({"PROPERTY-BEYOND-MODEL", "PROPERTY-NOT-READ"})
_ABSENT: Final = "-MISSING"
# Names that were made while reading stand nowhere in the file.
_ADDRESS: Final = re.compile(r"(?!urn:uuid:)[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z")


def located(
    report: Report, graph: PageGraph, line: int | None, sheet: str | None = None
) -> Report:
    """Tell the line of each finding on a record that is described from a line on.

    Of a record in a workbook the lines are rows, and what is about no other node is in its sheet.
    """
    if line is None:
        return report
    at = _Lines(graph, line)
    findings = tuple(map(at.of, report.findings))
    if sheet is not None:
        findings = tuple(each if each.node else _in_sheet(each, sheet) for each in findings)
    return msgspec.structs.replace(report, findings=findings)


def _in_sheet(finding: Finding, sheet: str) -> Finding:
    return msgspec.structs.replace(finding, node=sheet)


class _Lines:
    """The lines of one record and of the nodes that it rests on."""

    def __init__(self, graph: PageGraph, line: int) -> None:
        self._graph = graph
        self._record = line

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
        """Give a finding that something is missing the line of what lacks it."""
        line = self._line(finding.node, None, ())
        if not finding.elsewhere:
            return msgspec.structs.replace(finding, line=line)
        spots = [Spot(node=s.node, line=self._line(s.node, None, ())) for s in finding.elsewhere]
        return msgspec.structs.replace(finding, line=line, elsewhere=tuple(spots))

    def _line(self, node: str | None, value: str | None, names: tuple[bytes, ...]) -> int:
        part = self._of_part(node) if node is not None and _ADDRESS.match(node) else None
        begin = self._record if part is None else part
        if not value:
            return begin
        of_part = part is not None
        return self._graph.line_of_value(begin, value, names, of_part=of_part) or begin

    def _of_part(self, node: str) -> int | None:
        return self._graph.line_of_part(node)


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
