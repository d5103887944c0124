"""What the pages of a feed say that belongs to no record."""

import sqlalchemy as sa
from alembic import op

from catalogue.store.columns import Bytes, Whole, Words

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; it fills with the next harvest of each source."""
    op.create_table(
        "received_pages",
        sa.Column("source_id", Words(), nullable=False),
        sa.Column("number", Whole(), nullable=False),
        sa.Column("url", Words(), nullable=False),
        sa.Column("digest", Words(), nullable=False),
        sa.Column("rest", Bytes(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", "number", name="pk_received_pages"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_received_pages_source_id", ondelete="CASCADE"
        ),
    )
