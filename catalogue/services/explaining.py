"""Explaining to an owner or operator what an audience sees of a record, and why."""

from catalogue.errors import NotFoundError
from catalogue.policy.audiences import Audience
from catalogue.policy.explain import FieldVerdict, explain
from catalogue.services.withholding import Withholding
from catalogue.store.store import Store


class Explaining:
    """The use case behind ``wayleave explain``; never for the viewer it speaks about."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def explain(self, audience: Audience, record_id: str) -> tuple[FieldVerdict, ...]:
        """Return the verdict on each field; raise ``NotFoundError`` when there is no record."""
        with self._store.reading() as work:
            records = work.records.by_ids([record_id])
            withholding = Withholding(work, records)
        for record in records:
            return explain(record, audience, withheld=withholding.of(record, audience.tiers))
        raise NotFoundError(f"There is no record with the id {record_id!r}.")
