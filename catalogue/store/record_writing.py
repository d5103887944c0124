"""Writing records: each change keeps what was before, and leaves word in the outbox."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from catalogue.domain.kept_quality import KeptQuality
from catalogue.domain.record import RecordState, Visibility
from catalogue.errors import NotFoundError, RefusedError
from catalogue.store import tables
from catalogue.store.back_links import BackLinks
from catalogue.store.batches import batches
from catalogue.store.encoding import (
    after,
    packed,
    publisher_of,
    resource_columns,
    visibility_columns,
    visibility_from,
)
from catalogue.store.failures import IdentifierTakenError, is_unique_conflict
from catalogue.store.outbox import Outbox, Topic
from catalogue.store.qualities import Qualities, QualityWrite
from catalogue.store.records import RecordQueries
from schemas.findings import Report
from schemas.model import AccessRights, Resource

#: The longest identifier in UTF-8 bytes: PostgreSQL indexes no key of more than 2,704 bytes.
IDENTIFIER_LIMIT = 2_000

_RECORDS = tables.records
_GRAPHS = tables.source_graphs


class PublicCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the mandatory properties that everybody may see a record has, of how many."""

    met: int
    total: int


class RecordWrite(msgspec.Struct, frozen=True, kw_only=True):
    """What a source now says about one record.

    ``id`` is the record's own: a known record, retired or not, is written under the id it has, a
    new one under a fresh random UUID. The owner's decisions about a known record stay.
    """

    id: str
    identifier: str
    digest: str
    resource: Resource
    report: Report
    graph: bytes
    public: PublicCount | None = None
    quality: KeptQuality | None = None


class _Standing(msgspec.Struct, frozen=True):
    """How a record stands before a change."""

    source_id: str
    revision: int
    changed_at: dt.datetime
    access_rights: str
    visibility: str

    def is_narrowed_by(self, write: RecordWrite) -> bool:
        """Tell whether some may see less of the record than before."""
        rights = write.resource.access_rights
        return self.access_rights == AccessRights.OPEN.value and rights is not AccessRights.OPEN

    def is_narrowed_to(self, visibility: Visibility) -> bool:
        """Tell whether a decision takes something away."""
        opened = visibility_from(self.visibility).opened
        return visibility.hiding is not None or not opened <= visibility.opened


