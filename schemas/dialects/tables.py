"""Spreadsheets and delimited text as sheets of texts, never evaluated and never larger than told.

A cell becomes the text that a person reads in it: a whole number has no decimal point, a date is
written as ISO 8601 has it. What a formula gave when the file was saved is read, not the formula.
"""

import csv
import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from schemas.errors import LimitExceededError, NotRdfError, UnparseableError
from schemas.rdf.encoding import readable, with_valid_utf8
from schemas.rdf.stored import whole

if TYPE_CHECKING:
    from schemas.rdf.repairs import Repairs
    from schemas.rdf.stored import Text

DELIMITERS: Final = (",", ";", "\t", "|")
ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0"
_LARGEST_FILE: Final = 32 << 20
_LARGEST_UNPACKED: Final = 128 << 20
_MOST_PARTS: Final = 2_000
_MOST_ROWS: Final = 200_000
_MOST_COLUMNS: Final = 1_000
_MOST_CELLS: Final = 5_000_000
_LONGEST_CELL: Final = 1 << 20
# What makes an archive a workbook of Excel or of OpenDocument.
_WORKBOOK_PARTS: Final = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
_SHEET_PART: Final = re.compile(r"xl/worksheets/[^/]+\.xml\Z")
_CELL: Final = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_ODS_CONTENT: Final = "content.xml"
_ODS_PART: Final = re.compile(
    rb"<(?:\w+:)?(table-row|(?:covered-)?table-cell|table)(?=[\s/>])([^>]*)>"
)
_REPEATED: Final = re.compile(rb'number-(?:columns|rows)-repeated="([0-9]{1,9})"')
_PIECE: Final = 1 << 20
# What the standard library raises for an archive that is damaged; a locked one is a RuntimeError.
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError,
)  # fmt: skip
_OVERLAP: Final = 4_096
_LETTERS: Final = 26

Row = list[str]


class Sheet(msgspec.Struct, frozen=True):
    """A sheet; the first row is number 1. Delimited text is one sheet without a name."""

    name: str
    rows: list[Row]


def is_workbook(start: bytes) -> bool:
    """Tell whether a file may be a workbook, by its first bytes."""
    return start.startswith((ZIP, OLE))


def workbook(data: "Text") -> list[Sheet]:
    """Read the sheets of an Excel or OpenDocument workbook.

    Raise ``LimitExceededError`` for one that unpacks into more than any template is.
    """
    if len(data) > _LARGEST_FILE:
        raise LimitExceededError(f"a workbook may be {_LARGEST_FILE >> 20} MB large")
    content = whole(data)
    if content.startswith(ZIP):
        _check_archive(content)
    return list(_sheets(content))


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if _WORKBOOK_PARTS.isdisjoint(names):
                raise NotRdfError(
                    "this is a zip archive and no workbook: give the address of the feed"
                )
            _check_sizes(parts)
            for name in filter(_SHEET_PART.match, names):
                _check_cells(archive, name)
            if _ODS_CONTENT in names:
                _check_repetitions(archive.read(_ODS_CONTENT))
    except (*_DAMAGE, RuntimeError) as fault:
        raise UnparseableError("this workbook is damaged or locked: save it anew") from fault


def _check_sizes(parts: Sequence[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _LARGEST_UNPACKED or len(parts) > _MOST_PARTS:
        raise LimitExceededError(
            f"the workbook unpacks into {unpacked >> 20:,} MB, more than the "
            f"{_LARGEST_UNPACKED >> 20} MB that are read: remove what the template does not ask for"
        )


def _check_cells(archive: zipfile.ZipFile, name: str) -> None:
    """Look how far the cells reach: one stray cell makes a sheet of billions."""
    row = column = 0
    for piece in _pieces(archive, name):
        for letters, number in _CELL.findall(piece):
            row = max(row, int(number))
            column = max(column, _column(letters))
    _refuse_beyond(row, column)


def _check_repetitions(content: bytes) -> None:
    """Look the same in OpenDocument, where cells and rows say how often they are repeated."""
    row = times = column = 0
    for kind, attributes in _ODS_PART.findall(content):
        found = _REPEATED.search(attributes)
        repeated = int(found[1]) if found else 1
        if kind == b"table":
            row = times = 0
        elif kind == b"table-row":
            row, times, column = row + times, repeated, 0
        else:
            column += repeated
            if b"value-type" in attributes:
                _refuse_beyond(row + times, column)


def _refuse_beyond(row: int, column: int) -> None:
    if row * column > _MOST_CELLS:
        raise LimitExceededError(
            f"a cell stands as far off as row {row:,}, column {column:,}: delete what stands "
            "outside the table"
        )


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    rest = b""
    with archive.open(name) as part:
        while piece := part.read(_PIECE):
            yield rest + piece
            rest = piece[-_OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _sheets(content: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - few pages are workbooks

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            found = book.get_sheet_by_name(name)
            above = [] if found.start is None else [Row() for _ in range(found.start[0])]
            cells = found.to_python(skip_empty_area=True)
            yield Sheet(name, above + _limited([written(cell) for cell in row] for row in cells))
    except CalamineError as fault:
        raise UnparseableError(f"this workbook could not be read: {fault}") from fault


def delimited(data: "Text", delimiter: str, repairs: "Repairs") -> list[Sheet]:
    """Read delimited text in any encoding that spreadsheets save."""
    text = with_valid_utf8(whole(readable(data, repairs, xml=False)), repairs).decode()
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    try:
        return [Sheet("", _limited(reader))]
    except csv.Error as fault:
        raise UnparseableError(f"this table cannot be read: {fault}", reader.line_num) from fault


def _limited(rows: Iterable[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        if len(found) >= _MOST_ROWS:
            raise LimitExceededError(f"a table may have {_MOST_ROWS:,} rows: publish it in parts")
        found.append(row if len(row) <= _MOST_COLUMNS else _narrowed(row))
    return found


def _narrowed(row: Row) -> Row:
    """Leave out the empty cells that stand far off; each column is looked at in every row."""
    while row and not row[-1].strip():
        row.pop()
    if len(row) > _MOST_COLUMNS:
        raise LimitExceededError(
            f"a table may have {_MOST_COLUMNS:,} columns: leave out what the template does not have"
        )
    return row


def written(cell: object) -> str:
    """Give the text that a person reads in a cell."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        is_day = cell.time() == dt.time() and cell.tzinfo is None
        return cell.date().isoformat() if is_day else cell.isoformat()
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)
