"""Keeping every audience's index true to the database.

Both ways of writing are repeatable: a crash between the index and the outbox costs a repeat.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec

from catalogue.domain.record import Record
from catalogue.jobs.crash_points import step
from catalogue.policy.audiences import Audience
from catalogue.policy.links import link_targets
from catalogue.policy.projection import project_for_each
from catalogue.services.documents import document_of
from catalogue.store.store import Store
from schemas.rules.checks import modified_lies_ahead
from search.document import SearchDocument
from search.engine import Rebuild, SearchEngine

ALL_AUDIENCES = tuple(Audience)

#: Each batch costs every index a commit, which takes an embedded index longer than the writing.
_BATCH = 1_000
#: More at once would cost memory for writers and gain nothing on two processors.
_AT_ONCE = 2


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

    def is_built(self) -> bool:
        """Tell whether every audience has an index; one that is gone is not mended by changes."""
        return all(self._engine.is_built(audience.value) for audience in self._audiences)

    def index(self, record_ids: Sequence[str]) -> None:
        """Bring the indexes up to date about these records; ids that are gone are removed.

        Whoever comes second wins: a record that changed while it was written is written again, so
        that of two workers the slower never leaves behind what the quicker one took away.
        """
        left = list(dict.fromkeys(record_ids))
        while left:
            left = [id_ for some in _batches(left) for id_ in self._index_once(some)]

    def rebuild(self) -> dict[Audience, int]:
        """Build every index anew beside the old and swap; return how many documents each has.

        Hold the lock that drains of the outbox hold, and drain it afterwards: what changes while
        this runs waits there.
        """
        counts: dict[Audience, int] = {}
        for start in range(0, len(self._audiences), _AT_ONCE):
            counts |= self._rebuild(self._audiences[start : start + _AT_ONCE])
        return counts

    def _rebuild(self, audiences: Sequence[Audience]) -> dict[Audience, int]:
        counts = dict.fromkeys(audiences, 0)
        with contextlib.ExitStack() as stack:
            builders: dict[Audience, Rebuild] = {}
            for audience in audiences:
                stack.callback(step, "rebuild.after-swap")
                builders[audience] = stack.enter_context(self._engine.rebuild(audience.value))
            for changes in self._all_changes(audiences):
                for audience, builder in builders.items():
                    builder.add(changes[audience].documents)
                    counts[audience] += len(changes[audience].documents)
                step("rebuild.after-batch")
            step("rebuild.before-swap")
        return counts

    def _index_once(self, record_ids: Sequence[str]) -> list[str]:
        """Write a batch; return the ids of records that changed meanwhile."""
        with self._store.reading() as work:
            records = work.records.by_ids(record_ids)
        changes = _changes(records, self._audiences)
        gone = set(record_ids) - {record.id for record in records}
        for change in changes.values():
            change.deletions.extend(sorted(gone))
        self._apply(changes)
        with self._store.reading() as work:
            now = work.records.revision_numbers(record_ids)
        written = {record.id: record.revision for record in records}
        return [id_ for id_ in record_ids if now.get(id_) != written.get(id_)]

    def _apply(self, changes: Mapping[Audience, _Changes]) -> None:
        """Tell every index at once: an engine spends most of this time waiting for the disk."""
        with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
            done = [pool.submit(self._tell, *each) for each in changes.items()]
        for future in done:
            future.result()

    def _tell(self, audience: Audience, change: _Changes) -> None:
        self._engine.apply(audience.value, change.documents, change.deletions)
        step("index.after-audience")

    def _all_changes(self, audiences: Sequence[Audience]) -> Iterator[dict[Audience, _Changes]]:
        after = ""
        while True:
            with self._store.reading() as work:
                ids = work.records.all_ids(after, _BATCH)
                records = work.records.by_ids(ids)
            if not ids:
                return
            yield _changes(records, audiences)
            after = ids[-1]


def _changes(records: Iterable[Record], audiences: Sequence[Audience]) -> dict[Audience, _Changes]:
    changes = {audience: _Changes() for audience in audiences}
    for record in records:
        for audience, document in documents_for(record, audiences).items():
            if document is None:
                changes[audience].deletions.append(record.id)
            else:
                changes[audience].documents.append(document)
    return changes


def documents_for(
    record: Record, audiences: Sequence[Audience]
) -> dict[Audience, SearchDocument | None]:
    """Make the document of a record for each audience; audiences that see the same share one.

    Links are not searched, so all are withheld, which saves looking up where they lead.
    """
    withheld = dict.fromkeys(audiences, link_targets(record.resource))
    made: dict[int, SearchDocument] = {}
    is_to_come = modified_lies_ahead(record.report)
    documents: dict[Audience, SearchDocument | None] = {}
    for audience, projected in project_for_each(record, withheld).items():
        if projected is None:
            documents[audience] = None
            continue
        key = id(projected.resource)
        if key not in made:
            made[key] = document_of(projected, record.revision, is_undated=is_to_come)
        documents[audience] = made[key]
    return documents


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
