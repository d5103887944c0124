"""A run: one harvest of one source, and what became of every record in it."""

import datetime as dt
import enum

import msgspec

from schemas.findings import Finding


class RunState(enum.StrEnum):
    """How a run stands; ``held`` waits for a person to decide about a mass retirement."""

    RUNNING = "running"
    COMPLETED = "completed"
    COMPLETED_WITH_ERRORS = "completed-with-errors"
    HELD = "held"
    FAILED = "failed"


class Outcome(enum.StrEnum):
    """What a run did with one record."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    RETIRED = "retired"
    HELD = "held"


class ReadCounts(msgspec.Struct, kw_only=True):
    """How many resources of each class the feed held."""

    datasets: int = 0
    services: int = 0
    series: int = 0


class FindingCounts(msgspec.Struct, kw_only=True):
    """How many findings of each severity a run made."""

    blocker: int = 0
    error: int = 0
    warning: int = 0
    note: int = 0


class RunCounts(msgspec.Struct, kw_only=True):
    """The figures of a run."""

    pages: int = 0
    read: ReadCounts = msgspec.field(default_factory=ReadCounts)
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    retired: int = 0
    held: int = 0
    findings: FindingCounts = msgspec.field(default_factory=FindingCounts)


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One harvest of a source. ``error`` is set when the run failed: where, what, what to do."""

    id: str
    source: str
    state: RunState
    started_at: dt.datetime
    ended_at: dt.datetime | None = None
    counts: RunCounts = msgspec.field(default_factory=RunCounts)
    error: str | None = None


class RecordOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did with one record; ``id`` is absent when the record was rejected."""

    identifier: str
    id: str | None
    title: str
    type: str
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
