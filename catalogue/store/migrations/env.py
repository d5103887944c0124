"""What Alembic runs: the migrations, in the transaction of the connection it is given."""

from alembic import context
from sqlalchemy import Connection

from catalogue.store.tables import metadata


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        compare_type=True,
    )
    context.run_migrations()


_run(context.config.attributes["connection"])
