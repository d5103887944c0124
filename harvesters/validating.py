"""Checking a feed without a catalogue: the same reading and the same verdicts, nothing stored."""

import contextlib
import datetime as dt
from collections.abc import Generator

import msgspec

from catalogue.domain.source import Source
from catalogue.services.verdicts import Verdicts
from harvesters.run import OnPage, unheard
from harvesters.source_kinds import SourceKind
from schemas.findings import Report
from schemas.reading import RecordReading

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def validated(
    kind: SourceKind, location: str, on_page: OnPage = unheard
) -> Generator[RecordReading]:
    """Yield every record of a feed with its report; duplicates over all pages are found too."""
    source = Source(id="", name="validated", kind="", location=location, created_at=_EPOCH)
    verdicts = Verdicts({}, lambda: "")
    # Closed at once when nobody wants the rest, so that the process that reads does not linger.
    with contextlib.closing(kind.fetch(source, known={})) as pages:
        for page in pages:
            for reading in page.records:
                yield _judged(verdicts, reading)
            on_page(page.end)


def _judged(verdicts: Verdicts, reading: RecordReading) -> RecordReading:
    findings = verdicts.judge(reading).findings
    report = Report(findings=findings, conformance=reading.report.conformance)
    return msgspec.structs.replace(reading, report=report)
