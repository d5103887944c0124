"""Rows as CSV that every spreadsheet opens and none runs."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

MEDIA_TYPE = "text/csv; charset=utf-8"
#: What a spreadsheet takes for a formula, or for the end of what came before.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BYTE_ORDER_MARK = "\ufeff"


def csv_lines(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, is_marked: bool = True
) -> Iterator[str]:
    """Write a table line by line, with the mark by which spreadsheets know UTF-8."""
    yield (_BYTE_ORDER_MARK if is_marked else "") + csv_line(head)
    for row in rows:
        yield csv_line(row)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet will run as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def csv_line(cells: Sequence[str]) -> str:
    """Write one line of a table."""
    out = io.StringIO(newline="")
    csv.writer(out).writerow([harmless(cell) for cell in cells])
    return out.getvalue()
