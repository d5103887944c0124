"""What a record has and lacks, in words."""

from collections.abc import Mapping

from catalogue.services.record_care import RecordInCare
from frontend.pages.publishing.run_words import listed
from schemas.findings import Conformance, Finding, Severity
from schemas.model import best
from schemas.rules.clauses import Clause, clause_of

RIGHTS: Mapping[str, str] = {
    "OPEN": "Open",
    "COMMERCIAL": "Commercial",
    "RESTRICTED": "Restricted",
    "INTERNAL": "Internal",
}

#: In the order of ``RecordLists.by_conformance``.
BANDS = ("All mandatory details", "Four fifths or more", "Fewer")

_MOST_NAMED = 4


def title(record: RecordInCare) -> str:
    """Give a record its title."""
    return best(record.shown.resource.title) or record.shown.identifier


def type_of(record: RecordInCare) -> str:
    """Name the class of a record."""
    return type(record.shown.resource).__name__


def visibility(record: RecordInCare) -> str:
    """Say what its owner decided about a record."""
    if record.visibility.hiding:
        return "Hidden"
    if record.visibility.opened:
        return f"Opened further ({', '.join(sorted(record.visibility.opened))})"
    return "As its access rights imply"


def rights(record: RecordInCare) -> str:
    """Name the access rights of a record, and say so when nobody stated them."""
    resource = record.shown.resource
    name = RIGHTS[resource.access_rights.value]
    return f"{name} (assumed)" if resource.access_is_assumed else name


def lacking(record: RecordInCare) -> str:
    """Name what is mandatory and missing or wrong, in the standard's words."""
    paths = list(dict.fromkeys(finding.path for finding in record.missing))
    if not paths:
        return "Nothing mandatory"
    more = len(paths) - _MOST_NAMED
    named = [*paths[:_MOST_NAMED], f"{more} more"] if more > 1 else paths
    return listed(named)


def verdict(conformance: Conformance) -> str:
    """Say how far a record meets the standard."""
    lacked = conformance.mandatory_total - conformance.mandatory_met
    if not lacked:
        return "This record has everything that the standard makes mandatory."
    noun = "property is" if lacked == 1 else "properties are"
    return f"{lacked} mandatory {noun} missing or not acceptable."


def mandatory_split(conformance: Conformance) -> str:
    """Say how the mandatory properties of a record are met."""
    return _split(
        conformance.mandatory_as_stands,
        conformance.mandatory_repaired,
        conformance.mandatory_missing,
    )


def recommended_split(conformance: Conformance) -> str:
    """Say how the recommended properties of a record are met."""
    return _split(
        conformance.recommended_as_stands,
        conformance.recommended_repaired,
        conformance.recommended_missing,
    )


def _split(as_stands: int, repaired: int, missing: int) -> str:
    parts = [f"{as_stands} as written"]
    parts += [f"{repaired} after repair"] if repaired else []
    parts += [f"{missing} missing"] if missing else []
    return ", ".join(parts)


def clause(finding: Finding) -> Clause | None:
    """Give the place outside this catalogue that says what is expected, if there is one."""
    found = clause_of(finding.code, finding.path)
    return None if found.is_ours else found


def is_missing(finding: Finding) -> bool:
    """Tell whether a finding is about something that must be mended."""
    return finding.severity in {Severity.BLOCKER, Severity.ERROR}
