"""Requests for access, their cases, and events that nobody can change."""

import sqlalchemy as sa
from alembic import op

from catalogue.store.columns import UTCDateTime, Whole, Words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_REFUSAL = "events of a case are never changed or deleted"


def upgrade() -> None:
    """Make the tables, and the triggers that keep events as they are."""
    _access_requests()
    _access_request_people()
    _cases()
    _case_events()
    _case_event_payloads()
    if op.get_bind().dialect.name == "sqlite":
        _keep_events_on_sqlite()
    else:
        _keep_events_on_postgresql()


def _access_requests() -> None:
    op.create_table(
        "access_requests",
        sa.Column("id", Words(), nullable=False),
        sa.Column("reference", Words(), nullable=False),
        sa.Column("applicant", Words(), nullable=False),
        sa.Column("organisation", Words(), nullable=True),
        sa.Column("state", Words(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.Column("document", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_access_requests"),
        sa.UniqueConstraint("reference", name="uq_access_requests_reference"),
    )
    op.create_index("ix_access_requests_organisation", "access_requests", ["organisation"])
    op.create_index("ix_access_requests_changed_at", "access_requests", ["changed_at"])


def _access_request_people() -> None:
    op.create_table(
        "access_request_people",
        sa.Column("request_id", Words(), nullable=False),
        sa.Column("person_id", Words(), nullable=False),
        sa.PrimaryKeyConstraint("request_id", "person_id", name="pk_access_request_people"),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["access_requests.id"],
            name="fk_access_request_people_request_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_access_request_people_person_id", "access_request_people", ["person_id"])


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", Words(), nullable=False),
        sa.Column("request_id", Words(), nullable=False),
        sa.Column("owner", Words(), nullable=False),
        sa.Column("state", Words(), nullable=False),
        sa.Column("version", Whole(), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("document", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("request_id", "owner", name="uq_cases_request_id_owner"),
        sa.ForeignKeyConstraint(["request_id"], ["access_requests.id"], name="fk_cases_request_id"),
    )
    for column in ("request_id", "owner", "state"):
        op.create_index(f"ix_cases_{column}", "cases", [column])


def _case_events() -> None:
    op.create_table(
        "case_events",
        sa.Column("id", Words(), nullable=False),
        sa.Column("case_id", Words(), nullable=False),
        sa.Column("number", Whole(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("actor", Words(), nullable=False),
        sa.Column("actor_organisation", Words(), nullable=True),
        sa.Column("role", Words(), nullable=False),
        sa.Column("action", Words(), nullable=False),
        sa.Column("from_state", Words(), nullable=False),
        sa.Column("to_state", Words(), nullable=False),
        sa.Column("payload_hash", Words(), nullable=False),
        sa.Column("previous_hash", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_case_events"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_events_case_id"),
    )
    op.create_index("uq_case_events_case_id", "case_events", ["case_id", "number"], unique=True)


def _case_event_payloads() -> None:
    op.create_table(
        "case_event_payloads",
        sa.Column("event_id", Words(), nullable=False),
        sa.Column("payload", Words(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_case_event_payloads"),
        sa.ForeignKeyConstraint(
            ["event_id"], ["case_events.id"], name="fk_case_event_payloads_event_id"
        ),
    )


def _keep_events_on_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER case_events_refuse_{change.lower()} BEFORE {change} ON case_events "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )


def _keep_events_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change_of_case_events() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER case_events_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE "
        "ON case_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_case_events()"
    )
