"""Keeping qualities: of a record when it is written, of its source and organisation after a run.

A run reads the figures of the records that it did not touch, and nothing else of them; only what
was never measured, from before there were scores, is measured from what is stored.
"""

import datetime as dt
from collections.abc import Collection, Iterator

from catalogue.domain.kept_quality import HistoryDay, KeptQuality, Measures, Scope, Summary
from catalogue.domain.source import Source
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.public_count import public_part
from catalogue.services.quality.measuring import for_owner, of_public_part
from catalogue.services.quality.summing import Sum
from catalogue.store.encoding import publisher_of
from catalogue.store.qualities import QualityWrite
from catalogue.store.store import Store
from catalogue.store.unit_of_work import UnitOfWork
from schemas.findings import Report
from schemas.model import Resource

_AT_ONCE = 500


def kept_quality(
    resource: Resource, report: Report, seen: ProjectedRecord, today: dt.date
) -> KeptQuality:
    """Measure a resource of which everybody sees this, to be kept with its record."""
    return KeptQuality(
        full=Measures.of(for_owner(resource, report, today)),
        public=Measures.of(of_public_part(seen, today)),
    )


def keep_day(store: Store, source: Source, today: dt.date) -> None:
    """Keep how good the records of a source, and of its organisation, are at the end of a run."""
    with store.reading() as work:
        beside = _sources_beside(work, source)
        own, unmeasured = _summed(work, [source.name], today)
    if unmeasured:
        measure(store, unmeasured, today)
        with store.reading() as work:
            own, _ = _summed(work, [source.name], today)
    whole = own
    if beside:
        with store.reading() as work:
            whole, _ = _summed(work, [source.name, *beside], today)
    with store.unit_of_work() as work:
        work.qualities.keep_day(Scope.SOURCE, source.name, HistoryDay(day=today, summary=own))
        if source.organisation:
            kept = HistoryDay(day=today, summary=whole)
            work.qualities.keep_day(Scope.ORGANISATION, source.organisation, kept)


def measure_all(store: Store, today: dt.date) -> int:
    """Measure every record that was not measured yet; return how many those were."""
    measured = 0
    while True:
        with store.reading() as work:
            ids = work.qualities.unmeasured(_AT_ONCE)
        if not ids:
            return measured
        measure(store, ids, today)
        measured += len(ids)


def measure(store: Store, record_ids: Collection[str], today: dt.date) -> None:
    """Measure records from what is stored of them."""
    ids = sorted(record_ids)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        with store.unit_of_work() as work:
            work.qualities.put(list(_measured(work, some, today)), today, frozenset(some))


def summary_of(work: UnitOfWork, sources: Collection[str], today: dt.date) -> Summary:
    """Add up the records of sources as they are today; what was not measured is left out."""
    return _summed(work, sources, today)[0]


def _measured(work: UnitOfWork, ids: list[str], today: dt.date) -> Iterator[QualityWrite]:
    for record in work.records.by_ids(ids):
        seen = public_part(record.resource)
        yield QualityWrite(
            record_id=record.id,
            publisher=publisher_of(record.resource),
            kept=kept_quality(record.resource, record.report, seen, today),
        )


def _summed(
    work: UnitOfWork, sources: Collection[str], today: dt.date
) -> tuple[Summary, list[str]]:
    total, unmeasured = Sum(), []
    for record_id, measures in work.qualities.of_sources(sources):
        if measures is None:
            unmeasured.append(record_id)
        else:
            total.add(measures.on(today))
    return total.summary(), unmeasured


def _sources_beside(work: UnitOfWork, source: Source) -> list[str]:
    if source.organisation is None:
        return []
    return [
        each.name
        for each in work.sources.all()
        if each.organisation == source.organisation and each.name != source.name
    ]
