"""Changing what records are identified by, when their source began to call them otherwise."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, update

from catalogue.store import tables

_RECORDS = tables.records


def swap_identifiers(connection: Connection, pairs: Iterable[tuple[str, str, str, str]]) -> None:
    """Give each of two records the other's identifier: (id, identifier, id, identifier)."""
    rows = [
        {"one": one, "of_one": of_one, "two": two, "of_two": of_two}
        for one, of_one, two, of_two in pairs
    ]
    if not rows:
        return
    # No two records of a source may have the same, not even for a moment.
    aside = [{"this": row["two"], "to": f"urn:wayleave:aside:{row['two']}"} for row in rows]
    first = [{"this": row["one"], "to": row["of_two"]} for row in rows]
    second = [{"this": row["two"], "to": row["of_one"]} for row in rows]
    for changes in (aside, first, second):
        renamed = update(_RECORDS).where(_RECORDS.c.id == bindparam("this"))
        connection.execute(renamed.values(identifier=bindparam("to")), changes)
