"""Keeping qualities: of a record when it is written, of its source and organisation after a run.

A run reads the figures of the records that it did not touch, and nothing else of them; only what
was never measured, from before there were scores, is measured from what is stored.
"""

import datetime as dt
from collections.abc import Collection, Iterator

from catalogue.domain.kept_quality import HistoryDay, KeptQuality, Measures, Scope, Summary
from catalogue.domain.quality import Part
from catalogue.domain.source import Source
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.public_count import public_part
from catalogue.services.quality.measuring import for_both
from catalogue.services.quality.summing import summed
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
    public, full = for_both(resource, report, seen, today)
    return KeptQuality(
        full=Measures.of(full),
        public=Measures.of(public),
        score=full.score,
        falls_after=full.part(Part.CURRENCY).falls_after,
    )


def keep_day(store: Store, source: Source, today: dt.date) -> None:
    """Keep how good the records of a source, and of its organisation, are at the end of a run."""
    _measure_unmeasured(store, today, source.id)
    with store.reading() as work:
        own = summary_of(work, [source.name], today)
        beside = _sources_beside(work, source)
        whole = summary_of(work, [source.name, *beside], today) if beside else own
    with store.unit_of_work() as work:
        work.qualities.keep_day(Scope.SOURCE, source.name, HistoryDay(day=today, summary=own))
        if source.organisation:
            kept = HistoryDay(day=today, summary=whole)
            work.qualities.keep_day(Scope.ORGANISATION, source.organisation, kept)


def measure_all(store: Store, today: dt.date) -> int:
    """Measure every record that was not measured yet; return how many those were."""
    return _measure_unmeasured(store, today)


def summary_of(work: UnitOfWork, sources: Collection[str], today: dt.date) -> Summary:
    """Add up the records of sources as they are today; what was not measured is left out."""
    return summed(work.qualities.of_sources(sources, today))


def _measure_unmeasured(store: Store, today: dt.date, source_id: str | None = None) -> int:
    measured = 0
    while True:
        with store.unit_of_work() as work:
            ids = work.qualities.unmeasured(_AT_ONCE, source_id)
            if not ids:
                return measured
            work.qualities.put(list(_measured(work, ids, today)), today, frozenset(ids))
        measured += len(ids)


def _measured(work: UnitOfWork, ids: list[str], today: dt.date) -> Iterator[QualityWrite]:
    for record in work.records.by_ids(ids):
        seen = public_part(record.resource)
        yield QualityWrite(
            record_id=record.id,
            publisher=publisher_of(record.resource),
            kept=kept_quality(record.resource, record.report, seen, today),
        )


def _sources_beside(work: UnitOfWork, source: Source) -> list[str]:
    if source.organisation is None:
        return []
    return [
        each.name
        for each in work.sources.all()
        if each.organisation == source.organisation and each.name != source.name
    ]
