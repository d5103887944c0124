"""How far the public part of each record meets the standard, to be counted by the database."""

import sqlalchemy as sa
from alembic import op

from catalogue.store.columns import Whole

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two columns; without a value until a harvest writes the record again."""
    op.add_column("records", sa.Column("public_met", Whole(), nullable=True))
    op.add_column("records", sa.Column("public_total", Whole(), nullable=True))
