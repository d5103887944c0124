"""The two verdicts on a record: may it be catalogued, and how far does it meet the standard.

How conformance is counted: the properties of the record's own class (13 mandatory for a dataset
or series, 15 for a data service), two more if it has a contact, and five mandatory and two
recommended ones if it has distributions; one of those is met when every distribution meets it.
A value that was assumed does not count as met.
"""

import datetime as dt
import functools
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from schemas.findings import Conformance, Finding, Report, Severity
from schemas.model import ContactPoint, Dataset, Distribution, Resource
from schemas.rules import codes, obligations
from schemas.rules.checks import check
from schemas.rules.obligations import Obligation, Obligations
from schemas.vocabularies import classification

ACCESS_RIGHTS: Final = "accessRights"
# The access rights and the classification.
_SETTLED_APART: Final = 2
_WHY_ASSUMED: Final = {
    (ACCESS_RIGHTS, codes.ACCESS_RIGHTS_UNKNOWN.code),
    (ACCESS_RIGHTS, codes.ACCESS_RIGHTS_CONFLICT.code),
}
_SEVERITIES: Final = {severity: rank for rank, severity in enumerate(Severity)}


def report(resource: Resource, findings: Iterable[Finding], today: dt.date) -> Report:
    """Judge a record, with what was remarked while it was read."""
    tally = _Tally(findings)
    duties = obligations.OF_CLASS[type(resource)]
    tally.mandatory_met += obligations.ALWAYS_MET
    tally.mandatory_total += obligations.ALWAYS_MET
    tally.of_one(resource, duties)
    tally.access_rights(resource)
    tally.classification(resource)
    if resource.contact_point:
        tally.of_one(resource.contact_point[0], obligations.CONTACT)
    if isinstance(resource, Dataset) and resource.distribution:
        tally.mandatory_met += obligations.DISTRIBUTION_ALWAYS_MET
        tally.mandatory_total += obligations.DISTRIBUTION_ALWAYS_MET
        tally.of_all(resource.distribution, obligations.DISTRIBUTION)
    tally.findings.extend(check(resource, today))
    return Report(findings=in_order(tally.findings), conformance=tally.conformance())


def rejected(findings: Iterable[Finding], model: type) -> Report:
    """Make the report of a record that could not be read into the model: nothing is met."""
    duties = obligations.OF_CLASS[model]
    conformance = Conformance(
        mandatory_met=0,
        mandatory_total=obligations.ALWAYS_MET + len(duties.mandatory) + _SETTLED_APART,
        recommended_met=0,
        recommended_total=len(duties.recommended),
    )
    return Report(findings=in_order(list(findings)), conformance=conformance)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Put findings in the order of their weight, equal ones as one that says how many."""
    first: dict[tuple[str, str], Finding] = {}
    more: dict[tuple[str, str], int] = {}
    for finding in findings:
        place = (finding.code, finding.path)
        if first.setdefault(place, finding) is not finding:
            more[place] = more.get(place, 0) + 1
    for place, count in more.items():
        finding = first[place]
        shown = f"{(finding.value or '')[:170]} (and {count} more)".strip()
        first[place] = msgspec.structs.replace(finding, value=shown)
    return tuple(sorted(first.values(), key=_rank))


def _rank(finding: Finding) -> int:
    return _SEVERITIES[finding.severity]


class _Tally:
    """The running count of one record."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)
        self.mandatory_met = 0
        self.mandatory_total = 0
        self.recommended_met = 0
        self.recommended_total = 0
        self._told = {(finding.path, finding.code) for finding in self.findings}

    def of_one(self, value: Resource | ContactPoint, duties: Obligations) -> None:
        """Count the fields of one value."""
        self.mandatory_met += self._met(value, duties.mandatory)
        self.mandatory_total += len(duties.mandatory)
        self.recommended_met += self._met(value, duties.recommended)
        self.recommended_total += len(duties.recommended)

    def of_all(self, values: Sequence[Distribution], duties: Obligations) -> None:
        """Count the fields of several values: met when all of them have it."""
        self.mandatory_met += self._met_by_all(values, duties.mandatory)
        self.mandatory_total += len(duties.mandatory)
        self.recommended_met += self._met_by_all(values, duties.recommended)
        self.recommended_total += len(duties.recommended)

    def access_rights(self, resource: Resource) -> None:
        """Count the access rights, which are never empty but may be assumed."""
        self.mandatory_total += 1
        if ACCESS_RIGHTS not in resource.assumed:
            self.mandatory_met += 1
        elif self._told.isdisjoint(_WHY_ASSUMED):
            words = {"assumed": resource.access_rights.value}
            self.findings.append(codes.ACCESS_RIGHTS_MISSING.at(ACCESS_RIGHTS, words=words))

    def classification(self, resource: Resource) -> None:
        """Count the security classification, and refuse what must not be catalogued."""
        self.mandatory_total += 1
        path = "securityClassification"
        if resource.security_classification in classification.REFUSED:
            self.findings.append(codes.CLASSIFICATION_REFUSED.at(path))
        elif resource.security_classification is not None:
            self.mandatory_met += 1
        elif (path, codes.CLASSIFICATION_UNKNOWN.code) not in self._told:
            self.findings.append(codes.CLASSIFICATION_MISSING.at(path))

    def conformance(self) -> Conformance:
        """Give the final count."""
        return Conformance(
            mandatory_met=self.mandatory_met,
            mandatory_total=self.mandatory_total,
            recommended_met=self.recommended_met,
            recommended_total=self.recommended_total,
        )

    def _met(self, value: Resource | ContactPoint, duties: tuple[Obligation, ...]) -> int:
        met = 0
        for duty in duties:
            if getattr(value, duty.field):
                met += 1
            elif not self._was_told(duty.finding.path):
                self.findings.append(duty.finding)
        return met

    def _met_by_all(self, values: Sequence[Distribution], duties: tuple[Obligation, ...]) -> int:
        met = 0
        for duty in duties:
            lacking = sum(not getattr(value, duty.field) for value in values)
            if not lacking:
                met += 1
            elif not self._was_told(duty.finding.path):
                self.findings.append(_how_many(duty.finding.code, lacking, len(values)))
        return met

    def _was_told(self, path: str) -> bool:
        """Say whether a finding that the value cannot be read stands for the missing one."""
        code = obligations.TOLD_WHEN_READ.get(path)
        return code is not None and (path, code) in self._told


@functools.lru_cache(maxsize=4096)
def _how_many(code: str, lacking: int, total: int) -> Finding:
    path = next(
        duty.finding.path
        for duty in (
            *obligations.DISTRIBUTION.mandatory,
            *obligations.DISTRIBUTION.recommended,
        )
        if duty.finding.code == code
    )
    value = f"{lacking} of {total} distributions" if total > 1 else None
    return codes.RULES[code].at(path, value)
