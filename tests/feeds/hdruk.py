"""What is read of HDR UK's published examples: ``python -m tests.feeds.hdruk`` prints the table.

The examples lie beside the repository and are not part of it; the tests skip where they are not.
"""

import datetime as dt
import re
from pathlib import Path

import msgspec

from schemas.model import Dataset
from schemas.rdf.page import read_page
from schemas.reading import ReadOptions, RecordReading

EXAMPLES = Path(__file__).parents[3] / "shared" / "standard" / "data" / "hdruk-examples"
_TODAY = dt.date(2026, 11, 26)
_VERSION = re.compile(r"(hdruk|gwdm)[_-]v?(\d)[p.]?(\d)?")
_COLUMNS = ("file", "version", "title", "access", "tables", "variables", "findings", "usable")


class Row(msgspec.Struct, frozen=True):
    """What is read of one example."""

    file: str
    version: str
    title: str
    access: int
    tables: int
    variables: int
    findings: int
    usable: bool

    def cells(self) -> tuple[str, ...]:
        """Give the row as text."""
        numbers = (self.access, self.tables, self.variables, self.findings)
        usable = "yes" if self.usable else "no"
        return (self.file, self.version, self.title[:40], *map(str, numbers), usable)


def files() -> list[Path]:
    """List the examples, none where they are not present."""
    return sorted(EXAMPLES.rglob("*.json"))


def read(file: Path) -> RecordReading:
    """Read the one record of an example."""
    page = read_page(
        file.read_bytes(),
        media_type="application/json",
        name=file.name,
        base_iri=f"https://feeds.example/{file.name}",
        today=_TODAY,
        options=ReadOptions(),
    )
    (reading,) = page.records
    return reading


def row(file: Path) -> Row:
    """Tell what is read of an example."""
    reading = read(file)
    found = reading.resource if isinstance(reading.resource, Dataset) else None
    access = found.access if found is not None else None
    tables = found.tables if found is not None else ()
    return Row(
        file=str(file.relative_to(EXAMPLES)),
        version=_version(file),
        title=reading.title,
        access=sum(map(bool, msgspec.structs.astuple(access))) if access is not None else 0,
        tables=len(tables),
        variables=sum(len(table.variables) for table in tables),
        findings=len(reading.report.findings),
        usable=reading.report.usable,
    )


def _version(file: Path) -> str:
    found = _VERSION.match(file.name)
    if found is not None:
        return f"{found[1]} {found[2]}.{found[3] or 0}"
    return "schema.org" if file.name.startswith("schemaorg") else "gwdm 2.1"


def table() -> str:
    """Give the table of all examples as text."""
    rows = [_COLUMNS, *(row(file).cells() for file in files())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, cells, widths)).rstrip() for cells in rows)
    return "\n".join(lines)


if __name__ == "__main__":
    print(table() if files() else f"the examples are not here: {EXAMPLES}")  # noqa: T201 - its purpose
