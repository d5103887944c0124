"""The one loop: fetch, read, publish, retire, report.

A source kind only yields pages; whatever happens to a record or a page is decided here. One bad
record never stops a page, a bad page ends the run as failed, and a run that did not see the whole
feed retires nothing.
"""

import contextlib
import itertools
from collections.abc import Callable, Iterable, Iterator

from catalogue.domain.run import (
    FindingCounts,
    Outcome,
    ReadCounts,
    RecordOutcome,
    Run,
    RunCounts,
    RunState,
)
from catalogue.domain.source import Source
from catalogue.errors import UnreadableInputError
from catalogue.jobs.crash_points import step
from catalogue.services.publishing import Publication
from catalogue.store.received_pages import ReceivedPage
from harvesters.errors import FeedIncompleteError
from harvesters.source_kinds import SourceKind
from schemas.findings import Finding
from schemas.reading import PageEnd, RecordReading

BATCH = 500

_GONE = {Outcome.RETIRED, Outcome.HELD}

OnOutcome = Callable[[RecordOutcome], None]
OnPage = Callable[[PageEnd], None]


def unheard(_end: PageEnd) -> None:
    """Let a page's end pass."""


def harvest(
    source: Source,
    kind: SourceKind,
    publication: Publication,
    on_outcome: OnOutcome,
    on_page: OnPage = unheard,
) -> Run:
    """Harvest a source once and return the finished run; a failed run carries its error."""
    tally = _Tally(on_outcome, on_page)
    try:
        _read_all(source, kind, publication, tally)
    except (UnreadableInputError, FeedIncompleteError) as error:
        # After an incomplete feed (pages that link in a circle) what was read stands.
        return publication.finish(RunState.FAILED, tally.counts, str(error))
    step("harvest.before-retire")
    tally.add(publication.retire_missing())
    return publication.finish(_state(tally.counts), tally.counts)


def _state(counts: RunCounts) -> RunState:
    if counts.held:
        return RunState.HELD
    return RunState.COMPLETED_WITH_ERRORS if counts.rejected else RunState.COMPLETED


def _read_all(source: Source, kind: SourceKind, publication: Publication, tally: "_Tally") -> None:
    # Closed at once when the database fails, so that the process that reads does not linger.
    with contextlib.closing(kind.fetch(source, known=publication.known_digests())) as pages:
        count = 0
        for count, page in enumerate(pages, 1):
            for batch in _batches(page.records):
                tally.add(publication.publish(batch))
                step("harvest.after-batch")
            kept = ReceivedPage(number=count - 1, url=page.url, rest=page.end.rest)
            publication.keep_page(kept)
            tally.end_page(page.end)
    publication.end_pages(count)


def _batches(readings: Iterable[RecordReading]) -> Iterator[list[RecordReading]]:
    iterator = iter(readings)
    while batch := list(itertools.islice(iterator, BATCH)):
        yield batch


class _Tally:
    """Adds up a run and hands each outcome, and the end of each page, on."""

    def __init__(self, on_outcome: OnOutcome, on_page: OnPage) -> None:
        self.counts = RunCounts()
        self._on_outcome = on_outcome
        self._on_page = on_page

    def add(self, outcomes: Iterable[RecordOutcome]) -> None:
        """Count outcomes, and the findings of those that are in the feed."""
        for outcome in outcomes:
            _increase(self.counts, outcome.outcome.value)
            if outcome.outcome not in _GONE:
                self.remark(outcome.findings)
            self._on_outcome(outcome)

    def remark(self, findings: Iterable[Finding]) -> None:
        """Count findings."""
        for finding in findings:
            _increase(self.counts.findings, finding.severity.value)

    def end_page(self, end: PageEnd) -> None:
        """Count a page that was read to its end."""
        _increase(self.counts, "pages")
        for name in ("datasets", "services", "series"):
            _increase(self.counts.read, name, getattr(end, name))
        self.remark(end.findings)
        self._on_page(end)


def _increase(counts: RunCounts | ReadCounts | FindingCounts, name: str, by: int = 1) -> None:
    setattr(counts, name, getattr(counts, name) + by)
