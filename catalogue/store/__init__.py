"""Storage: one database, SQLite or PostgreSQL, written in units of work.

``Store.open(url)`` then ``migrate()``; ``with store.unit_of_work() as work`` commits on a clean
exit, ``with store.reading() as work`` sees one state of the database. In both, ``work.sources``,
``work.records``, ``work.runs`` and ``work.outbox`` hold what can be done.
"""

from catalogue.store.failures import IdentifierTakenError
from catalogue.store.locks import LockHeldError
from catalogue.store.outbox import Outbox, OutboxRow, Pending, Topic
from catalogue.store.record_writing import IDENTIFIER_LIMIT, Records, RecordWrite
from catalogue.store.records import KnownRecord, RecordRevision
from catalogue.store.runs import Runs, harvest_lock
from catalogue.store.sources import Sources
from catalogue.store.storable import storable
from catalogue.store.store import Store
from catalogue.store.unit_of_work import UnitOfWork

__all__ = [
    "IDENTIFIER_LIMIT",
    "IdentifierTakenError",
    "KnownRecord",
    "LockHeldError",
    "Outbox",
    "OutboxRow",
    "Pending",
    "RecordRevision",
    "RecordWrite",
    "Records",
    "Runs",
    "Sources",
    "Store",
    "Topic",
    "UnitOfWork",
    "harvest_lock",
    "storable",
]
