"""The tables of people, organisations, sessions and the mail to them."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from catalogue.store.columns import RowNumber, UTCDateTime, Whole, Words
from catalogue.store.tables import metadata

organisations = Table(
    "organisations",
    metadata,
    Column("slug", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("abbreviation", Words, nullable=False),
    Column("mailbox", Words, nullable=False),
    Column("is_government", Boolean, nullable=False),
    Column("is_active", Boolean, nullable=False),
)

organisation_domains = Table(
    "organisation_domains",
    metadata,
    Column("organisation", ForeignKey("organisations.slug", ondelete="CASCADE"), nullable=False),
    Column("domain", Words, nullable=False, index=True),
    PrimaryKeyConstraint("organisation", "domain"),
)

#: ``email_key`` is set for local accounts only: it is what they sign in with, so it is theirs
#: alone. Whoever signs on elsewhere is known by issuer and subject, whatever their address.
people = Table(
    "people",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("email", Words, nullable=False),
    Column("email_key", Words, unique=True),
    Column("password_hash", Words),
    Column("issuer", Words),
    Column("subject", Words),
    Column("verified_domain", Words),
    Column("is_administrator", Boolean, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("last_signed_in_at", UTCDateTime),
    Column("accreditation_number", Words, unique=True),
    Column("accreditation_kind", Words),
    Column("accreditation_expires_on", Date),
    Column("accreditation_checked_at", UTCDateTime),
    UniqueConstraint("issuer", "subject"),
)

memberships = Table(
    "memberships",
    metadata,
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column(
        "organisation",
        ForeignKey("organisations.slug", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("roles", Words, nullable=False),
    Column("requested_at", UTCDateTime, nullable=False),
    Column("confirmed_at", UTCDateTime),
    PrimaryKeyConstraint("person_id", "organisation"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_digest", Words, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), index=True),
    Column("created_at", UTCDateTime, nullable=False),
    Column("seen_at", UTCDateTime, nullable=False, index=True),
    Column("data", Words, nullable=False),
)

accredited_researchers = Table(
    "accredited_researchers",
    metadata,
    Column("number", Words, primary_key=True),
    Column("surname", Words, nullable=False),
    Column("first_name", Words, nullable=False),
    Column("organisation", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("imported_at", UTCDateTime, nullable=False),
)

password_resets = Table(
    "password_resets",
    metadata,
    Column("token_digest", Words, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", UTCDateTime, nullable=False, index=True),
)

#: How often something was tried in a window of time; old windows are swept away.
attempts = Table(
    "attempts",
    metadata,
    Column("bucket", Words, nullable=False),
    Column("ends_at", UTCDateTime, nullable=False, index=True),
    Column("count", Whole, nullable=False),
    PrimaryKeyConstraint("bucket", "ends_at"),
)

#: A row is there until its mail was handed on; ``message_id`` makes handing on twice one mail.
outgoing_mail = Table(
    "outgoing_mail",
    metadata,
    Column("number", RowNumber, primary_key=True),
    Column("message_id", Words, nullable=False, unique=True),
    Column("recipient", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("written_at", UTCDateTime, nullable=False),
    Column("due_at", UTCDateTime, nullable=False, index=True),
    Column("attempts", Whole, nullable=False),
    sqlite_autoincrement=True,
)
