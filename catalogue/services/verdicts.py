"""What becomes of each record of a run, judged against what the catalogue knows of its source."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import msgspec

from catalogue.domain.record import RecordState
from catalogue.domain.run import Outcome, RecordOutcome
from catalogue.store.records import KnownRecord
from schemas.findings import Finding
from schemas.reading import RecordReading
from schemas.rules import codes

NewId: TypeAlias = Callable[[], str]

#: The reader's code for a record whose classification is above OFFICIAL.
ABOVE_OFFICIAL = codes.CLASSIFICATION_REFUSED.code
# What their source takes back goes at once; whatever else is wrong leaves the last description.
_TAKEN_BACK = frozenset({ABOVE_OFFICIAL, codes.NOT_PUBLISHED.code})

_WRITTEN = {Outcome.CREATED, Outcome.UPDATED}


class Verdicts:
    """Judges readings one after the other and remembers which identifiers were seen."""

    def __init__(self, known: Mapping[str, KnownRecord], new_id: NewId) -> None:
        self._known = known
        self._new_id = new_id
        self._seen: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self.active_count = sum(k.state is RecordState.ACTIVE for k in known.values())

    def known_digests(self) -> dict[str, str]:
        """Map each active record's identifier to its digest."""
        active = (k for k in self._known.values() if k.state is RecordState.ACTIVE)
        return {known.identifier: known.digest for known in active}

    def judge(self, reading: RecordReading) -> RecordOutcome:
        """Say what becomes of a record; a new one gets its id here."""
        outcome = self._judge(reading)
        if outcome.outcome in _WRITTEN and outcome.id:
            self._written[outcome.identifier] = outcome.id
        return outcome

    def _judge(self, reading: RecordReading) -> RecordOutcome:
        if reading.identifier and reading.identifier in self._seen:
            first = self._seen[reading.identifier]
            return _outcome(reading, Outcome.REJECTED, None, *_duplicate(reading, first))
        if reading.identifier:
            self._seen[reading.identifier] = reading.title
        known = self._known.get(reading.identifier)
        if reading.unchanged and known:
            return _outcome(reading, Outcome.UNCHANGED, known.id)
        if reading.resource is None:
            return _outcome(reading, Outcome.REJECTED, None)
        if known is None:
            return _outcome(reading, Outcome.CREATED, self._new_id())
        is_same = known.digest == reading.digest and known.state is RecordState.ACTIVE
        return _outcome(reading, Outcome.UNCHANGED if is_same else Outcome.UPDATED, known.id)

    def missing(self) -> list[str]:
        """List the ids of active records that were not seen, in the order of their ids."""
        return sorted(
            known.id
            for known in self._known.values()
            if known.state is RecordState.ACTIVE and known.identifier not in self._seen
        )

    def withdrawn(self, outcomes: Iterable[RecordOutcome]) -> list[str]:
        """List the ids of active records that their source marks as above OFFICIAL or takes back.

        Such a record may not be catalogued (``visibility.md`` section 2), so what was published of
        it before goes too, be it another copy in this very feed; any other rejected record keeps
        its last good description.
        """
        found = (
            self._standing(outcome.identifier)
            for outcome in outcomes
            if any(finding.code in _TAKEN_BACK for finding in outcome.findings)
        )
        return list(dict.fromkeys(filter(None, found)))

    def _standing(self, identifier: str) -> str | None:
        """Return the id of the active record of an identifier, also of one from this run."""
        known = self._known.get(identifier)
        is_active = known is not None and known.state is RecordState.ACTIVE
        return known.id if known and is_active else self._written.get(identifier)


def refused(outcome: RecordOutcome, why: str) -> RecordOutcome:
    """Turn an outcome into a rejection because the store would not take the record."""
    finding = codes.RECORD_REFUSED.at("record", words={"why": why.rstrip(".")})
    return msgspec.structs.replace(
        outcome, outcome=Outcome.REJECTED, id=None, findings=(*outcome.findings, finding)
    )


def _outcome(
    reading: RecordReading, outcome: Outcome, record_id: str | None, *more: Finding
) -> RecordOutcome:
    return RecordOutcome(
        identifier=reading.identifier,
        id=record_id,
        title=reading.title,
        type=reading.type,
        outcome=outcome,
        findings=(*reading.report.findings, *more),
    )


def _duplicate(reading: RecordReading, first: str) -> tuple[Finding, ...]:
    """Name both titles; of copies on one page the reader has said so already."""
    rule = codes.IDENTIFIER_DUPLICATE
    if any(finding.code == rule.code for finding in reading.report.findings):
        return ()
    titles = {"later": reading.title[:80], "first": first[:80]}
    return (rule.at("identifier", reading.identifier, line=reading.line, words=titles),)
