"""The verdict on a distribution or contact that is checked alone."""

from collections.abc import Iterable, Iterator

from schemas.findings import Finding, Report
from schemas.model import ContactPoint, Distribution
from schemas.rules import obligations
from schemas.rules.checks import contact_findings, distribution_findings
from schemas.rules.report import in_order
from schemas.rules.standing import conformance, verdicts_on_part


def report_on_part(part: Distribution | ContactPoint, findings: Iterable[Finding]) -> Report:
    """Judge a part of a record by the obligations of its class."""
    told = list(findings)
    told += list(_lacking(part, told))
    told += _checked(part)
    return Report(findings=in_order(told), conformance=conformance(verdicts_on_part(part, told)))


def _lacking(part: Distribution | ContactPoint, told: Iterable[Finding]) -> Iterator[Finding]:
    """Give the finding of each empty field, unless it was told that its value cannot be read."""
    is_file = isinstance(part, Distribution)
    duties = obligations.DISTRIBUTION if is_file else obligations.CONTACT
    known = {(finding.path, finding.code) for finding in told}
    for duty in (*duties.mandatory, *duties.recommended):
        path = duty.finding.path
        why = (path, obligations.TOLD_WHEN_READ.get(path))
        if not getattr(part, duty.field) and why not in known:
            yield duty.finding


def _checked(part: Distribution | ContactPoint) -> Iterator[Finding]:
    if isinstance(part, Distribution):
        return distribution_findings((part,))
    return contact_findings((part,))
