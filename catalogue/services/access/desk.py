"""What every use case of asking and answering works with."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeAlias

import msgspec

from catalogue.domain.access_request import new_reference
from catalogue.domain.record import Record
from catalogue.domain.viewer import Viewer
from catalogue.errors import NotFoundError
from catalogue.policy.audiences import audience_of, tiers_for
from catalogue.policy.projection import ProjectedRecord
from catalogue.questions.bank import QuestionBank
from catalogue.services.discovery import Discovery, not_found
from catalogue.services.publishing import Clock
from catalogue.services.verdicts import NewId
from catalogue.store.store import Store

NewReference: TypeAlias = Callable[[], str]


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """The parts that the use cases share; ``site`` is where the service is reached."""

    store: Store
    discovery: Discovery
    bank: QuestionBank
    clock: Clock
    new_id: NewId
    site: str
    new_reference: NewReference = new_reference

    def now(self) -> dt.datetime:
        """Tell the time."""
        return self.clock()

    def seen(self, viewer: Viewer, record_id: str) -> ProjectedRecord:
        """Return a record as a viewer may see it; raise ``NotFoundError`` as for an absent one."""
        with self.store.reading() as work:
            record = work.records.find(record_id)
        if record is None:
            raise not_found(record_id)
        return self._projected(viewer, record)

    def still_seen(self, viewer: Viewer, record_ids: Iterable[str]) -> list[ProjectedRecord]:
        """Return those of some records that a viewer may see, in their order."""
        with self.store.reading() as work:
            records = {record.id: record for record in work.records.by_ids(list(record_ids))}
        found = (records[id_] for id_ in record_ids if id_ in records)
        return [seen for seen in (self._found(viewer, record) for record in found) if seen]

    def _found(self, viewer: Viewer, record: Record) -> ProjectedRecord | None:
        try:
            return self._projected(viewer, record)
        except NotFoundError:
            return None

    def _projected(self, viewer: Viewer, record: Record) -> ProjectedRecord:
        audience = audience_of(viewer, self.now())
        return self.discovery.record(audience, record.id, tiers_for(viewer, record))
