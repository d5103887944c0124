"""A run told to a person: what was read, what became of it, and what to mend first."""

from collections.abc import Iterable

import msgspec

from catalogue.domain.run import FindingCounts, Outcome, RecordOutcome, Run, RunCounts, RunState
from frontend.cli import output
from schemas.findings import Finding, Severity

_MOST_KINDS = 10
_MOST_REJECTED = 10
_GRAVITY = {severity: place for place, severity in enumerate(Severity)}


class _Kind(msgspec.Struct, kw_only=True):
    """The findings with one code: how many, and the first of them."""

    first: Finding
    example: str
    count: int = 0


class RunSummary:
    """Gathers what a person reads after a run; its size does not grow with the feed."""

    def __init__(self) -> None:
        self._kinds: dict[str, _Kind] = {}
        self._about_pages: dict[str, _Kind] = {}
        self._rejected: list[RecordOutcome] = []
        self._more_rejected = 0

    def add(self, outcome: RecordOutcome) -> None:
        """Take one record's outcome."""
        _count(self._kinds, outcome.findings, output.named(outcome.title, outcome.identifier))
        if outcome.outcome is not Outcome.REJECTED:
            return
        if len(self._rejected) < _MOST_REJECTED:
            self._rejected.append(outcome)
        else:
            self._more_rejected += 1

    def remark(self, findings: Iterable[Finding]) -> None:
        """Take findings that concern a page of the feed and no record."""
        _count(self._about_pages, findings, "the page itself")

    def say(self) -> None:
        """Print which records were rejected and why, then the other findings by kind."""
        if self._rejected:
            output.say()
            output.say("Rejected, and not in the catalogue until mended:")
            for outcome in self._rejected:
                say_rejected(outcome)
        if self._more_rejected:
            output.say(f"  and {self._more_rejected:,} more; --report FILE names them all")
        if self._about_pages:
            output.say()
            output.say("About the feed as a whole:")
            for kind in self._about_pages.values():
                _say_kind(kind)
        self._say_kinds()

    def _say_kinds(self) -> None:
        kinds = [
            kind
            for kind in self._kinds.values()
            if kind.first.severity is not Severity.BLOCKER or self._more_rejected
        ]
        if not kinds:
            return
        output.say()
        output.say("What to mend, the gravest and most frequent first:")
        kinds.sort(key=lambda kind: (_GRAVITY[kind.first.severity], -kind.count))
        for kind in kinds[:_MOST_KINDS]:
            _say_kind(kind)
        left = len(kinds) - _MOST_KINDS
        if left > 0:
            more = output.counted(left, "more kind")
            output.say(f"  and {more}; --report FILE writes every finding of every record")


def _count(kinds: dict[str, _Kind], findings: Iterable[Finding], example: str) -> None:
    for finding in findings:
        kinds.setdefault(finding.code, _Kind(first=finding, example=example)).count += 1


def say_rejected(outcome: RecordOutcome) -> None:
    """Print a rejected record with what stands in its way."""
    output.say(f"  {output.named(outcome.title, outcome.identifier)}")
    for finding in outcome.findings:
        if finding.severity is Severity.BLOCKER:
            where = f" (line {finding.line})" if finding.line else ""
            output.say(f"    {finding.path}{where}: {finding.fix} ({finding.code})", hang=6)


def _say_kind(kind: _Kind) -> None:
    finding = kind.first
    output.say(f"  {finding.severity.value:8}{kind.count:6,}  {finding.code}")
    output.say(f"    {finding.fix}")
    if finding.accepted:
        output.say(f"    Accepted: {finding.accepted}", hang=6)
    if finding.value:
        output.say(f"    Found: {finding.value!r} in {kind.example}", hang=6)
    else:
        output.say(f"    For example: {kind.example}", hang=6)


def state_in_words(state: RunState) -> str:
    """Say how a run stands; the dashes of the codes are for programs."""
    return state.value.replace("-", " ")


def records_in_words(counts: RunCounts) -> str:
    """Say what became of the records."""
    return output.listed({outcome.value: getattr(counts, outcome.value) for outcome in Outcome})


def findings_in_words(found: FindingCounts) -> str:
    """Say how many findings of each severity there are."""
    figures = {severity.value: getattr(found, severity.value) for severity in Severity}
    return ", ".join(output.counted(n, name) for name, n in figures.items() if n) or "none"


def say_counts(run: Run) -> None:
    """Print the figures of a run."""
    counts, read = run.counts, run.counts.read
    resources = [
        output.counted(read.datasets, "dataset"),
        output.counted(read.services, "service"),
        output.counted(read.series, "series", "series"),
    ]
    held = [words for words in resources if not words.startswith("0 ")] or ["nothing"]
    output.say(f"  read      {', '.join(held)} on {output.counted(counts.pages, 'page')}")
    output.say(f"  records   {records_in_words(counts)}", hang=12)
    output.say(f"  findings  {findings_in_words(counts.findings)}", hang=12)


def say_held(run: Run) -> None:
    """Print what a person has to decide about a held run."""
    if run.state is not RunState.HELD:
        return
    gone = output.counted(run.counts.held, "record")
    output.say()
    output.say(f"Held: {gone} of this source were not in the feed, and stay until you decide:")
    output.say(f"  wayleave runs {run.id} retire    takes them out of the catalogue")
    output.say(f"  wayleave runs {run.id} keep      leaves them in it")
