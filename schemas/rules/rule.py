"""A rule of the standard: a stable code, how much it matters, and how to put things right."""

from typing import Final

import msgspec

from schemas.findings import Finding, Severity

_LONGEST_VALUE: Final = 200


class Rule(msgspec.Struct, frozen=True):
    """One thing that can be remarked on. ``code`` never changes once it was published.

    ``fix`` is written for the owner of the data; words in braces are filled in per finding.
    """

    code: str
    severity: Severity
    fix: str
    accepted: str | None = None

    def at(
        self,
        path: str,
        value: str | None = None,
        *,
        line: int | None = None,
        node: str | None = None,
        words: dict[str, str] | None = None,
    ) -> Finding:
        """Make the finding that this rule was broken at a property."""
        return Finding(
            code=self.code,
            severity=self.severity,
            path=path,
            value=None if value is None else value[:_LONGEST_VALUE],
            accepted=self.accepted,
            fix=self.fix.format_map(words) if words else self.fix,
            line=line,
            node=node,
        )
