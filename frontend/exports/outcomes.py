"""What a run found, as any report on metadata shows it."""

from collections.abc import Iterable, Iterator
from typing import Final

from catalogue.domain.run import Outcome, RecordOutcome
from frontend.exports.findings import JudgedRecord

_NOT_JUDGED: Final = {Outcome.RETIRED, Outcome.HELD}


def judged_records(outcomes: Iterable[RecordOutcome]) -> Iterator[JudgedRecord]:
    """Give the records that a run judged, with what became of each."""
    for one in outcomes:
        if one.outcome not in _NOT_JUDGED:
            yield JudgedRecord(
                identifier=one.identifier,
                title=one.title,
                type=one.type,
                findings=one.findings,
                more={"outcome": one.outcome.value, "id": one.id},
            )
