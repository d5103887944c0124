"""A list of found records as a table or for a program."""

from collections.abc import Iterable

import msgspec

from catalogue.services.discovery import DiscoveryResult
from catalogue.services.found_records import FoundRecord
from frontend.exports.tables import csv_lines

MOST_ROWS = 1_000


class _Row(msgspec.Struct, frozen=True):
    id: str
    title: str
    type: str
    organisation: str
    access_rights: str
    assumed: tuple[str, ...]
    formats: tuple[str, ...]
    modified: str | None
    summary: str
    source: str
    identifier: str
    address: str


class _Listing(msgspec.Struct, frozen=True):
    total: int
    returned: int
    is_cut: bool
    records: tuple[_Row, ...]


def as_json(found: DiscoveryResult, site: str) -> bytes:
    """Write what was found for a program; ``is_cut`` says when there is more."""
    rows = tuple(_rows(found.hits, site))
    listing = _Listing(found.total, len(rows), found.total > len(rows), rows)
    return msgspec.json.encode(listing) + b"\n"


def as_csv(found: DiscoveryResult, site: str) -> str:
    """Write what was found as a table; no cell is a formula to a spreadsheet."""
    rows = (_cells(row) for row in _rows(found.hits, site))
    return "".join(csv_lines(_Row.__struct_fields__, rows))


def file_name(found: DiscoveryResult) -> str:
    """Name a file of what was found, so that one that is cut says so."""
    if found.total > len(found.hits):
        return f"first-{len(found.hits)}-of-{found.total}-records"
    return f"{found.total}-records"


def _rows(hits: Iterable[FoundRecord], site: str) -> Iterable[_Row]:
    for hit in hits:
        yield _Row(
            id=hit.id,
            title=hit.title,
            type=hit.type,
            organisation=hit.publisher,
            access_rights=hit.access_rights,
            assumed=hit.assumed,
            formats=hit.formats,
            modified=hit.modified.lexical if hit.modified else None,
            summary=hit.summary,
            source=hit.source,
            identifier=hit.identifier,
            address=f"{site.rstrip('/')}/records/{hit.id}",
        )


def _cells(row: _Row) -> list[str]:
    values = (getattr(row, name) for name in row.__struct_fields__)
    return [" | ".join(v) if isinstance(v, tuple) else v or "" for v in values]
