"""The tables: columns for what is filtered, a JSON document for the rest.

``records`` holds what a record is now; ``revisions`` holds what it was before each change, so that
a first harvest writes every document once.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

from catalogue.store.columns import Bytes, RowNumber, UTCDateTime, Whole, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

sources = Table(
    "sources",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
    Column("kind", Words, nullable=False),
    Column("location", Words, nullable=False),
    Column("is_open_by_nature", Boolean, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("organisation", Words),
)

records = Table(
    "records",
    metadata,
    Column("id", Words, primary_key=True),
    Column("source_id", ForeignKey("sources.id"), nullable=False),
    Column("identifier", Words, nullable=False),
    Column("revision", Whole, nullable=False),
    Column("digest", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("type", Words, nullable=False),
    Column("iri_key", Words, index=True),
    Column("title", Words, nullable=False),
    Column("access_rights", Words, nullable=False),
    Column("publisher", Words, nullable=False),
    Column("modified", UTCDateTime),
    Column("usable", Boolean, nullable=False),
    Column("mandatory_met", Whole, nullable=False),
    Column("mandatory_total", Whole, nullable=False),
    Column("recommended_met", Whole, nullable=False),
    Column("recommended_total", Whole, nullable=False),
    Column("is_hidden", Boolean, nullable=False),
    Column("first_seen_at", UTCDateTime, nullable=False),
    Column("changed_at", UTCDateTime, nullable=False, index=True),
    Column("run_id", Words),
    Column("document", Words, nullable=False),
    Column("report", Words, nullable=False),
    Column("visibility", Words, nullable=False),
    Column("public_met", Whole),
    Column("public_total", Whole),
    UniqueConstraint("source_id", "identifier"),
    # Links are looked up among the hidden records only, of which there are few.
    Index(
        "ix_records_hidden",
        "iri_key",
        "identifier",
        sqlite_where=text("is_hidden = 1"),
        postgresql_where=text("is_hidden"),
    ),
)

#: ``target_key`` is ``iri_key`` of what a link says: an IRI, or an identifier of the same source.
back_links = Table(
    "back_links",
    metadata,
    Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Words, nullable=False),
    Column("target_key", Words, nullable=False, index=True),
    PrimaryKeyConstraint("record_id", "kind", "target_key"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), nullable=False),
    Column("number", Whole, nullable=False),
    Column("state", Words, nullable=False),
    Column("document", Words, nullable=False),
    Column("report", Words, nullable=False),
    Column("visibility", Words, nullable=False),
    Column("run_id", Words),
    Column("at", UTCDateTime, nullable=False),
    PrimaryKeyConstraint("record_id", "number"),
)

source_graphs = Table(
    "source_graphs",
    metadata,
    Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("graph", Bytes, nullable=False),
)

#: ``rest`` is packed: N-Triples of what belongs to no record.
received_pages = Table(
    "received_pages",
    metadata,
    Column("source_id", ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    Column("number", Whole, nullable=False),
    Column("url", Words, nullable=False),
    Column("digest", Words, nullable=False),
    Column("rest", Bytes, nullable=False),
    PrimaryKeyConstraint("source_id", "number"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Words, primary_key=True),
    Column("source_id", ForeignKey("sources.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("state", Words, nullable=False),
    Column("started_at", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Column("counts", Words, nullable=False),
    Column("error", Words),
    Index(
        "uq_runs_running",
        "source_id",
        unique=True,
        sqlite_where=text("state = 'running'"),
        postgresql_where=text("state = 'running'"),
    ),
)

run_outcomes = Table(
    "run_outcomes",
    metadata,
    Column("number", RowNumber, primary_key=True),
    Column("run_id", ForeignKey("runs.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("identifier", Words, nullable=False),
    Column("record_id", Words),
    Column("title", Words, nullable=False),
    Column("type", Words, nullable=False),
    Column("outcome", Words, nullable=False),
    Column("findings", Words, nullable=False),
)

held_retirements = Table(
    "held_retirements",
    metadata,
    Column("run_id", ForeignKey("runs.id", ondelete="CASCADE"), nullable=False),
    Column("record_id", ForeignKey("records.id", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("run_id", "record_id"),
)

#: No foreign key to records: a removed record must still be dropped from the indexes. The number of
#: a deleted row is never given out again, or who finished the old row would delete the new one.
outbox = Table(
    "outbox",
    metadata,
    Column("number", RowNumber, primary_key=True),
    Column("topic", Words, nullable=False),
    Column("record_id", Words, nullable=False),
    Column("enqueued_at", UTCDateTime, nullable=False),
    Column("attempts", Whole, nullable=False),
    sqlite_autoincrement=True,
)
