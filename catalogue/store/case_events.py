"""The events of cases: added, read, never changed. What was said with one can be erased."""

from collections.abc import Iterable

from sqlalchemy import Connection, Select, delete, insert, select

from catalogue.domain.event import Event
from catalogue.store import access_tables as tables
from catalogue.store.access_encoding import event_columns, event_from
from catalogue.store.batches import batches
from catalogue.store.storable import storable_json

_EVENTS = tables.case_events
_PAYLOADS = tables.case_event_payloads


class Events:
    """Events in the order in which they happened."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, event: Event) -> None:
        """Store an event and what was said with it."""
        self._connection.execute(insert(_EVENTS), event_columns(event))
        if event.payload is not None:
            row = {"event_id": event.id, "payload": storable_json(event.payload)}
            self._connection.execute(insert(_PAYLOADS), row)

    def of_case(self, case_id: str) -> list[Event]:
        """List the events of a case."""
        query = _with_payload().where(_EVENTS.c.case_id == case_id).order_by(_EVENTS.c.number)
        return [event_from(row) for row in self._connection.execute(query)]

    def of_cases(self, case_ids: Iterable[str]) -> dict[str, list[Event]]:
        """Map each of some cases to its events."""
        found: dict[str, list[Event]] = {}
        for some in batches(sorted(case_ids)):
            query = _with_payload().where(_EVENTS.c.case_id.in_(some)).order_by(_EVENTS.c.number)
            for row in self._connection.execute(query):
                found.setdefault(row.case_id, []).append(event_from(row))
        return found

    def erase(self, event_id: str) -> None:
        """Erase what was said with an event; that it happened stays, and the chain holds."""
        self._connection.execute(delete(_PAYLOADS).where(_PAYLOADS.c.event_id == event_id))


def _with_payload() -> Select[tuple[object, ...]]:
    joined = _EVENTS.outerjoin(_PAYLOADS, _PAYLOADS.c.event_id == _EVENTS.c.id)
    return select(_EVENTS, _PAYLOADS.c.payload).select_from(joined)
