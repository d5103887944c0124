"""What is done about sources and records, and the harvests that are asked for."""

import sqlalchemy as sa
from alembic import op

from catalogue.store.columns import RowNumber, UTCDateTime, Words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "deeds",
        sa.Column("number", RowNumber, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("actor", Words(), nullable=True),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("source", Words(), nullable=False),
        sa.Column("subject", Words(), nullable=False),
        sa.Column("words", Words(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_deeds"),
    )
    op.create_index("ix_deeds_source", "deeds", ["source", "number"])
    op.create_index("ix_deeds_subject", "deeds", ["subject"])
    op.create_table(
        "harvest_requests",
        sa.Column("source_id", Words(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("asked_by", Words(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_harvest_requests"),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
            name="fk_harvest_requests_source_id",
            ondelete="CASCADE",
        ),
    )
