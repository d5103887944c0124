"""What Alembic runs: the migrations, in the transaction of the connection it is given."""

from alembic import context
from sqlalchemy import Connection

from catalogue.store.tables import metadata


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out Procrastinate's tables, which live in the same database."""
    return kind != "table" or not (name or "").startswith("procrastinate_")


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        compare_type=True,
        include_name=_is_ours,
    )
    context.run_migrations()


_run(context.config.attributes["connection"])
