"""Which records link to a record, by kind of link."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, and_, delete, insert, or_, select

from catalogue.domain.back_link import BackLink, back_links
from catalogue.domain.record import RecordState
from catalogue.store import tables
from catalogue.store.batches import batches
from catalogue.store.encoding import iri_key
from schemas.model import Resource

_LINKS = tables.back_links
_RECORDS = tables.records
_SOURCES = tables.sources

#: More records than a page would ever list.
_MOST = 2_000


class BackLinks:
    """Links by their target; a target is what the link says: an IRI, or its source's identifier."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, resources: Sequence[tuple[str, Resource]], known: Iterable[str]) -> None:
        """Keep what records link to; ``known`` are those that were kept before."""
        for some in batches(list(known)):
            self._connection.execute(delete(_LINKS).where(_LINKS.c.record_id.in_(some)))
        rows = {
            (record_id, link.value, iri_key(target))
            for record_id, resource in resources
            for link, target in back_links(resource)
        }
        if rows:
            named = [dict(zip(_LINKS.c.keys(), row, strict=True)) for row in sorted(rows)]
            self._connection.execute(insert(_LINKS), named)

    def to(self, source: str, identifier: str, iri: str | None) -> list[tuple[BackLink, str]]:
        """Return the kinds and ids of active, unhidden records that link to one."""
        by_name = and_(_LINKS.c.target_key == iri_key(identifier), _SOURCES.c.name == source)
        by_iri = _LINKS.c.target_key == iri_key(iri) if iri else by_name
        joined = _LINKS.join(_RECORDS, _LINKS.c.record_id == _RECORDS.c.id).join(
            _SOURCES, _RECORDS.c.source_id == _SOURCES.c.id
        )
        query = (
            select(_LINKS.c.kind, _LINKS.c.record_id)
            .select_from(joined)
            .where(
                or_(by_iri, by_name),
                _RECORDS.c.state == RecordState.ACTIVE.value,
                _RECORDS.c.is_hidden.is_(False),
            )
            .distinct()
            .order_by(_LINKS.c.kind, _LINKS.c.record_id)
            .limit(_MOST)
        )
        return [(BackLink(kind), id_) for kind, id_ in self._connection.execute(query)]
