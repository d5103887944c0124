"""A report that a person can read: equal findings of many records as one group with examples.

It is built record by record, in memory that does not grow with their number.
"""

import re
from collections.abc import Iterable
from typing import Final

from schemas.findings import Finding, Report, Severity, Spot
from schemas.model import DataService, Dataset, DatasetSeries, Resource
from schemas.model.base import Value
from schemas.reading import PageEnd, RecordReading
from schemas.rules.clauses import Clause, clause_of
from schemas.rules.codes import RULES
from schemas.rules.page_codes import PAGE_RULES
from schemas.rules.standing import (
    Met,
    Obligation,
    Standing,
    standings,
    verdicts,
    verdicts_as_told,
)

_MOST_EXAMPLES: Final = 5
# Codes times paths are some hundred; a feed that invents paths must not fill the memory.
_MOST_GROUPS: Final = 2_000
_OTHER_PATHS: Final = "other properties"
_WORD: Final = re.compile(r"\{\w+\}")
_GRAVITY: Final = {severity: rank for rank, severity in enumerate(Severity)}
_MODELS: Final[dict[str, type]] = {
    model.__name__: model for model in (Dataset, DataService, DatasetSeries)
}


class Place(Value, frozen=True):
    """One place where something was found; ``fix`` only where the group's does not say all."""

    identifier: str
    title: str
    line: int | None = None
    node: str | None = None
    value: str | None = None
    fix: str | None = None


class FindingGroup(Value, frozen=True):
    """Equal findings: how often, in how many records, and up to five examples."""

    code: str
    severity: Severity
    path: str
    fix: str
    accepted: str | None
    clause: Clause | None
    occurrences: int
    records: int
    examples: tuple[Place, ...]


class Shares(Value, frozen=True):
    """How many properties are met as they stand, met only after repair, and missing."""

    as_stands: int = 0
    after_repair: int = 0
    missing: int = 0

    @property
    def of(self) -> int:
        """How many properties are counted."""
        return self.as_stands + self.after_repair + self.missing

    def share(self, count: int) -> float:
        """Give a count as a share of all, 0 to 1."""
        return count / self.of if self.of else 0.0


class PropertyShare(Value, frozen=True):
    """In how many records a property is met as it stands, met only after repair, or missing."""

    path: str
    obligation: Obligation
    as_stands: int
    after_repair: int
    missing: int
    of: int


class GroupedReport(Value, frozen=True):
    """What is to say of a file or feed as a whole.

    ``groups`` come gravest first, then by the number of records; ``page_findings`` concern the
    file and no record; ``error`` says why it could not be read to its end; ``parts`` are the
    distributions and contacts that belong to no record.
    """

    records: int
    usable: int
    unusable: int
    mandatory: Shares
    recommended: Shares
    properties: tuple[PropertyShare, ...]
    groups: tuple[FindingGroup, ...]
    page_findings: tuple[FindingGroup, ...]
    error: str | None = None
    parts: int = 0


class ReportBuilder:
    """Gathers what was found in records, one after the other."""

    def __init__(self) -> None:
        self._records = 0
        self._usable = 0
        self._parts = 0
        self._groups = _Groups()
        self._page = _Groups()
        self._properties: dict[tuple[str, Obligation], list[int]] = {}
        self._error: str | None = None

    def add(self, reading: RecordReading) -> None:
        """Take in one record as read; one that was not read anew says nothing."""
        if reading.unchanged:
            return
        place = Place(identifier=reading.identifier, title=reading.title, line=reading.line)
        model = _MODELS.get(reading.type)
        if model is None:
            self._add_part(place, reading)
        else:
            self.add_record(place, model, reading.resource, reading.report)

    def add_record(
        self, place: Place, model: type, resource: Resource | None, report: Report
    ) -> None:
        """Take in one record: where it is, what was read of it, and what was found."""
        self._records += 1
        self._usable += report.usable
        self._take(place, report.findings, standings(verdicts(model, resource, report.findings)))

    def _add_part(self, place: Place, reading: RecordReading) -> None:
        """Take in a distribution or contact that stands alone, which is no record."""
        self._parts += 1
        findings = reading.report.findings
        self._take(place, findings, standings(verdicts_as_told(reading.type, findings)))

    def _take(self, place: Place, findings: Iterable[Finding], stand: Iterable[Standing]) -> None:
        self._groups.add(place, findings)
        for each in stand:
            counts = self._properties.setdefault((each.path, each.obligation), [0, 0, 0])
            counts[_COLUMN[each.met]] += 1

    def add_page(self, end: PageEnd) -> None:
        """Take in what was found about a page as a whole."""
        self._page.add(Place(identifier="", title=""), end.findings)

    def fail(self, message: str) -> None:
        """Note why there is no more; the first reason stays."""
        self._error = self._error or message

    def report(self) -> GroupedReport:
        """Give the report on all that was added so far."""
        properties = sorted(self._properties.items(), key=lambda item: _by_obligation(item[0]))
        return GroupedReport(
            records=self._records,
            usable=self._usable,
            unusable=self._records - self._usable,
            parts=self._parts,
            mandatory=self._shares(Obligation.MANDATORY),
            recommended=self._shares(Obligation.RECOMMENDED),
            properties=tuple(
                PropertyShare(path, obligation, stands, repaired, missing, of=sum(counts))
                for (path, obligation), counts in properties
                for stands, repaired, missing in (counts,)
            ),
            groups=self._groups.in_order(),
            page_findings=self._page.in_order(),
            error=self._error,
        )

    def _shares(self, obligation: Obligation) -> Shares:
        columns = [c for (_, asked), c in self._properties.items() if asked is obligation]
        return Shares(*map(sum, zip(*columns, strict=True))) if columns else Shares()


