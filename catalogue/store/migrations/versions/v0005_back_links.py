"""Which records link to which, so that a series can show its datasets."""

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from catalogue.store.columns import Words

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: The kinds of link, and the names that stored documents have for them at this revision.
_NAMES = {
    "in_series": "inSeries",
    "serves_dataset": "servesDataset",
    "is_part_of": "isPartOf",
    "source": "source",
}
_AT_ONCE = 500


def upgrade() -> None:
    """Make the table and fill it from the records that are there."""
    links = op.create_table(
        "back_links",
        sa.Column("record_id", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("target_key", Words(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", "kind", "target_key", name="pk_back_links"),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name="fk_back_links_record_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_back_links_target_key", "back_links", ["target_key"])
    _fill(op.get_bind(), links)


def _fill(connection: sa.Connection, links: sa.Table) -> None:
    records = sa.table("records", sa.column("id"), sa.column("document"))
    after = ""
    while True:
        query = sa.select(records.c.id, records.c.document).where(records.c.id > after)
        rows = connection.execute(query.order_by(records.c.id).limit(_AT_ONCE)).all()
        if not rows:
            return
        found = sorted({link for id_, document in rows for link in _links(id_, document)})
        if found:
            names = ("record_id", "kind", "target_key")
            connection.execute(sa.insert(links), [dict(zip(names, f, strict=True)) for f in found])
        after = rows[-1].id


def _links(record_id: str, document: str) -> Iterator[tuple[str, str, str]]:
    fields: dict[str, Any] = msgspec.json.decode(document)
    for kind, name in _NAMES.items():
        for reference in fields.get(name, ()):
            target = reference["target"].encode("utf-8", "surrogatepass")
            yield record_id, kind, hashlib.blake2b(target, digest_size=16).hexdigest()
