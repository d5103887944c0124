"""The engine for more than one machine: an Elasticsearch that the operator runs."""

import contextlib
import itertools
import urllib.parse
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from elasticsearch import Elasticsearch

from search.document import SearchDocument
from search.elastic_answers import hits, search_result, suggestion_counts
from search.elastic_bodies import likeness_body, search_body, suggestion_body
from search.elastic_faults import faults_told
from search.elastic_indices import ElasticIndex
from search.elastic_mapping import DIGEST
from search.elastic_writing import CHUNK, BulkWriter
from search.engine import NOTHING
from search.errors import EngineUnavailableError, IndexDamagedError, SearchError
from search.folding import encodable
from search.limits import check_query
from search.query import Hit, SearchQuery, SearchResult, nothing_found
from search.suggestions import best, sought

Json = dict[str, Any]

_TIMEOUT = 10.0
_RETRIES = 2
_SAME_COPY = "wayleave"  # always ask one copy of the shard: another may score a shade differently
_PAGE = 5_000
_SPARE = 4
_LONGEST_ID = 512  # bytes; the server refuses to look for a longer one
_KEEP = "1m"


class ElasticEngine:
    """Implements ``SearchEngine`` on Elasticsearch; ``prefix`` begins the names of our indices.

    Each request is given ``timeout`` seconds and is tried three times at most.
    """

    def __init__(self, url: str, prefix: str = "wayleave", *, timeout: float = _TIMEOUT) -> None:
        self._client = _client(url, timeout)
        self._prefix = prefix
        self._server = _shown(url)
        self._ready: dict[str, ElasticIndex] = {}

    def apply(
        self, index: str, documents: Sequence[SearchDocument], deletions: Sequence[str] = ()
    ) -> None:
        """Write and delete documents; on return the change is durable and found by searches."""
        with self._using(index) as place:
            self._writer(place.alias).apply(documents, deletions)

    def is_built(self, index: str) -> bool:
        """Say whether there is such an index."""
        with faults_told(self._server):
            return ElasticIndex(self._client, self._prefix, index).is_built()

    def contents(self, index: str) -> Iterator[tuple[str, str]]:
        """Yield the id and digest of every document, as they were when asked."""
        with self._reading(index) as place:
            if place is None:
                return
            moment = self._client.open_point_in_time(index=place.alias, keep_alive=_KEEP)["id"]
            try:
                yield from self._walk(moment)
            finally:
                self._client.close_point_in_time(id=moment)

    def search(self, index: str, query: SearchQuery) -> SearchResult:
        """Answer a query; raise ``QueryRefusedError`` for a page past the limit."""
        check_query(query)
        with self._reading(index) as place:
            if place is None:
                return nothing_found(query)
            return search_result(self._ask(place.alias, search_body(query)), query)

    def suggest(
        self, index: str, prefix: str, limit: int = 8, without: frozenset[str] = NOTHING
    ) -> tuple[str, ...]:
        """Return titles and keywords that continue what is being typed, best first."""
        typed = sought(prefix)
        if not typed or limit < 1:
            return ()
        with self._reading(index) as place:
            if place is None:
                return ()
            answer = self._ask(place.alias, suggestion_body(typed, limit * _SPARE, without))
            return best(suggestion_counts(answer), limit)

    def similar(
        self, index: str, document_id: str, limit: int = 6, without: frozenset[str] = NOTHING
    ) -> tuple[Hit, ...]:
        """Return the documents most like one; empty when it is not in the index."""
        sought_id = encodable(document_id)
        if not 0 < len(sought_id.encode()) <= _LONGEST_ID:
            return ()
        with self._reading(index) as place:
            if place is None:
                return ()
            body = likeness_body(place.alias, sought_id, limit, without)
            return hits(self._ask(place.alias, body))

    @contextmanager
    def rebuild(self, index: str) -> Iterator["ElasticRebuild"]:
        """Build the index anew beside the old; swap on a clean exit, discard on an error."""
        place = ElasticIndex(self._client, self._prefix, index)
        with faults_told(self._server):
            built = place.start_building()
        try:
            yield ElasticRebuild(self._writer(place.building), self._server)
            with faults_told(self._server):
                place.swap(built)
        except BaseException:
            with contextlib.suppress(SearchError), faults_told(self._server):
                place.discard(built)  # if it cannot be removed now, the next rebuild does it
            raise

    def check(self) -> None:
        """Raise a ``SearchError`` that says what is wrong when the engine cannot serve."""
        with faults_told(self._server):
            self._client.info()
            status = self._client.cluster.health()["status"]
        if status == "red":
            raise EngineUnavailableError(
                f"Elasticsearch at {self._server} has lost parts of its indices (status red)."
            )

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()

    def remove(self, index: str) -> None:
        """Delete an index with all that belongs to it."""
        with faults_told(self._server):
            ElasticIndex(self._client, self._prefix, index).remove()
        self._ready.pop(index, None)

    def _writer(self, alias: str) -> BulkWriter:
        return BulkWriter(self._client, alias, self._server)

    def _ask(self, alias: str, body: Json) -> Json:
        answer = self._client.search(index=alias, body=body, preference=_SAME_COPY)
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise EngineUnavailableError(
                f"Elasticsearch at {self._server} gave only a part of the answer; try again."
            )
        given: Json = answer.body
        return given

    def _walk(self, moment: str) -> Iterator[tuple[str, str]]:
        after: list[Any] | None = None
        while True:
            answer = self._client.search(
                pit={"id": moment, "keep_alive": _KEEP},
                size=_PAGE,
                sort="_shard_doc:asc",
                search_after=after,
                docvalue_fields=[{"field": DIGEST}],
                source=False,
                track_total_hits=False,
            )
            hits = answer["hits"]["hits"]
            for found in hits:
                yield found["_id"], found["fields"][DIGEST][0]
            if len(hits) < _PAGE:
                return
            after = hits[-1]["sort"]

    @contextmanager
    def _using(self, index: str) -> Iterator[ElasticIndex]:
        """Make sure that the index is there; look again after it turned out damaged."""
        with self._looking_again(index):
            if index not in self._ready:
                place = ElasticIndex(self._client, self._prefix, index)
                place.ensure()
                self._ready[index] = place
            yield self._ready[index]

    @contextmanager
    def _reading(self, index: str) -> Iterator[ElasticIndex | None]:
        """Give the index, or nothing when it was never built."""
        with self._looking_again(index):
            if index not in self._ready:
                place = ElasticIndex(self._client, self._prefix, index)
                if place.is_built():
                    place.check_layout()
                    self._ready[index] = place
            yield self._ready.get(index)

    @contextmanager
    def _looking_again(self, index: str) -> Iterator[None]:
        try:
            with faults_told(self._server):
                yield
        except IndexDamagedError:
            self._ready.pop(index, None)
            raise


class ElasticRebuild:
    """An index under construction."""

    def __init__(self, writer: BulkWriter, server: str) -> None:
        self._writer = writer
        self._server = server

    def add(self, documents: Iterable[SearchDocument]) -> None:
        """Write documents to the new index."""
        rest = iter(documents)
        while chunk := list(itertools.islice(rest, CHUNK)):
            with faults_told(self._server):
                self._writer.add(chunk)


def _client(url: str, timeout: float) -> Elasticsearch:
    try:
        return Elasticsearch(
            url,
            request_timeout=timeout,
            max_retries=_RETRIES,
            retry_on_status=(429, 502, 503, 504),
            retry_backoff_base=0.2,
            retry_backoff_cap=2.0,
        )
    except ValueError:
        refused = EngineUnavailableError(
            "WAYLEAVE_ELASTICSEARCH_URL is not an address of a server; it should look like "
            "https://name:password@host:9200."
        )
    raise refused from None  # the client's own error repeats the address with its password


def _shown(url: str) -> str:
    """Return host and port of an address, without what is secret in it."""
    parts = urllib.parse.urlsplit(url)
    return parts.netloc.rpartition("@")[2]
