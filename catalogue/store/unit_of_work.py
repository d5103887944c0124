"""One transaction and what can be done in it."""

from sqlalchemy import Connection

from catalogue.store.naming import RecordNaming
from catalogue.store.outbox import Outbox
from catalogue.store.record_writing import Records
from catalogue.store.runs import Runs
from catalogue.store.sources import Sources


class UnitOfWork:
    """The repositories of one transaction; of no use once it has ended."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.sources = Sources(connection)
        self.records = Records(connection)
        self.naming = RecordNaming(connection)
        self.runs = Runs(connection)
        self.outbox = Outbox(connection)
