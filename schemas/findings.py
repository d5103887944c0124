"""Findings: what was noticed about a record, where, and how to put it right."""

import enum

from schemas.model.base import Value


class Severity(enum.StrEnum):
    """How much a finding matters (section 11 of the note on the UK standard)."""

    BLOCKER = "blocker"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Spot(Value, frozen=True, kw_only=True):
    """One place where something was found: the value, the node that has it, the line."""

    value: str | None = None
    node: str | None = None
    line: int | None = None


class Finding(Value, frozen=True, kw_only=True):
    """One remark about one record.

    ``code`` is stable and documented; ``path`` is the property in the standard's words
    (``contactPoint.email``); ``value`` what was found, cut to 200 characters; ``accepted`` what
    would have been right; ``fix`` a plain sentence; ``line`` the line of the file where known;
    ``node`` the address or label of the node that it is about, when that is not the record.
    A finding may stand for equal ones: ``more`` says how many besides, ``elsewhere`` where the
    first of these are.
    """

    code: str
    severity: Severity
    path: str
    value: str | None = None
    accepted: str | None = None
    fix: str
    line: int | None = None
    node: str | None = None
    more: int = 0
    elsewhere: tuple[Spot, ...] = ()

    @property
    def shown(self) -> str | None:
        """The value, and how many more there are like it."""
        if not self.more:
            return self.value
        return f"{self.value or ''} (and {self.more} more)".strip()


class Conformance(Value, frozen=True, kw_only=True):
    """How many of the standard's properties a record meets, of how many that apply to it.

    What is met is met as it stands, or ``repaired``: only after a value was mended, mapped or
    looked up. What is neither is missing: there is no value, only an assumed one, or none that
    the standard accepts.
    """

    mandatory_met: int
    mandatory_total: int
    recommended_met: int
    recommended_total: int
    mandatory_repaired: int = 0
    recommended_repaired: int = 0

    @property
    def mandatory(self) -> float:
        """Share of mandatory properties met, 0 to 1."""
        return self.mandatory_met / self.mandatory_total if self.mandatory_total else 1.0

    @property
    def recommended(self) -> float:
        """Share of recommended properties met, 0 to 1."""
        return self.recommended_met / self.recommended_total if self.recommended_total else 1.0

    @property
    def mandatory_as_stands(self) -> int:
        """How many mandatory properties are met by what was written, as it was written."""
        return self.mandatory_met - self.mandatory_repaired

    @property
    def recommended_as_stands(self) -> int:
        """How many recommended properties are met by what was written, as it was written."""
        return self.recommended_met - self.recommended_repaired

    @property
    def mandatory_missing(self) -> int:
        """How many mandatory properties are not met."""
        return self.mandatory_total - self.mandatory_met

    @property
    def recommended_missing(self) -> int:
        """How many recommended properties are not met."""
        return self.recommended_total - self.recommended_met


class Report(Value, frozen=True, kw_only=True):
    """The two verdicts on one record: is it usable, and how far does it conform."""

    findings: tuple[Finding, ...] = ()
    conformance: Conformance

    @property
    def usable(self) -> bool:
        """Whether the record may be catalogued: no finding is a blocker."""
        return all(finding.severity is not Severity.BLOCKER for finding in self.findings)
