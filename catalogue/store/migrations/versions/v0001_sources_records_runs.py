"""The first tables: sources, records and their history, runs, the outbox."""

import sqlalchemy as sa
from alembic import op

from catalogue.store.columns import Bytes, RowNumber, UTCDateTime, Whole, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_RUNNING = sa.text("state = 'running'")


def upgrade() -> None:
    """Make the tables."""
    _sources()
    _records()
    _revisions()
    _source_graphs()
    _runs()
    _run_outcomes()
    _held_retirements()
    _outbox()


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("location", Words(), nullable=False),
        sa.Column("is_open_by_nature", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("name", name="uq_sources_name"),
    )


def _records() -> None:
    op.create_table(
        "records",
        sa.Column("id", Words(), nullable=False),
        sa.Column("source_id", Words(), nullable=False),
        sa.Column("identifier", Words(), nullable=False),
        sa.Column("revision", Whole(), nullable=False),
        sa.Column("digest", Words(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("type", Words(), nullable=False),
        sa.Column("iri_key", Words(), nullable=True),
        sa.Column("title", Words(), nullable=False),
        sa.Column("access_rights", Words(), nullable=False),
        sa.Column("publisher", Words(), nullable=False),
        sa.Column("modified", UTCDateTime(), nullable=True),
        sa.Column("usable", sa.Boolean(), nullable=False),
        sa.Column("mandatory_met", Whole(), nullable=False),
        sa.Column("mandatory_total", Whole(), nullable=False),
        sa.Column("recommended_met", Whole(), nullable=False),
        sa.Column("recommended_total", Whole(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("first_seen_at", UTCDateTime(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.Column("run_id", Words(), nullable=True),
        sa.Column("document", Words(), nullable=False),
        sa.Column("report", Words(), nullable=False),
        sa.Column("visibility", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_records"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_records_source_id"),
        sa.UniqueConstraint("source_id", "identifier", name="uq_records_source_id_identifier"),
    )
    op.create_index("ix_records_changed_at", "records", ["changed_at"])
    op.create_index("ix_records_iri_key", "records", ["iri_key"])
    op.create_index(
        "ix_records_hidden",
        "records",
        ["iri_key", "identifier"],
        sqlite_where=sa.text("is_hidden = 1"),
        postgresql_where=sa.text("is_hidden"),
    )


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("record_id", Words(), nullable=False),
        sa.Column("number", Whole(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("document", Words(), nullable=False),
        sa.Column("report", Words(), nullable=False),
        sa.Column("visibility", Words(), nullable=False),
        sa.Column("run_id", Words(), nullable=True),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", "number", name="pk_revisions"),
        _belongs_to("records", "record_id", "fk_revisions_record_id"),
    )


def _source_graphs() -> None:
    op.create_table(
        "source_graphs",
        sa.Column("record_id", Words(), nullable=False),
        sa.Column("graph", Bytes(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name="pk_source_graphs"),
        _belongs_to("records", "record_id", "fk_source_graphs_record_id"),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", Words(), nullable=False),
        sa.Column("source_id", Words(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("started_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("counts", Words(), nullable=False),
        sa.Column("error", Words(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        _belongs_to("sources", "source_id", "fk_runs_source_id"),
    )
    op.create_index("ix_runs_source_id", "runs", ["source_id"])
    op.create_index(
        "uq_runs_running",
        "runs",
        ["source_id"],
        unique=True,
        sqlite_where=_RUNNING,
        postgresql_where=_RUNNING,
    )


def _run_outcomes() -> None:
    op.create_table(
        "run_outcomes",
        sa.Column("number", RowNumber, nullable=False),
        sa.Column("run_id", Words(), nullable=False),
        sa.Column("identifier", Words(), nullable=False),
        sa.Column("record_id", Words(), nullable=True),
        sa.Column("title", Words(), nullable=False),
        sa.Column("type", Words(), nullable=False),
        sa.Column("outcome", Words(), nullable=False),
        sa.Column("findings", Words(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_run_outcomes"),
        _belongs_to("runs", "run_id", "fk_run_outcomes_run_id"),
    )
    op.create_index("ix_run_outcomes_run_id", "run_outcomes", ["run_id"])


def _held_retirements() -> None:
    op.create_table(
        "held_retirements",
        sa.Column("run_id", Words(), nullable=False),
        sa.Column("record_id", Words(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "record_id", name="pk_held_retirements"),
        _belongs_to("runs", "run_id", "fk_held_retirements_run_id"),
        _belongs_to("records", "record_id", "fk_held_retirements_record_id"),
    )
    op.create_index("ix_held_retirements_record_id", "held_retirements", ["record_id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("number", RowNumber, nullable=False),
        sa.Column("topic", Words(), nullable=False),
        sa.Column("record_id", Words(), nullable=False),
        sa.Column("enqueued_at", UTCDateTime(), nullable=False),
        sa.Column("attempts", Whole(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_outbox"),
        sqlite_autoincrement=True,
    )


def _belongs_to(table: str, column: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE")
