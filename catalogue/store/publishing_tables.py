"""The tables of looking after sources: what was done, and which harvests were asked for.

Deeds name sources, records and people without a foreign key: they outlive all of them.
"""

from sqlalchemy import Column, ForeignKey, Index, Table

from catalogue.store.columns import RowNumber, UTCDateTime, Words
from catalogue.store.tables import metadata

deeds = Table(
    "deeds",
    metadata,
    Column("number", RowNumber, primary_key=True),
    Column("at", UTCDateTime, nullable=False),
    Column("actor", Words),
    Column("kind", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("words", Words, nullable=False),
    Index("ix_deeds_source", "source", "number"),
    Index("ix_deeds_subject", "subject"),
)

harvest_requests = Table(
    "harvest_requests",
    metadata,
    Column("source_id", ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("asked_by", Words, nullable=False),
)