_COLUMN: Final = {met: column for column, met in enumerate(Met)}


def _by_obligation(key: tuple[str, Obligation]) -> bool:
    return key[1] is not Obligation.MANDATORY


class _Groups:
    """Findings by code and path."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], _Group] = {}

    def add(self, place: Place, findings: Iterable[Finding]) -> None:
        """Take in the findings of one record; equal ones of it count as one record."""
        met: set[tuple[str, str]] = set()
        for finding in findings:
            key = (finding.code, finding.path)
            group = self._found.get(key)
            if group is None:
                key, group = self._begun(key, finding)
            group.take(place, finding, is_new=key not in met)
            met.add(key)

    def _begun(self, key: tuple[str, str], finding: Finding) -> "tuple[tuple[str, str], _Group]":
        if len(self._found) >= _MOST_GROUPS:
            key = (finding.code, _OTHER_PATHS)
        return key, self._found.setdefault(key, _Group(finding, key[1]))

    def in_order(self) -> tuple[FindingGroup, ...]:
        """Give the groups, gravest first, then most records."""
        groups = sorted(
            self._found.values(),
            key=lambda g: (_GRAVITY[g.first.severity], -g.records, -g.occurrences),
        )
        return tuple(group.finished() for group in groups)


class _Group:
    """One group while it grows: counts, and the few examples that are kept."""

    def __init__(self, first: Finding, path: str) -> None:
        self.first = first
        self.records = 0
        self.occurrences = 0
        self._path = path
        self._differs = False
        self._values: set[str | None] = set()
        self._distinct: list[Place] = []
        self._repeated: list[Place] = []

    def take(self, place: Place, finding: Finding, *, is_new: bool) -> None:
        """Count a finding, and keep it as an example while there is room."""
        self.occurrences += 1 + finding.more
        self.records += is_new
        self._differs = self._differs or finding.fix != self.first.fix
        if len(self._distinct) < _MOST_EXAMPLES:
            self._keep(place, finding, finding)
            for spot in finding.elsewhere:
                self._keep(place, finding, spot)

    def _keep(self, place: Place, finding: Finding, spot: Finding | Spot) -> None:
        kept = self._repeated if spot.value in self._values else self._distinct
        if len(kept) >= _MOST_EXAMPLES:
            return
        self._values.add(spot.value)
        line = place.line if spot.line is None else spot.line
        kept.append(Place(place.identifier, place.title, line, spot.node, spot.value, finding.fix))

    def finished(self) -> FindingGroup:
        """Give the group as it stands; its fix says what holds for all of it."""
        first = self.first
        examples = [*self._distinct, *self._repeated][:_MOST_EXAMPLES]
        if not self._differs:
            examples = [Place(e.identifier, e.title, e.line, e.node, e.value) for e in examples]
        return FindingGroup(
            code=first.code,
            severity=first.severity,
            path=self._path,
            fix=_general(first) if self._differs else first.fix,
            accepted=first.accepted,
            clause=clause_of(first.code, self._path),
            occurrences=self.occurrences,
            records=self.records,
            examples=tuple(examples),
        )


def _general(finding: Finding) -> str:
    """Say what to do without the words that differ from place to place."""
    rule = RULES.get(finding.code) or PAGE_RULES.get(finding.code)
    return _WORD.sub("…", rule.fix) if rule else finding.fix
