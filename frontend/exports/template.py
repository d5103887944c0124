"""Records as the spreadsheet template that departments fill in: as CSV, and as a workbook."""

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, Final

from catalogue.policy.projection import ProjectedRecord
from frontend.exports.tables import csv_lines
from schemas.dialects.template_writing import DATASETS, SERVICES, heads, rows
from schemas.model import Resource

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: By the name in an address: the sheet of the template that the file holds.
SHEETS: Final = {"datasets": DATASETS, "services": SERVICES}
#: What one cell of a workbook may hold.
_LONGEST_CELL: Final = 32_767
_IN_MEMORY: Final = 8 << 20
_PIECE: Final = 1 << 16
# Where a workbook tells when it was made, and the moment that all of ours tell.
_PROPERTIES: Final = "docProps/core.xml"
_MOMENT: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NO_MOMENT: Final = b"2000-01-01T00:00:00Z"


def as_csv(records: Iterable[ProjectedRecord], sheet: str) -> Iterator[str]:
    """Yield the lines of one sheet; a text that looks like a formula is marked as text."""
    obligations, names = heads(sheet)
    resources = (record.resource for record in records)
    found = (row.cells for each in resources for row in rows(each) if row.sheet == sheet)
    yield from csv_lines(obligations, _beginning_with(names, found))


def as_xlsx(records: Iterable[ProjectedRecord]) -> Iterator[bytes]:
    """Yield a workbook with both sheets; no cell of it is a formula."""
    with (
        tempfile.SpooledTemporaryFile(_IN_MEMORY) as timed,
        tempfile.SpooledTemporaryFile(_IN_MEMORY) as file,
    ):
        _fill(timed, (record.resource for record in records))
        _without_times(timed, file)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _without_times(timed: IO[bytes], file: IO[bytes]) -> None:
    """Pack a workbook again without the moment it was written at: the same records, the same bytes.

    Two answers that say the same must not be told apart (T1).
    """
    with zipfile.ZipFile(timed) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == _PROPERTIES:
                content = _MOMENT.sub(_NO_MOMENT, content)
            new.writestr(zipfile.ZipInfo(part.filename), content, zipfile.ZIP_DEFLATED)


def _beginning_with(first: list[str], rest: Iterable[list[str]]) -> Iterator[list[str]]:
    yield first
    yield from rest


def _fill(file: IO[bytes], resources: Iterable[Resource]) -> None:
    # Loading it takes longer than most answers.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheets = {name: book.create_sheet(name) for name in (DATASETS, SERVICES)}

    def append(name: str, cells: list[str]) -> None:
        sheet = sheets[name]
        row = []
        for text in cells:
            clean = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST_CELL]
            cell = WriteOnlyCell(sheet, clean or None)
            if clean:
                # Without this a text that begins with = would be a formula.
                cell.data_type = "s"
            row.append(cell)
        sheet.append(row)

    for name in sheets:
        for head in heads(name):
            append(name, head)
    for resource in resources:
        for row in rows(resource):
            append(row.sheet, row.cells)
    book.save(file)
