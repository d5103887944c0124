"""Rows as CSV that every spreadsheet opens and none runs."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

MEDIA_TYPE = "text/csv; charset=utf-8"
#: What a spreadsheet takes for a formula, or for the end of what came before.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BYTE_ORDER_MARK = "\ufeff"


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Write a table line by line, with the mark by which spreadsheets know UTF-8."""
    yield _BYTE_ORDER_MARK + _line(head)
    for row in rows:
        yield _line(row)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet will run as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([harmless(cell) for cell in cells])
    return out.getvalue()
