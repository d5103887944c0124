"""How good descriptions are, kept for each record, source and organisation over time."""

import sqlalchemy as sa
from alembic import op

from catalogue.store.columns import Whole, Words

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; they fill with the next harvest, or with ``wayleave quality``."""
    op.create_table(
        "record_quality",
        sa.Column("record_id", Words(), nullable=False),
        sa.Column("publisher_key", Words(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("score", Whole(), nullable=False),
        sa.Column("in_time_until", sa.Date(), nullable=True),
        sa.Column("late_until", sa.Date(), nullable=True),
        sa.Column("full", Words(), nullable=False),
        sa.Column("public", Words(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name="pk_record_quality"),
        _of_a_record("record_quality"),
    )
    op.create_index("ix_record_quality_publisher_key", "record_quality", ["publisher_key"])
    op.create_table(
        "quality_changes",
        sa.Column("record_id", Words(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("score", Whole(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", "day", name="pk_quality_changes"),
        _of_a_record("quality_changes"),
    )
    op.create_table(
        "quality_history",
        sa.Column("scope", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("summary", Words(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "name", "day", name="pk_quality_history"),
    )


def _of_a_record(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["record_id"], ["records.id"], name=f"fk_{table}_record_id", ondelete="CASCADE"
    )