class Records(RecordQueries):
    """Records, to read and to write."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._outbox = Outbox(connection)

    def put_many(
        self,
        source_id: str,
        writes: Sequence[RecordWrite],
        *,
        at: dt.datetime,
        run_id: str | None = None,
    ) -> None:
        """Add or change records of a source, and bring retired ones back.

        Raise ``IdentifierTakenError`` when another record of the source has one of the identifiers;
        the unit of work must then be left.
        """
        _refuse_long_identifiers(writes)
        standing = self._standing([write.id for write in writes])
        _refuse_foreign(source_id, standing)
        self._keep_past(standing)
        try:
            self._insert([w for w in writes if w.id not in standing], source_id, at, run_id)
            self._update([w for w in writes if w.id in standing], standing, at, run_id)
        except IntegrityError as error:
            raise _conflict(error) from error
        self._put_graphs(writes, standing)
        BackLinks(self._connection).put([(w.id, w.resource) for w in writes], standing)
        Qualities(self._connection).put(_measured(writes), at.date(), standing.keys())
        narrowed = {
            write.id
            for write in writes
            if write.id in standing and standing[write.id].is_narrowed_by(write)
        }
        self._outbox.add(Topic.WITHDRAW, sorted(narrowed), at)
        self._outbox.add(Topic.INDEX, [w.id for w in writes if w.id not in narrowed], at)

    def retire_many(
        self, record_ids: Iterable[str], *, at: dt.datetime, run_id: str | None = None
    ) -> int:
        """Retire records; return how many were not retired before."""
        standing = self._standing(sorted(record_ids), state=RecordState.ACTIVE)
        self._keep_past(standing)
        changes: dict[str, object] = {"state": RecordState.RETIRED.value, "run_id": run_id}
        self._change(standing, dict.fromkeys(standing, changes), at)
        self._outbox.add(Topic.WITHDRAW, standing, at)
        return len(standing)

    def set_visibility(self, record_id: str, visibility: Visibility, *, at: dt.datetime) -> None:
        """Record the owner's decision as a new revision; raise ``NotFoundError``."""
        standing = self._standing([record_id])
        if not standing:
            raise NotFoundError(f"There is no record with the id {record_id!r}.")
        self._keep_past(standing)
        changes = {**visibility_columns(visibility), "run_id": None}
        self._change(standing, {record_id: changes}, at)
        is_less = standing[record_id].is_narrowed_to(visibility)
        self._outbox.add(Topic.WITHDRAW if is_less else Topic.INDEX, [record_id], at)

    def _standing(
        self, record_ids: Sequence[str], state: RecordState | None = None
    ) -> dict[str, _Standing]:
        found: dict[str, _Standing] = {}
        columns = (
            _RECORDS.c.id, _RECORDS.c.source_id, _RECORDS.c.revision, _RECORDS.c.changed_at,
            _RECORDS.c.access_rights, _RECORDS.c.visibility,
        )  # fmt: skip
        # In the order of ids: two writers that lock the same rows must not wait for each other.
        for some in batches(sorted(record_ids)):
            query = select(*columns).where(_RECORDS.c.id.in_(some)).order_by(_RECORDS.c.id)
            if state is not None:
                query = query.where(_RECORDS.c.state == state.value)
            for id_, *rest in self._connection.execute(query.with_for_update()):
                found[id_] = _Standing(*rest)
        return found

    def _keep_past(self, standing: dict[str, _Standing]) -> None:
        """Copy what records are now to the revisions, inside the database."""
        old, now = tables.revisions, _RECORDS
        kept = select(
            now.c.id, now.c.revision, now.c.state, now.c.document, now.c.report,
            now.c.visibility, now.c.run_id, now.c.changed_at,
        )  # fmt: skip
        into = [
            old.c.record_id, old.c.number, old.c.state, old.c.document, old.c.report,
            old.c.visibility, old.c.run_id, old.c.at,
        ]  # fmt: skip
        for some in batches(list(standing)):
            copied = insert(old).from_select(into, kept.where(now.c.id.in_(some)))
            self._connection.execute(copied)

    def _insert(
        self, writes: Sequence[RecordWrite], source_id: str, at: dt.datetime, run_id: str | None
    ) -> None:
        fixed = {
            "source_id": source_id,
            "revision": 1,
            "first_seen_at": at,
            "changed_at": at,
            "run_id": run_id,
            **visibility_columns(Visibility()),
        }
        rows = [{**fixed, "id": write.id, **_columns(write)} for write in writes]
        if rows:
            self._connection.execute(insert(_RECORDS), rows)

    def _update(
        self,
        writes: Sequence[RecordWrite],
        standing: dict[str, _Standing],
        at: dt.datetime,
        run_id: str | None,
    ) -> None:
        changes = {write.id: {**_columns(write), "run_id": run_id} for write in writes}
        self._change({id_: standing[id_] for id_ in changes}, changes, at)

    def _change(
        self,
        standing: dict[str, _Standing],
        changes: dict[str, dict[str, object]],
        at: dt.datetime,
    ) -> None:
        rows = [
            {
                "this_id": id_,
                "revision": before.revision + 1,
                "changed_at": after(at, before.changed_at),
                **changes[id_],
            }
            for id_, before in standing.items()
        ]
        if rows:
            # The other parameters name the columns to set.
            this = _RECORDS.c.id == bindparam("this_id")
            self._connection.execute(update(_RECORDS).where(this), rows)

    def _put_graphs(self, writes: Sequence[RecordWrite], standing: dict[str, _Standing]) -> None:
        for some in batches(list(standing)):
            self._connection.execute(delete(_GRAPHS).where(_GRAPHS.c.record_id.in_(some)))
        rows = [{"record_id": write.id, "graph": packed(write.graph)} for write in writes]
        if rows:
            self._connection.execute(insert(_GRAPHS), rows)


def _measured(writes: Sequence[RecordWrite]) -> list[QualityWrite]:
    return [
        QualityWrite(record_id=w.id, publisher=publisher_of(w.resource), kept=w.quality)
        for w in writes
        if w.quality is not None
    ]


def _columns(write: RecordWrite) -> dict[str, object]:
    return {
        "identifier": write.identifier,
        "digest": write.digest,
        "state": RecordState.ACTIVE.value,
        **resource_columns(write.resource, write.report),
        "public_met": write.public.met if write.public else None,
        "public_total": write.public.total if write.public else None,
    }


def _refuse_long_identifiers(writes: Sequence[RecordWrite]) -> None:
    for write in writes:
        if len(write.identifier.encode("utf-8", "surrogatepass")) > IDENTIFIER_LIMIT:
            raise RefusedError(
                f"The identifier {write.identifier[:60]!r}… is longer than {IDENTIFIER_LIMIT} "
                "bytes; give the record a shorter one."
            )


def _refuse_foreign(source_id: str, standing: dict[str, _Standing]) -> None:
    for id_, before in standing.items():
        if before.source_id != source_id:
            raise RefusedError(f"The record {id_} belongs to another source; nothing was written.")


def _conflict(error: IntegrityError) -> RefusedError:
    if is_unique_conflict(error):
        return IdentifierTakenError(
            "Another record of this source has the same identifier; nothing was written. "
            "Read the known records again and repeat the harvest."
        )
    return RefusedError("The source was removed meanwhile; nothing was written.")
