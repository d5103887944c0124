"""Between the catalogue's values and the columns of the tables."""

import datetime as dt
import hashlib
import zlib
from typing import Any

import msgspec
from sqlalchemy import Row

from catalogue.domain.record import Record, RecordState, Visibility
from catalogue.domain.run import Outcome, RecordOutcome, Run, RunCounts, RunState
from catalogue.domain.source import Source
from catalogue.store.storable import storable_json
from schemas.findings import Finding, Report
from schemas.json import document
from schemas.model import Resource
from schemas.model.text import best

_reports: msgspec.json.Decoder[Report] = msgspec.json.Decoder(Report)
_visibilities: msgspec.json.Decoder[Visibility] = msgspec.json.Decoder(Visibility)
_counts: msgspec.json.Decoder[RunCounts] = msgspec.json.Decoder(RunCounts)
_findings: msgspec.json.Decoder[tuple[Finding, ...]] = msgspec.json.Decoder(tuple[Finding, ...])

_VISIBILITY_AS_IS = storable_json(Visibility())


def report_from(text: str) -> Report:
    """Decode a stored report."""
    return _reports.decode(text)


def visibility_from(text: str) -> Visibility:
    """Decode a stored decision; most records have none, and share one value."""
    return Visibility() if text == _VISIBILITY_AS_IS else _visibilities.decode(text)


def record_from(row: Row[Any]) -> Record:
    """Make a record from a row of ``records`` joined with its source's name."""
    return Record(
        id=row.id,
        source=row.source,
        identifier=row.identifier,
        revision=row.revision,
        digest=row.digest,
        state=RecordState(row.state),
        resource=document.decode(row.document),
        report=report_from(row.report),
        visibility=visibility_from(row.visibility),
        first_seen_at=row.first_seen_at,
        changed_at=row.changed_at,
    )


def iri_key(iri: str) -> str:
    """Make what a resource's IRI is looked up by; PostgreSQL indexes no text of any length."""
    return hashlib.blake2b(iri.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def resource_columns(resource: Resource, report: Report) -> dict[str, object]:
    """Fill the columns that follow from what a source said about a resource."""
    conformance = report.conformance
    return {
        "type": type(resource).__name__,
        "iri_key": iri_key(resource.iri) if resource.iri else None,
        "title": best(resource.title),
        "access_rights": resource.access_rights.value,
        "publisher": publisher_of(resource),
        "modified": resource.modified.earliest() if resource.modified else None,
        "usable": report.usable,
        "mandatory_met": conformance.mandatory_met,
        "mandatory_total": conformance.mandatory_total,
        "recommended_met": conformance.recommended_met,
        "recommended_total": conformance.recommended_total,
        "document": storable_json(resource),
        "report": storable_json(report),
    }


def publisher_of(resource: Resource) -> str:
    """Give what a resource's publisher is counted under; nothing when it names none."""
    publisher = resource.publisher
    return (publisher.slug or best(publisher.name)) if publisher else ""


def visibility_columns(visibility: Visibility) -> dict[str, object]:
    """Fill the columns that follow from the owner's decision."""
    return {
        "visibility": storable_json(visibility),
        "is_hidden": visibility.hiding is not None,
    }


def source_from(row: Row[Any]) -> Source:
    """Make a source from its row."""
    return Source(
        id=row.id,
        name=row.name,
        kind=row.kind,
        location=row.location,
        is_open_by_nature=row.is_open_by_nature,
        created_at=row.created_at,
        organisation=row.organisation,
    )


def source_columns(source: Source) -> dict[str, object]:
    """Fill the columns of a source."""
    return msgspec.structs.asdict(source)


def run_from(row: Row[Any]) -> Run:
    """Make a run from a row of ``runs`` joined with its source's name."""
    return Run(
        id=row.id,
        source=row.source,
        state=RunState(row.state),
        started_at=row.started_at,
        ended_at=row.ended_at,
        counts=_counts.decode(row.counts),
        error=row.error,
    )


def run_columns(run: Run) -> dict[str, object]:
    """Fill the columns of a run, its source apart."""
    return {
        "id": run.id,
        "state": run.state.value,
        "started_at": run.started_at,
        "ended_at": run.ended_at,
        "counts": storable_json(run.counts),
        "error": run.error,
    }


def outcome_from(row: Row[Any]) -> RecordOutcome:
    """Make what a run did with one record from its row."""
    return RecordOutcome(
        identifier=row.identifier,
        id=row.record_id,
        title=row.title,
        type=row.type,
        outcome=Outcome(row.outcome),
        findings=_findings.decode(row.findings),
    )


def outcome_columns(run_id: str, outcome: RecordOutcome) -> dict[str, object]:
    """Fill the columns of what a run did with one record."""
    return {
        "run_id": run_id,
        "identifier": outcome.identifier,
        "record_id": outcome.id,
        "title": outcome.title,
        "type": outcome.type,
        "outcome": outcome.outcome.value,
        "findings": storable_json(outcome.findings),
    }


def packed(graph: bytes) -> bytes:
    """Compress a source graph; N-Triples shrink to a tenth, at the fastest level too."""
    return zlib.compress(graph, level=1)


def unpacked(graph: bytes) -> bytes:
    """Restore a source graph exactly as it was received."""
    return zlib.decompress(graph)


def after(at: dt.datetime, previous: dt.datetime) -> dt.datetime:
    """Return ``at``, or the next moment after ``previous`` when a clock went backwards."""
    return max(at, previous + dt.timedelta(microseconds=1))
