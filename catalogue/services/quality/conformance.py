"""Conformance: how much of what the standard makes mandatory is met, as it stands or repaired.

The owner's figure is that of the report, which knows what was repaired. The public's is counted
over the properties that everybody sees of every record, each as it was read: the report also
remarks on what is hidden, so nothing public may follow from it.
"""

from collections.abc import Iterator
from typing import Final

from catalogue.domain.quality import WHOLE, Part, PartScore, Reason
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.public_quality import PublicQuality, public_quality
from catalogue.services.quality.advice import fix_of
from catalogue.services.quality.items import ALL, not_applicable
from schemas.findings import Conformance, Finding, Report, Severity
from schemas.rules import codes, obligations
from schemas.rules.standing import REFUSALS

_WORDS: Final = {
    "access_rights": ("who may have the data", "ACCESS-RIGHTS-MISSING"),
    "security_classification": ("a security classification", "CLASSIFICATION-MISSING"),
}
_NAMES: Final = {
    "licence": "a licence",
    "description": "a description",
    "modified": "when the data was last changed",
    "contact_point": "a contact",
    "publisher": "a publisher",
    "creator": "who made the data",
    "version": "a version",
    "update_frequency": "how often the data is updated",
    "service_status": "the phase of the service",
    "service_type": "the kind of service",
    "endpoint_description": "the service's documentation",
}
_UNMET: Final = {
    *(
        duty.finding.code
        for duties in (
            *obligations.OF_CLASS.values(),
            obligations.CONTACT,
            obligations.DISTRIBUTION,
        )
        for duty in duties.mandatory
    ),
    *obligations.TOLD_WHEN_READ.values(),
    *REFUSALS,
    codes.ACCESS_RIGHTS_MISSING.code,
    codes.ACCESS_RIGHTS_UNKNOWN.code,
    codes.ACCESS_RIGHTS_CONFLICT.code,
    codes.CLASSIFICATION_MISSING.code,
    codes.CLASSIFICATION_UNKNOWN.code,
}
_PRAISE: Final = "All of the {} properties that the standard makes mandatory are met."
_GRAVE: Final = {Severity.BLOCKER, Severity.ERROR}


def conformance_for_everyone(projected: ProjectedRecord) -> PartScore:
    """Score what is met of the mandatory properties that everybody sees."""
    counted = public_quality(projected)
    total = counted.mandatory_total
    gaps = tuple(_public_gaps(projected, counted))
    whole = _PRAISE.format(total) if not gaps else _count(counted.mandatory_met, total)
    return PartScore(
        part=Part.CONFORMANCE,
        score=ALL * counted.mandatory_met // total,
        reasons=(*gaps, Reason(words=whole)),
    )


def conformance_for_owner(report: Report) -> PartScore:
    """Score what the report counts; what is met only after repair counts half."""
    counted = report.conformance
    total = counted.mandatory_total
    if not total:
        return not_applicable(Part.CONFORMANCE, "The record has not been held to the standard yet.")
    halves = 2 * counted.mandatory_met - counted.mandatory_repaired
    gaps = (*_owners_gaps(report.findings, counted), *_repaired(counted, total))
    is_all = counted.mandatory_met == counted.mandatory_total and not counted.mandatory_repaired
    whole = _PRAISE.format(total) if is_all else _count(counted.mandatory_met, total)
    return PartScore(
        part=Part.CONFORMANCE,
        score=ALL * halves // (2 * total),
        reasons=(*gaps, Reason(words=whole)),
    )


def _count(met: int, total: int) -> str:
    return f"{met} of the {total} properties that the standard makes mandatory are met."


def _public_gaps(projected: ProjectedRecord, counted: PublicQuality) -> Iterator[Reason]:
    duties = obligations.OF_CLASS[type(projected.resource)].mandatory
    rules = {duty.field: duty.finding.code for duty in duties}
    for field in counted.missing:
        if field in _WORDS:
            name, key = _WORDS[field]
        elif field in rules:
            name, key = _NAMES.get(field, field), rules[field]
        else:
            continue  # it is only recommended
        lost = WHOLE // counted.mandatory_total
        yield Reason(words=f"Not given: {name}.", fix=fix_of(key), key=key, lost=lost)


def _owners_gaps(findings: tuple[Finding, ...], counted: Conformance) -> Iterator[Reason]:
    """Tell every grave finding; as many of them take something as properties are not met."""
    lost, unmet = WHOLE // counted.mandatory_total, counted.mandatory_missing
    for finding in findings:
        if finding.severity not in _GRAVE:
            continue
        takes = unmet > 0 and finding.code in _UNMET
        unmet -= takes
        yield Reason(
            words=f"{finding.path}: missing or not accepted.",
            fix=finding.fix,
            key=finding.code,
            lost=lost if takes else 0,
        )
    if unmet > 0:
        are = "property is" if unmet == 1 else "properties are"
        words = f"{unmet} more mandatory {are} missing or not accepted."
        yield Reason(words=words, fix=fix_of("UNMET"), key="UNMET", lost=lost * unmet)


def _repaired(counted: Conformance, total: int) -> Iterator[Reason]:
    number = counted.mandatory_repaired
    if number:
        are = "property is" if number == 1 else "properties are"
        yield Reason(
            words=f"{number} mandatory {are} met only after repair, and counted half.",
            fix=fix_of("REPAIRED"),
            key="REPAIRED",
            lost=WHOLE * number // (2 * total),
        )
