"""People, organisations, sessions, the register of accredited researchers, mail."""

import sqlalchemy as sa
from alembic import op

from catalogue.store.columns import RowNumber, UTCDateTime, Whole, Words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; say of every source which organisation it is of, so far of none."""
    op.add_column("sources", sa.Column("organisation", Words(), nullable=True))
    _organisations()
    _organisation_domains()
    _people()
    _memberships()
    _sessions()
    _accredited_researchers()
    _password_resets()
    _attempts()
    _outgoing_mail()


def _organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("slug", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("abbreviation", Words(), nullable=False),
        sa.Column("mailbox", Words(), nullable=False),
        sa.Column("is_government", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_organisations"),
    )


def _organisation_domains() -> None:
    op.create_table(
        "organisation_domains",
        sa.Column("organisation", Words(), nullable=False),
        sa.Column("domain", Words(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "domain", name="pk_organisation_domains"),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisations.slug"],
            name="fk_organisation_domains_organisation",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_organisation_domains_domain", "organisation_domains", ["domain"])


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("email", Words(), nullable=False),
        sa.Column("email_key", Words(), nullable=True),
        sa.Column("password_hash", Words(), nullable=True),
        sa.Column("issuer", Words(), nullable=True),
        sa.Column("subject", Words(), nullable=True),
        sa.Column("verified_domain", Words(), nullable=True),
        sa.Column("is_administrator", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("last_signed_in_at", UTCDateTime(), nullable=True),
        sa.Column("accreditation_number", Words(), nullable=True),
        sa.Column("accreditation_kind", Words(), nullable=True),
        sa.Column("accreditation_expires_on", sa.Date(), nullable=True),
        sa.Column("accreditation_checked_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("email_key", name="uq_people_email_key"),
        sa.UniqueConstraint("accreditation_number", name="uq_people_accreditation_number"),
        sa.UniqueConstraint("issuer", "subject", name="uq_people_issuer_subject"),
    )


def _memberships() -> None:
    op.create_table(
        "memberships",
        sa.Column("person_id", Words(), nullable=False),
        sa.Column("organisation", Words(), nullable=False),
        sa.Column("roles", Words(), nullable=False),
        sa.Column("requested_at", UTCDateTime(), nullable=False),
        sa.Column("confirmed_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("person_id", "organisation", name="pk_memberships"),
        _of_a_person("memberships"),
        sa.ForeignKeyConstraint(
            ["organisation"],
            ["organisations.slug"],
            name="fk_memberships_organisation",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_memberships_organisation", "memberships", ["organisation"])


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("token_digest", Words(), nullable=False),
        sa.Column("person_id", Words(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("seen_at", UTCDateTime(), nullable=False),
        sa.Column("data", Words(), nullable=False),
        sa.PrimaryKeyConstraint("token_digest", name="pk_sessions"),
        _of_a_person("sessions"),
    )
    op.create_index("ix_sessions_person_id", "sessions", ["person_id"])
    op.create_index("ix_sessions_seen_at", "sessions", ["seen_at"])


def _accredited_researchers() -> None:
    op.create_table(
        "accredited_researchers",
        sa.Column("number", Words(), nullable=False),
        sa.Column("surname", Words(), nullable=False),
        sa.Column("first_name", Words(), nullable=False),
        sa.Column("organisation", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("imported_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_accredited_researchers"),
    )


def _password_resets() -> None:
    op.create_table(
        "password_resets",
        sa.Column("token_digest", Words(), nullable=False),
        sa.Column("person_id", Words(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("token_digest", name="pk_password_resets"),
        _of_a_person("password_resets"),
    )
    op.create_index("ix_password_resets_person_id", "password_resets", ["person_id"])
    op.create_index("ix_password_resets_expires_at", "password_resets", ["expires_at"])


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("bucket", Words(), nullable=False),
        sa.Column("ends_at", UTCDateTime(), nullable=False),
        sa.Column("count", Whole(), nullable=False),
        sa.PrimaryKeyConstraint("bucket", "ends_at", name="pk_attempts"),
    )
    op.create_index("ix_attempts_ends_at", "attempts", ["ends_at"])


def _outgoing_mail() -> None:
    op.create_table(
        "outgoing_mail",
        sa.Column("number", RowNumber, nullable=False),
        sa.Column("message_id", Words(), nullable=False),
        sa.Column("recipient", Words(), nullable=False),
        sa.Column("subject", Words(), nullable=False),
        sa.Column("body", Words(), nullable=False),
        sa.Column("written_at", UTCDateTime(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("attempts", Whole(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_outgoing_mail"),
        sa.UniqueConstraint("message_id", name="uq_outgoing_mail_message_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outgoing_mail_due_at", "outgoing_mail", ["due_at"])


def _of_a_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["person_id"], ["people.id"], name=f"fk_{table}_person_id", ondelete="CASCADE"
    )
