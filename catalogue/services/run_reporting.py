"""The report on a run, as on any file that is checked: equal findings of many records as one.

It is made of what the run kept: the findings of records that were new, changed or rejected. How far
they meet the standard is told for a source's latest run, whose records are still as it left them.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

import msgspec

from catalogue.domain.run import Outcome, RecordOutcome, Run
from catalogue.store.records import RecordQueries
from catalogue.store.run_reports import OutcomeFilter, RunReports
from catalogue.store.store import Store
from catalogue.store.unit_of_work import UnitOfWork
from schemas.findings import Conformance, Report
from schemas.model import Resource
from schemas.reading import RecordReading
from schemas.rules.clauses import DCAT_PROPERTIES, MODEL_PROPERTIES
from schemas.rules.codes import RULES
from schemas.rules.grouped import FindingGroup, GroupedReport, ReportBuilder, Shares

_NOT_JUDGED: Final = {Outcome.RETIRED, Outcome.HELD}
_BATCH: Final = 500
_NOTHING: Final = Conformance(
    mandatory_met=0, mandatory_total=0, recommended_met=0, recommended_total=0
)
_OTHER: Final = "other properties"


class RunReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a run found; ``record_ids`` are those of the records that are given as examples."""

    grouped: GroupedReport
    record_ids: Mapping[str, str]


def run_report(store: Store, run: Run, *, with_hidden: bool, is_latest: bool) -> RunReport:
    """Report on what a run found in the records that it judged."""
    builder, ids = ReportBuilder(), dict[str, str]()
    wanted = OutcomeFilter(run_id=run.id, with_hidden=with_hidden)
    with store.reading() as work:
        outcomes = _noted(RunReports(work.connection).stream(wanted), ids)
        for reading in _readings(work, outcomes, with_resources=is_latest):
            builder.add(reading)
    if run.error:
        builder.fail(run.error)
    grouped = builder.report()
    return RunReport(
        grouped=grouped if is_latest else _without_shares(grouped),
        record_ids={name: ids[name] for name in _examples(grouped) if name in ids},
    )


def without_values(report: RunReport) -> RunReport:
    """Leave out all that a record says, for whoever may not see every value of it."""
    groups = tuple(map(_without_examples, report.grouped.groups))
    grouped = msgspec.structs.replace(report.grouped, groups=groups)
    return RunReport(grouped=grouped, record_ids={})


def _noted(outcomes: Iterable[RecordOutcome], ids: dict[str, str]) -> Iterator[RecordOutcome]:
    """Note which record each outcome is of."""
    for outcome in outcomes:
        if outcome.id:
            ids[outcome.identifier] = outcome.id
        yield outcome


def _examples(report: GroupedReport) -> set[str]:
    return {place.identifier for group in report.groups for place in group.examples}


def _readings(
    work: UnitOfWork, outcomes: Iterator[RecordOutcome], *, with_resources: bool
) -> Iterator[RecordReading]:
    judged = (one for one in outcomes if one.outcome not in _NOT_JUDGED)
    while batch := list(islice(judged, _BATCH)):
        known = _resources(work.records, batch) if with_resources else {}
        for outcome in batch:
            yield RecordReading(
                identifier=outcome.identifier,
                type=outcome.type,
                title=outcome.title,
                resource=known.get(outcome.id or ""),
                report=Report(findings=outcome.findings, conformance=_NOTHING),
                graph=b"",
                digest="",
            )


def _resources(records: RecordQueries, batch: Iterable[RecordOutcome]) -> Mapping[str, Resource]:
    ids = [outcome.id for outcome in batch if outcome.id]
    return {record.id: record.resource for record in records.by_ids(ids)}


def _without_shares(report: GroupedReport) -> GroupedReport:
    return msgspec.structs.replace(report, mandatory=Shares(), recommended=Shares(), properties=())


def _without_examples(group: FindingGroup) -> FindingGroup:
    """Give the rule's own words: those of a finding are filled in with values."""
    rule = RULES.get(group.code)
    name = group.path.rpartition(".")[2]
    is_ours = name in MODEL_PROPERTIES or name in DCAT_PROPERTIES
    return msgspec.structs.replace(
        group, path=group.path if is_ours else _OTHER, fix=rule.fix if rule else "", examples=()
    )
