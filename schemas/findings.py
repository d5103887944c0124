"""Findings: what was noticed about a record, where, and how to put it right."""

import enum

from schemas.model.base import Value


class Severity(enum.StrEnum):
    """How much a finding matters (section 11 of the note on the UK standard)."""

    BLOCKER = "blocker"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Value, frozen=True, kw_only=True):
    """One remark about one record.

    ``code`` is stable and documented; ``path`` is the property in the standard's words
    (``contactPoint.email``); ``value`` what was found, cut to 200 characters; ``accepted`` what
    would have been right; ``fix`` a plain sentence; ``line`` the line of the file where known.
    """

    code: str
    severity: Severity
    path: str
    value: str | None = None
    accepted: str | None = None
    fix: str
    line: int | None = None


class Conformance(Value, frozen=True, kw_only=True):
    """How many of the standard's properties a record meets, of how many that apply to it."""

    mandatory_met: int
    mandatory_total: int
    recommended_met: int
    recommended_total: int

    @property
    def mandatory(self) -> float:
        """Share of mandatory properties met, 0 to 1."""
        return self.mandatory_met / self.mandatory_total if self.mandatory_total else 1.0

    @property
    def recommended(self) -> float:
        """Share of recommended properties met, 0 to 1."""
        return self.recommended_met / self.recommended_total if self.recommended_total else 1.0


class Report(Value, frozen=True, kw_only=True):
    """The two verdicts on one record: is it usable, and how far does it conform."""

    findings: tuple[Finding, ...] = ()
    conformance: Conformance

    @property
    def usable(self) -> bool:
        """Whether the record may be catalogued: no finding is a blocker."""
        return all(finding.severity is not Severity.BLOCKER for finding in self.findings)
