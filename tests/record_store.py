"""Putting made-up records into a store, as a harvest and their owners would."""

import datetime as dt
import uuid
from collections.abc import Iterable
from itertools import groupby

from catalogue.domain.record import Record, RecordState, Visibility
from catalogue.domain.source import Source
from catalogue.services.public_count import public_count, public_part
from catalogue.services.quality.keeping import kept_quality
from catalogue.store import RecordWrite, Store
from tests.record_factory import NOW


def fill(
    store: Store, records: Iterable[Record], at: dt.datetime = NOW, graph: bytes = b""
) -> None:
    """Store records under their own ids and sources; revisions are counted by the store."""
    by_source = sorted(records, key=lambda record: record.source)
    for name, some in groupby(by_source, key=lambda record: record.source):
        with store.unit_of_work() as work:
            if work.sources.find(name) is None:
                work.sources.add(_source(name))
            source_id = work.sources.id_of(name)
            of_source = list(some)
            work.records.put_many(source_id, [_write(record, graph) for record in of_source], at=at)
            for record in of_source:
                if record.visibility != Visibility():
                    work.records.set_visibility(record.id, record.visibility, at=at)
            retired = [r.id for r in of_source if r.state is RecordState.RETIRED]
            work.records.retire_many(retired, at=at)


def drain(store: Store) -> list[str]:
    """Take everything from the outbox; return the ids of the records to index."""
    with store.unit_of_work() as work:
        rows = work.outbox.claim(1_000_000)
        work.outbox.done(rows)
    return list(dict.fromkeys(row.record_id for row in rows))


def _source(name: str) -> Source:
    return Source(
        id=str(uuid.uuid5(uuid.NAMESPACE_DNS, name)),
        name=name,
        kind="dcat",
        location=f"https://{name}.example/",
        created_at=NOW,
    )


def _write(record: Record, graph: bytes) -> RecordWrite:
    seen = public_part(record.resource)
    return RecordWrite(
        id=record.id,
        identifier=record.identifier,
        digest=record.digest,
        resource=record.resource,
        report=record.report,
        graph=graph,
        public=public_count(seen),
        quality=kept_quality(record.resource, record.report, seen, NOW.date()),
    )
