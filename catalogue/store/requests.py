"""Requests for access: envelopes by id, by reference, and by who writes them."""

from collections.abc import Callable, Collection

import msgspec
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from catalogue.domain.access_request import AccessRequest, RequestState
from catalogue.errors import NotFoundError
from catalogue.store import access_tables as tables
from catalogue.store.access_encoding import request_columns, request_from
from catalogue.store.batches import batches
from catalogue.store.failures import is_unique_conflict

_REQUESTS = tables.access_requests
_PEOPLE = tables.access_request_people
_ATTEMPTS = 5


class Requests:
    """Requests, to read and to write."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, request: AccessRequest, new_reference: Callable[[], str]) -> AccessRequest:
        """Store a new request; draw another reference when the one drawn is taken."""
        for _ in range(_ATTEMPTS):
            drawn = msgspec.structs.replace(request, reference=new_reference())
            if self._is_stored(drawn):
                self._put_people(drawn)
                return drawn
        raise RuntimeError("no free reference was drawn; the source of chance is broken")

    def _is_stored(self, request: AccessRequest) -> bool:
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(_REQUESTS), request_columns(request))
        except IntegrityError as error:
            if is_unique_conflict(error):
                return False
            raise
        return True

    def get(self, request_id: str) -> AccessRequest:
        """Return a request; raise ``NotFoundError``."""
        row = self._connection.execute(select(_REQUESTS).where(_REQUESTS.c.id == request_id))
        found = row.first()
        if found is None:
            raise NotFoundError(f"There is no request with the id {request_id!r}.")
        return request_from(found)

    def by_ids(self, request_ids: Collection[str]) -> dict[str, AccessRequest]:
        """Return the requests of these ids, by id."""
        rows = (
            row
            for some in batches(sorted(request_ids))
            for row in self._connection.execute(select(_REQUESTS).where(_REQUESTS.c.id.in_(some)))
        )
        return {row.id: request_from(row) for row in rows}

    def locked(self, request_id: str) -> AccessRequest:
        """Return a request that nobody else changes before this transaction ends."""
        query = select(_REQUESTS).where(_REQUESTS.c.id == request_id).with_for_update()
        found = self._connection.execute(query).first()
        if found is None:
            raise NotFoundError(f"There is no request with the id {request_id!r}.")
        return request_from(found)

    def find(self, reference: str) -> AccessRequest | None:
        """Return the request of that reference, if there is one."""
        query = select(_REQUESTS).where(_REQUESTS.c.reference == reference)
        found = self._connection.execute(query).first()
        return request_from(found) if found else None

    def of_person(self, person_id: str) -> list[AccessRequest]:
        """List the requests that somebody writes, the latest change first."""
        joined = _REQUESTS.join(_PEOPLE, _PEOPLE.c.request_id == _REQUESTS.c.id)
        query = (
            select(_REQUESTS)
            .select_from(joined)
            .where(_PEOPLE.c.person_id == person_id)
            .order_by(_REQUESTS.c.changed_at.desc(), _REQUESTS.c.id)
        )
        return [request_from(row) for row in self._connection.execute(query)]

    def of_organisation(self, slug: str) -> list[AccessRequest]:
        """List the requests that people of an organisation write, the latest change first."""
        query = (
            select(_REQUESTS)
            .where(_REQUESTS.c.organisation == slug)
            .order_by(_REQUESTS.c.changed_at.desc(), _REQUESTS.c.id)
        )
        return [request_from(row) for row in self._connection.execute(query)]

    def in_state(self, state: RequestState) -> list[AccessRequest]:
        """List the requests in a state, the oldest change first."""
        query = (
            select(_REQUESTS)
            .where(_REQUESTS.c.state == state.value)
            .order_by(_REQUESTS.c.changed_at, _REQUESTS.c.id)
        )
        return [request_from(row) for row in self._connection.execute(query)]

    def put(self, request: AccessRequest, expected: int) -> bool:
        """Store a request unless somebody changed it since ``expected``; tell whether it was."""
        mine = (_REQUESTS.c.id == request.id) & (_REQUESTS.c.version == expected)
        done = self._connection.execute(
            update(_REQUESTS).where(mine).values(request_columns(request))
        )
        if done.rowcount == 0:
            return False
        self._connection.execute(delete(_PEOPLE).where(_PEOPLE.c.request_id == request.id))
        self._put_people(request)
        return True

    def _put_people(self, request: AccessRequest) -> None:
        rows = [{"request_id": request.id, "person_id": id_} for id_ in sorted(request.people)]
        self._connection.execute(insert(_PEOPLE), rows)
