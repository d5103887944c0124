"""The tables of how good descriptions are: of each record now, its changes, and days of many."""

from sqlalchemy import Column, Date, ForeignKey, PrimaryKeyConstraint, Table

from catalogue.store.columns import Whole, Words
from catalogue.store.tables import metadata

#: ``publisher_key`` is ``iri_key`` of the column ``publisher`` of the record: that may be long.
record_quality = Table(
    "record_quality",
    metadata,
    Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("publisher_key", Words, nullable=False, index=True),
    Column("day", Date, nullable=False),
    Column("score", Whole, nullable=False),
    Column("in_time_until", Date),
    Column("late_until", Date),
    Column("full", Words, nullable=False),
    Column("public", Words, nullable=False),
)

#: What the score was before it changed; the score of now stands in ``record_quality``.
quality_changes = Table(
    "quality_changes",
    metadata,
    Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), nullable=False),
    Column("day", Date, nullable=False),
    Column("score", Whole, nullable=False),
    PrimaryKeyConstraint("record_id", "day"),
)

quality_history = Table(
    "quality_history",
    metadata,
    Column("scope", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("day", Date, nullable=False),
    Column("summary", Words, nullable=False),
    PrimaryKeyConstraint("scope", "name", "day"),
)
