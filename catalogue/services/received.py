"""Giving back what a source sent, record by record or all of it, to the owner alone."""

from collections.abc import Iterator

import msgspec

from catalogue.domain.record import Record
from catalogue.domain.viewer import Viewer
from catalogue.errors import NotFoundError
from catalogue.policy.audiences import audience_of, tiers_for
from catalogue.policy.permissions import Action, decide
from catalogue.policy.projection import ProjectedRecord, project
from catalogue.services.discovery import not_found
from catalogue.services.publishing import Clock
from catalogue.store.store import Store
from schemas.rdf.received import records_named, relabelled, source_document
from schemas.rdf.rest import unpacked

_AT_ONCE = 500


class ReceivedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record's graph as received, canonical N-Triples, and the object that it was made of.

    ``document`` is JSON, absent for a record that was RDF from the beginning; ``shown`` is the
    record as its owner sees it.
    """

    shown: ProjectedRecord
    graph: bytes
    document: str | None


class Received:
    """The use case of giving back what was received."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def record(self, viewer: Viewer, record_id: str) -> ReceivedRecord:
        """Give one record as received; raise ``NotFoundError`` as if it were not there."""
        with self._store.reading() as work:
            record = work.records.find(record_id)
            shown = self._shown(viewer, record) if record else None
            if shown is None:
                raise not_found(record_id)
            graph = work.records.source_graph(record_id)
        return ReceivedRecord(shown=shown, graph=graph, document=source_document(graph))

    def source(self, viewer: Viewer, name: str) -> Iterator[bytes]:
        """Give all that a source sent in its latest harvest, as N-Triples, piece by piece.

        Raise ``NotFoundError`` before the first piece as if the source were not there.
        """
        with self._store.reading() as work:
            source = work.sources.get(name)
        if not decide(viewer, Action.SEE_RECORDS_IN_FULL, source, self._clock()).allowed:
            raise NotFoundError(f"There is no source named {name!r}; see `wayleave sources`.")
        return self._pieces(source.id)

    def everything(self, name: str) -> Iterator[bytes]:
        """Give all that a source sent, to an operator at the command line."""
        with self._store.reading() as work:
            source_id = work.sources.id_of(name)
        return self._pieces(source_id)

    def _shown(self, viewer: Viewer, record: Record) -> ProjectedRecord | None:
        now = self._clock()
        if not decide(viewer, Action.READ_SOURCE_GRAPH, record, now).allowed:
            return None
        tiers = tiers_for(viewer, record)
        # Links are the owner's own words, and are given back as such.
        return project(record, audience_of(viewer, now), tiers, withheld=frozenset())

    def _pieces(self, source_id: str) -> Iterator[bytes]:
        with self._store.reading() as work:
            rests = [page.rest for page in work.received_pages.of_source(source_id)]
        kept = frozenset(name for rest in rests for name in records_named(unpacked(rest)))
        after = ""
        while True:
            with self._store.reading() as work:
                graphs = work.records.source_graphs(source_id, after, _AT_ONCE)
            for record_id, graph in graphs:
                yield relabelled(graph, record_id, kept)
            if len(graphs) < _AT_ONCE:
                break
            after = graphs[-1][0]
        for number, rest in enumerate(rests):
            yield relabelled(unpacked(rest), f"page{number}", kept)
