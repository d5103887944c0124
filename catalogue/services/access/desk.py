"""What every use case of asking and answering works with."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeAlias

import msgspec

from catalogue.domain.access_request import new_reference
from catalogue.domain.viewer import Viewer
from catalogue.errors import NotFoundError
from catalogue.policy.projection import ProjectedRecord
from catalogue.questions.bank import QuestionBank
from catalogue.services.publishing import Clock
from catalogue.services.seeing import Seeing
from catalogue.services.verdicts import NewId
from catalogue.store.store import Store

NewReference: TypeAlias = Callable[[], str]


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """The parts that the use cases share; ``site`` is where the service is reached."""

    store: Store
    seeing: Seeing
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
        return self.seeing.record_for(viewer, record_id, self.now())

    def still_seen(self, viewer: Viewer, record_ids: Iterable[str]) -> list[ProjectedRecord]:
        """Return those of some records that a viewer may see, in their order."""
        found = (self._found(viewer, record_id) for record_id in record_ids)
        return [record for record in found if record is not None]

    def _found(self, viewer: Viewer, record_id: str) -> ProjectedRecord | None:
        try:
            return self.seen(viewer, record_id)
        except NotFoundError:
            return None
