"""Sources, records and runs to put into a store."""

import datetime as dt
import uuid

from catalogue.domain.run import Run, RunState
from catalogue.domain.source import Source
from catalogue.store import RecordWrite
from schemas.findings import Conformance, Finding, Report, Severity
from schemas.model import AccessRights, Dataset, LangString, Resource

NOW = dt.datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)

REPORT = Report(
    findings=(
        Finding(code="WL-1", severity=Severity.WARNING, path="contactPoint", fix="Give a team's."),
    ),
    conformance=Conformance(
        mandatory_met=7, mandatory_total=9, recommended_met=2, recommended_total=6
    ),
)


def new_id() -> str:
    """Make a random id."""
    return str(uuid.uuid4())


def new_source(name: str) -> Source:
    """Make a source of that name."""
    return Source(
        id=new_id(), name=name, kind="dcat", location="https://land.example/", created_at=NOW
    )


def dataset(identifier: str, title: str = "Land use") -> Dataset:
    """Make a small dataset."""
    return Dataset(
        identifier=identifier,
        access_rights=AccessRights.RESTRICTED,
        title=(LangString(value=title, language="en"), LangString(value="Defnydd tir")),
    )


def write(
    identifier: str,
    record_id: str | None = None,
    *,
    title: str = "Land use",
    resource: Resource | None = None,
) -> RecordWrite:
    """Make what a source says about a record; what it says differs when the title does."""
    return RecordWrite(
        id=record_id or new_id(),
        identifier=identifier,
        digest=f"digest of {title}",
        resource=resource or dataset(identifier, title),
        report=REPORT,
        graph=f'<{identifier}> <http://purl.org/dc/terms/title> "{title}"@en .\n'.encode(),
    )


def new_run(source: Source, state: RunState = RunState.RUNNING) -> Run:
    """Make a run that starts now."""
    return Run(id=new_id(), source=source.name, state=state, started_at=NOW)
