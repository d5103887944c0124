"""The two verdicts on a record: may it be catalogued, and how far does it meet the standard.

How conformance is counted: the properties of the record's own class (13 mandatory for a dataset
or series, 15 for a data service), two more if it has a contact, and five mandatory and two
recommended ones if it has distributions; one of those is met when every distribution meets it
that is described and not only named.
How each of them stands is told in ``standing``.
"""

import datetime as dt
import functools
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from schemas.findings import Finding, Report, Severity, Spot
from schemas.model import ContactPoint, Distribution, Resource
from schemas.rules import checks, codes, obligations
from schemas.rules.obligations import Obligation, Obligations
from schemas.rules.standing import (
    ACCESS_RIGHTS,
    CLASSIFICATION,
    classes_of,
    conformance,
    files_of,
    is_classified,
    judged_by,
    verdicts,
)
from schemas.vocabularies import classification

_WHY_ASSUMED: Final = {
    (ACCESS_RIGHTS, codes.ACCESS_RIGHTS_UNKNOWN.code),
    (ACCESS_RIGHTS, codes.ACCESS_RIGHTS_CONFLICT.code),
}
_MOST_PLACES: Final = 5
_SEVERITIES: Final = {severity: rank for rank, severity in enumerate(Severity)}


def report(resource: Resource, findings: Iterable[Finding], today: dt.date) -> Report:
    """Judge a record, with what was remarked while it was read."""
    model = type(resource)
    tally = _Tally(findings)
    tally.of_one(resource, obligations.OF_CLASS[model])
    tally.access_rights(resource)
    tally.classification(resource)
    files = files_of(resource)
    if resource.contact_point:
        tally.of_one(resource.contact_point[0], obligations.CONTACT)
    if files:
        tally.of_all(files, obligations.DISTRIBUTION)
    tally.findings.extend(checks.check(resource, today))
    judged = judged_by(classes_of(model, resource, files), tally.missing, tally.findings)
    return Report(findings=in_order(tally.findings), conformance=conformance(judged))


def rejected(findings: Iterable[Finding], model: type) -> Report:
    """Make the report of a record that could not be read into the model: nothing is met."""
    judged = verdicts(model, None, ())
    return Report(findings=in_order(list(findings)), conformance=conformance(judged))


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Put findings in the order of their weight, equal ones as one that says how many."""
    first: dict[tuple[str, str], Finding] = {}
    more: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        place = (finding.code, finding.path)
        if first.setdefault(place, finding) is not finding:
            more.setdefault(place, []).append(finding)
    for place, others in more.items():
        first[place] = _merged(first[place], others)
    return tuple(sorted(first.values(), key=_rank))


def _merged(first: Finding, others: list[Finding]) -> Finding:
    """Let one finding stand for equal ones: how many there are, and where the first few are."""
    spots = dict.fromkeys(Spot(value=o.value, node=o.node, line=o.line) for o in others)
    spots.pop(Spot(value=first.value, node=first.node, line=first.line), None)
    return msgspec.structs.replace(
        first,
        more=first.more + sum(1 + other.more for other in others),
        elsewhere=(*first.elsewhere, *spots)[: _MOST_PLACES - 1],
    )


def _rank(finding: Finding) -> int:
    return _SEVERITIES[finding.severity]


class _Tally:
    """What was found in one record, and what is missing from it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)
        self.missing: list[str] = []
        self._told = {(finding.path, finding.code) for finding in self.findings}

    def of_one(self, value: Resource | ContactPoint, duties: Obligations) -> None:
        """Tell which fields one value lacks."""
        self._lacking(value, duties.mandatory)
        self._lacking(value, duties.recommended)

    def of_all(self, values: Sequence[Distribution], duties: Obligations) -> None:
        """Tell which fields any of several values lacks."""
        self._lacking_in_any(values, duties.mandatory)
        self._lacking_in_any(values, duties.recommended)

    def access_rights(self, resource: Resource) -> None:
        """Tell whether the access rights, which are never empty, are assumed."""
        if ACCESS_RIGHTS not in resource.assumed:
            return
        self.missing.append(ACCESS_RIGHTS)
        if self._told.isdisjoint(_WHY_ASSUMED):
            words = {"assumed": resource.access_rights.value}
            self.findings.append(codes.ACCESS_RIGHTS_MISSING.at(ACCESS_RIGHTS, words=words))

    def classification(self, resource: Resource) -> None:
        """Look at the security classification, and refuse what must not be catalogued."""
        if is_classified(resource):
            return
        self.missing.append(CLASSIFICATION)
        if resource.security_classification in classification.REFUSED:
            self.findings.append(codes.CLASSIFICATION_REFUSED.at(CLASSIFICATION))
        elif (CLASSIFICATION, codes.CLASSIFICATION_UNKNOWN.code) not in self._told:
            self.findings.append(codes.CLASSIFICATION_MISSING.at(CLASSIFICATION))

    def _lacking(self, value: Resource | ContactPoint, duties: tuple[Obligation, ...]) -> None:
        for duty in duties:
            if getattr(value, duty.field):
                continue
            self.missing.append(duty.finding.path)
            if not self._was_told(duty.finding.path):
                self.findings.append(duty.finding)

    def _lacking_in_any(
        self, values: Sequence[Distribution], duties: tuple[Obligation, ...]
    ) -> None:
        for duty in duties:
            lacking = [value for value in values if not getattr(value, duty.field)]
            if not lacking:
                continue
            self.missing.append(duty.finding.path)
            if not self._was_told(duty.finding.path):
                finding = _how_many(duty.finding.code, len(lacking), len(values))
                self.findings.append(_in_nodes(finding, lacking))

    def _was_told(self, path: str) -> bool:
        """Say whether a finding that the value cannot be read stands for the missing one."""
        code = obligations.TOLD_WHEN_READ.get(path)
        return code is not None and (path, code) in self._told


def _in_nodes(finding: Finding, lacking: Sequence[Distribution]) -> Finding:
    """Name the first few distributions that a finding is about."""
    first, *others = [checks.node_of(each) for each in lacking[:_MOST_PLACES]]
    elsewhere = tuple(Spot(node=node) for node in others if node is not None)
    return msgspec.structs.replace(finding, node=first, elsewhere=elsewhere)


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
