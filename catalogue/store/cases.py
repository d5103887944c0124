"""Cases: each owner's part of a request."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update

from catalogue.domain.case import Case
from catalogue.domain.case_state import CaseState
from catalogue.errors import NotFoundError
from catalogue.store import access_tables as tables
from catalogue.store.access_encoding import case_columns, case_from

_CASES = tables.cases
_PEOPLE = tables.access_request_people


class Cases:
    """Cases, to read and to write; what they are now follows from their events."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, case: Case) -> None:
        """Store a new case."""
        self._connection.execute(insert(_CASES), case_columns(case))

    def put(self, case: Case) -> None:
        """Store how a case stands after an event; hold its row by ``locked`` before."""
        self._connection.execute(
            update(_CASES).where(_CASES.c.id == case.id).values(case_columns(case))
        )

    def find(self, case_id: str) -> Case | None:
        """Return a case, if there is one of that id."""
        row = self._connection.execute(select(_CASES).where(_CASES.c.id == case_id)).first()
        return case_from(row) if row else None

    def locked(self, case_id: str) -> Case:
        """Return a case that nobody else changes before this transaction ends."""
        query = select(_CASES).where(_CASES.c.id == case_id).with_for_update()
        row = self._connection.execute(query).first()
        if row is None:
            raise NotFoundError(f"There is no case with the id {case_id!r}.")
        return case_from(row)

    def of_request(self, request_id: str) -> list[Case]:
        """List the cases of a request in the order of their owners."""
        query = select(_CASES).where(_CASES.c.request_id == request_id).order_by(_CASES.c.owner)
        return [case_from(row) for row in self._connection.execute(query)]

    def of_owners(self, owners: Iterable[str]) -> list[Case]:
        """List the cases of organisations, those longest in their state first."""
        query = (
            select(_CASES)
            .where(_CASES.c.owner.in_(sorted(owners)))
            .order_by(_CASES.c.since, _CASES.c.id)
        )
        return [case_from(row) for row in self._connection.execute(query)]

    def in_states(self, states: Iterable[CaseState]) -> list[Case]:
        """List the cases in some states, those longest in theirs first."""
        query = (
            select(_CASES)
            .where(_CASES.c.state.in_(sorted(state.value for state in states)))
            .order_by(_CASES.c.since, _CASES.c.id)
        )
        return [case_from(row) for row in self._connection.execute(query)]

    def of_person(self, person_id: str, states: Iterable[CaseState]) -> list[Case]:
        """List the cases in some states of requests that somebody writes."""
        joined = _CASES.join(_PEOPLE, _PEOPLE.c.request_id == _CASES.c.request_id)
        query = (
            select(_CASES)
            .select_from(joined)
            .where(_PEOPLE.c.person_id == person_id)
            .where(_CASES.c.state.in_(sorted(state.value for state in states)))
        )
        return [case_from(row) for row in self._connection.execute(query)]

    def due_by(self, day: dt.date) -> list[Case]:
        """List the cases whose next move is due on a day or was before."""
        query = select(_CASES).where(_CASES.c.due_on <= day).order_by(_CASES.c.due_on, _CASES.c.id)
        return [case_from(row) for row in self._connection.execute(query)]
