"""Records that two sources have: both are kept, and whoever looks after one is told."""

import re
from collections.abc import Sequence

import msgspec

from catalogue.domain.run import Outcome, RecordOutcome
from catalogue.domain.source import Source
from catalogue.store.other_sources import sources_of_same
from catalogue.store.store import Store
from schemas.findings import Finding
from schemas.rules import feed_codes

_WRITTEN = {Outcome.CREATED, Outcome.UPDATED}
# Short codes are the same in many catalogues by chance.
_ONE_OF_A_KIND = re.compile(
    r"[a-z][a-z0-9+.-]*:.{4,}|10\.\d{4,}/\S+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
    re.IGNORECASE,
)


def with_possible_doubles(
    store: Store, source: Source, outcomes: list[RecordOutcome]
) -> list[RecordOutcome]:
    """Add a finding to each written record that another source has under the same identifier."""
    sought = [each.identifier for each in outcomes if _may_be_double(each)]
    if not sought:
        return outcomes
    with store.reading() as work:
        others = sources_of_same(work.connection, source.id, sought)
    return _told(outcomes, others) if others else outcomes


def _may_be_double(outcome: RecordOutcome) -> bool:
    return outcome.outcome in _WRITTEN and _ONE_OF_A_KIND.fullmatch(outcome.identifier) is not None


def _told(outcomes: Sequence[RecordOutcome], others: dict[str, str]) -> list[RecordOutcome]:
    return [
        msgspec.structs.replace(each, findings=(*each.findings, _finding(each, others)))
        if each.outcome in _WRITTEN and each.identifier in others
        else each
        for each in outcomes
    ]


def _finding(outcome: RecordOutcome, others: dict[str, str]) -> Finding:
    words = {"other": others[outcome.identifier]}
    return feed_codes.POSSIBLE_DUPLICATE.at("identifier", outcome.identifier, words=words)
