"""The page of documentation about the dialects: ``python -m schemas.dialects.documentation``."""

import sys
from collections.abc import Iterator
from typing import Final

from schemas.dialects.crosswalk import ClassTable, Crosswalk, How, Row, crosswalk, keys

_HEAD: Final = """\
# Crosswalks

Metadata comes in many dialects. RDF is read as it is; for every other dialect a table says what
each property becomes. The tables are data (`schemas/dialects/crosswalks/*.toml`), used in both
directions where a dialect is also written. This page is written from them by
`python -m schemas.dialects.documentation > docs/crosswalks.md`; a test fails when it lags behind.

In a path a dot leads into an object. *Becomes* is the property in RDF; a slash in it leads through
a node of its own. A link is an address, or the identifier of another object of the document. All
values are then cleaned and judged by the same [rules](rules.md) as RDF. What no table names is
remarked on (`PROPERTY-NOT-READ`) and kept with the record as it was received; a spelling under
*Also* is read and remarked on (`PROPERTY-MISSPELT`).

Every record is given back in the exchange model and in the marketplace's JSON, at
`/records/ID/uk.json` and `/records/ID/ukap.json`, or by `wayleave record ID --format uk.json`. The
public catalogue is given in the spreadsheet template: `/catalogue.xlsx`, `/catalogue-datasets.csv`
and `/catalogue-services.csv`; what a search found likewise, at `/search.xlsx` and so on with the
same question. What a dialect has no property for is left out, and so is what was only assumed.
Reading such a document gives the same record again, as far as the dialect goes.
"""
_HOW: Final = {
    How.TEXT: "text",
    How.LINK: "link",
    How.NODE: "object",
    How.SILENT: "nothing: it is said elsewhere",
    How.KEPT: "kept as received",
    How.SPREAD: "its properties stand for themselves",
}


def as_markdown() -> str:
    """Write the page."""
    return "\n".join([_HEAD, *(_section(crosswalk(key)) for key in keys())])


def _section(walk: Crosswalk) -> str:
    lines = [f"## {walk.title}", "", walk.about, ""]
    if walk.source:
        lines += [f"Source: <{walk.source}>", ""]
    if walk.common:
        lines += ["### All records", "", *_table(walk.common)]
    for table in walk.classes:
        own = tuple(row for row in table.rows if row not in walk.common)
        lines += [f"### {table.name}", "", *_about(table)]
        if own:
            lines += _table(own)
    return "\n".join(lines)


def _about(table: ClassTable) -> Iterator[str]:
    if table.refused:
        yield f"Not catalogued: {table.refused}. What there is of it is told of."
        yield ""
    elif table.rdf:
        yield f"Becomes `{table.rdf}`."
        yield ""


def _table(rows: tuple[Row, ...]) -> list[str]:
    head = ["| Path | Becomes | How | Also | Note |", "|---|---|---|---|---|"]
    return [*head, *map(_line, rows), ""]


def _line(row: Row) -> str:
    becomes = f"`{row.to}`" if row.to else ""
    also = ", ".join(f"`{each}`" for each in row.also)
    cells = (f"`{row.path}`", becomes, _how(row), also, _note(row))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _how(row: Row) -> str:
    if row.only:
        return "the state of the record"
    how = _HOW[row.how]
    if row.of and row.how is How.NODE:
        how = row.of
    return f"{how}, several" if row.many or row.split else how


def _note(row: Row) -> str:
    notes = [row.note]
    notes += [f"Where {name} is {' or '.join(accepted)}." for name, accepted in row.when.items()]
    if row.only:
        notes.insert(0, f"Only {', '.join(row.only)} is catalogued.")
    if row.listed:
        notes.append(f"One of: {', '.join(row.listed)}.")
    return " ".join(filter(None, notes))


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
