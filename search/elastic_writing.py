"""Writing to Elasticsearch in bulk: what is stale stays out, and no failure goes unnoticed."""

import random
import time
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from elasticsearch import Elasticsearch

from search.changes import Held, changes, newest_of
from search.document import SearchDocument
from search.elastic_faults import read_only
from search.elastic_mapping import DIGEST, VERSION, as_source
from search.errors import EngineUnavailableError, SearchError

Json = dict[str, Any]
Operation = tuple[Json, Json | None]

CHUNK = 500
_ATTEMPTS = 4
_FIRST_WAIT = 0.2
_CONFLICT, _GONE, _BLOCKED = 409, 404, 403
_OVERLOADED = frozenset({429, 503})


class _Place(msgspec.Struct, frozen=True):
    """Which state of a document was read: a write is refused if it has changed since."""

    held: Held
    if_seq_no: int
    if_primary_term: int


class BulkWriter:
    """Writes to what an alias leads to."""

    def __init__(self, client: Elasticsearch, alias: str, server: str) -> None:
        self._client = client
        self._alias = alias
        self._server = server

    def apply(self, documents: Sequence[SearchDocument], deletions: Sequence[str]) -> None:
        """Write what differs and delete; raise after the good ones are in if any failed."""
        failed: list[int] = []
        for chunk, doomed in _chunks(documents, deletions):
            failed += self._apply_chunk(chunk, doomed)
        self._client.indices.refresh(index=self._alias)
        self._complain(failed, len(documents) + len(deletions))

    def add(self, chunk: Sequence[SearchDocument]) -> None:
        """Write documents to an index under construction, whatever it holds."""
        operations: dict[str, Operation] = {
            document.id: ({"index": {"_id": document.id}}, as_source(document))
            for document in newest_of(chunk)
        }
        failed = self._write_patiently(operations)
        self._complain(list(failed.values()), len(operations))

    def _apply_chunk(self, documents: list[SearchDocument], deletions: list[str]) -> list[int]:
        """Return the statuses of what failed; a document changed meanwhile is looked at again."""
        failed: dict[str, int] = {}
        for _ in range(_ATTEMPTS):
            operations = self._operations(documents, deletions)
            failed = self._write_patiently(operations)
            lost = {id_ for id_, status in failed.items() if status in {_CONFLICT, _GONE}}
            if not lost:
                break
            documents = [document for document in documents if document.id in lost]
            deletions = [id_ for id_ in deletions if id_ in lost]
        return list(failed.values())

    def _operations(
        self, documents: list[SearchDocument], deletions: list[str]
    ) -> dict[str, Operation]:
        places = self._places({document.id for document in documents} | set(deletions))
        held = {id_: place.held for id_, place in places.items()}
        changed, removed = changes(documents, deletions, held)
        operations: dict[str, Operation] = {
            id_: ({"delete": {"_id": id_, **_condition(places[id_])}}, None) for id_ in removed
        }
        for document in changed:
            place = places.get(document.id)
            action = "create" if place is None else "index"
            target = {"_id": document.id, **(_condition(place) if place else {})}
            operations[document.id] = ({action: target}, as_source(document))
        return operations

    def _places(self, ids: set[str]) -> dict[str, _Place]:
        if not ids:
            return {}
        answer = self._client.mget(
            index=self._alias, ids=sorted(ids), source_includes=[VERSION, DIGEST]
        )
        return {entry["_id"]: _place(entry) for entry in answer["docs"] if entry.get("found")}

    def _write_patiently(self, operations: dict[str, Operation]) -> dict[str, int]:
        """Return the ids that failed with their statuses; what an overload refused is retried."""
        wait = _FIRST_WAIT
        failed = self._write(operations)
        for _ in range(_ATTEMPTS - 1):
            refused = {id_ for id_, status in failed.items() if status in _OVERLOADED}
            if not refused:
                break
            time.sleep(wait * (1 + random.random()))  # noqa: S311  spreads retries, guards nothing
            wait *= 2
            again = self._write({id_: operations[id_] for id_ in refused})
            failed = {id_: s for id_, s in failed.items() if id_ not in refused} | again
        return failed

    def _write(self, operations: dict[str, Operation]) -> dict[str, int]:
        if not operations:
            return {}
        lines = [line for pair in operations.values() for line in pair if line is not None]
        answer = self._client.bulk(index=self._alias, operations=lines, require_alias=True)
        outcomes = [outcome for item in answer["items"] for outcome in item.values()]
        return {o["_id"]: int(o["status"]) for o in outcomes if "error" in o}

    def _complain(self, failed: list[int], total: int) -> None:
        if not failed:
            return
        told = f"{len(failed)} of {total} changes were not written to the search index."
        if _BLOCKED in failed:
            raise EngineUnavailableError(f"{read_only(self._server)} {told}")
        if all(status in _OVERLOADED | {_CONFLICT} for status in failed):
            raise EngineUnavailableError(f"Elasticsearch at {self._server} is overloaded. {told}")
        raise SearchError(f"Elasticsearch at {self._server} did not accept documents. {told}")


def _condition(place: _Place) -> Json:
    return {"if_seq_no": place.if_seq_no, "if_primary_term": place.if_primary_term}


def _place(entry: Json) -> _Place:
    source = entry["_source"]
    held = Held(int(source[VERSION]), str(source[DIGEST]))
    return _Place(held, entry["_seq_no"], entry["_primary_term"])


def _chunks(
    documents: Sequence[SearchDocument], deletions: Sequence[str]
) -> Iterator[tuple[list[SearchDocument], list[str]]]:
    doomed = set(deletions)
    kept = [document for document in documents if document.id not in doomed]
    for start in range(0, len(kept), CHUNK):
        yield kept[start : start + CHUNK], []
    for start in range(0, len(deletions), CHUNK):
        yield [], list(deletions[start : start + CHUNK])
