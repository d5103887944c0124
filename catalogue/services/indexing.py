"""Keeping every audience's index true to the database.

Both ways of writing are repeatable: a crash between the index and the outbox costs a repeat.
"""

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from catalogue.domain.record import Record
from catalogue.policy.audiences import Audience
from catalogue.policy.projection import project_for_each
from catalogue.services.documents import document_of
from catalogue.services.withholding import Withholding
from catalogue.store.store import Store
from search.document import SearchDocument
from search.engine import SearchEngine

ALL_AUDIENCES = tuple(Audience)

#: Each batch costs every index a commit, which takes an embedded index longer than the writing.
_BATCH = 2_000
#: Transactions that were open when a rebuild began may carry a time a little before it.
_LEEWAY = dt.timedelta(minutes=10)


class _Changes(msgspec.Struct):
    """What one index is to be told."""

    documents: list[SearchDocument] = msgspec.field(default_factory=list)
    deletions: list[str] = msgspec.field(default_factory=list)


class IndexingService:
    """Projects records and writes them to the indexes of some audiences, all unless told."""

    def __init__(
        self, store: Store, engine: SearchEngine, audiences: Sequence[Audience] = ALL_AUDIENCES
    ) -> None:
        self._store = store
        self._engine = engine
        self._audiences = tuple(audiences)

    def index(self, record_ids: Sequence[str]) -> None:
        """Bring the indexes up to date about these records; ids that are gone are removed.

        Whoever comes second wins: a record that changed while it was written is written again, so
        that of two workers the slower never leaves behind what the quicker one took away.
        """
        left = list(dict.fromkeys(record_ids))
        while left:
            left = [id_ for some in _batches(left) for id_ in self._index_once(some)]

    def rebuild(self) -> dict[Audience, int]:
        """Build every index anew beside the old and swap; return how many documents each has."""
        with self._store.reading() as work:
            last_change = work.records.last_change()
        counts = dict.fromkeys(self._audiences, 0)
        with contextlib.ExitStack() as stack:
            builders = {
                audience: stack.enter_context(self._engine.rebuild(audience.value))
                for audience in self._audiences
            }
            for documents in self._all_documents():
                for audience, builder in builders.items():
                    builder.add(documents[audience])
                    counts[audience] += len(documents[audience])
        if last_change is not None:
            self._catch_up(last_change - _LEEWAY)
        return counts

    def _index_once(self, record_ids: Sequence[str]) -> list[str]:
        """Write a batch; return the ids of records that changed meanwhile."""
        with self._store.reading() as work:
            records = work.records.by_ids(record_ids)
            withholding = Withholding(work, records)
        changes = {audience: _Changes() for audience in self._audiences}
        for record in records:
            self._add(record, withholding, changes)
        gone = set(record_ids) - {record.id for record in records}
        for audience, change in changes.items():
            deletions = [*change.deletions, *sorted(gone)]
            self._engine.apply(audience.value, change.documents, deletions)
        with self._store.reading() as work:
            now = work.records.revision_numbers(record_ids)
        written = {record.id: record.revision for record in records}
        return [id_ for id_ in record_ids if now.get(id_) != written.get(id_)]

    def _add(
        self, record: Record, withholding: Withholding, changes: Mapping[Audience, _Changes]
    ) -> None:
        withheld = withholding.for_audiences(record, self._audiences)
        for audience, document in documents_for(record, withheld).items():
            if document is None:
                changes[audience].deletions.append(record.id)
            else:
                changes[audience].documents.append(document)

    def _all_documents(self) -> Iterator[dict[Audience, list[SearchDocument]]]:
        after = ""
        while True:
            with self._store.reading() as work:
                ids = work.records.all_ids(after, _BATCH)
                records = work.records.by_ids(ids)
                withholding = Withholding(work, records)
            if not ids:
                return
            changes = {audience: _Changes() for audience in self._audiences}
            for record in records:
                self._add(record, withholding, changes)
            yield {audience: change.documents for audience, change in changes.items()}
            after = ids[-1]

    def _catch_up(self, moment: dt.datetime) -> None:
        """Index again what changed while a rebuild ran, which only the old index was told of."""
        after = ""
        while True:
            with self._store.reading() as work:
                ids = work.records.changed_since(moment, after, _BATCH)
            if not ids:
                return
            self.index(ids)
            after = ids[-1]


def documents_for(
    record: Record, withheld: Mapping[Audience, frozenset[str]]
) -> dict[Audience, SearchDocument | None]:
    """Make the document of a record for each audience; audiences that see the same share one."""
    made: dict[int, SearchDocument] = {}
    documents: dict[Audience, SearchDocument | None] = {}
    for audience, projected in project_for_each(record, withheld).items():
        if projected is None:
            documents[audience] = None
            continue
        key = id(projected.resource)
        if key not in made:
            made[key] = document_of(projected, record.revision)
        documents[audience] = made[key]
    return documents


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
