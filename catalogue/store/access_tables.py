"""The tables of requests for access: envelopes, cases, and their events.

People and organisations are named by id and slug without a foreign key: what was asked and decided
outlives an account. Events are never changed or deleted; the database itself refuses it. What was
said with an event lies beside it, so that it can be erased.
"""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from catalogue.store.columns import UTCDateTime, Whole, Words
from catalogue.store.tables import metadata

access_requests = Table(
    "access_requests",
    metadata,
    Column("id", Words, primary_key=True),
    Column("reference", Words, nullable=False, unique=True),
    Column("applicant", Words, nullable=False),
    Column("organisation", Words, index=True),
    Column("state", Words, nullable=False),
    Column("version", Whole, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("changed_at", UTCDateTime, nullable=False, index=True),
    Column("document", Words, nullable=False),
)

access_request_people = Table(
    "access_request_people",
    metadata,
    Column("request_id", ForeignKey("access_requests.id", ondelete="CASCADE"), nullable=False),
    Column("person_id", Words, nullable=False, index=True),
    PrimaryKeyConstraint("request_id", "person_id"),
)

cases = Table(
    "cases",
    metadata,
    Column("id", Words, primary_key=True),
    Column("request_id", ForeignKey("access_requests.id"), nullable=False, index=True),
    Column("owner", Words, nullable=False, index=True),
    Column("state", Words, nullable=False, index=True),
    Column("version", Whole, nullable=False),
    Column("since", UTCDateTime, nullable=False),
    Column("due_on", Date),
    Column("document", Words, nullable=False),
    UniqueConstraint("request_id", "owner"),
)

case_events = Table(
    "case_events",
    metadata,
    Column("id", Words, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("number", Whole, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("actor", Words, nullable=False),
    Column("actor_organisation", Words),
    Column("role", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("from_state", Words, nullable=False),
    Column("to_state", Words, nullable=False),
    Column("payload_hash", Words, nullable=False),
    Column("previous_hash", Words, nullable=False),
    Index("uq_case_events_case_id", "case_id", "number", unique=True),
)

case_event_payloads = Table(
    "case_event_payloads",
    metadata,
    Column("event_id", ForeignKey("case_events.id"), primary_key=True),
    Column("payload", Words, nullable=False),
)
