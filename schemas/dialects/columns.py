"""The columns of a template's sheet: which row names them, and which property each one is."""

import difflib
import functools
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from schemas.dialects.crosswalk import ClassTable, Crosswalk, folded

#: A row names columns when it holds so many of their names, within the first rows of a sheet.
FEWEST: Final = 4
LOOKED_AT: Final = 25
_ALIKE: Final = 0.85
_SHORTEST_ALIKE: Final = 5
_LETTERS: Final = 26


class Column(msgspec.Struct, frozen=True):
    """A column: where it stands, what is written above it, and the steps to its property."""

    index: int
    header: str
    steps: tuple[str, ...] = ()
    name: str = ""

    @property
    def is_misspelt(self) -> bool:
        """Tell whether the header is another than the template's."""
        return bool(self.name) and self.header != self.name


class Heading(msgspec.Struct, frozen=True):
    """The row that names the columns of a sheet, and the class that its rows describe."""

    row: int
    table: ClassTable
    columns: tuple[Column, ...]

    @property
    def known(self) -> int:
        """How many of the columns are the template's."""
        return sum(bool(column.name) for column in self.columns)


def heading(rows: Sequence[Sequence[str]], crosswalk: Crosswalk) -> Heading | None:
    """Find the row that names columns; the best of the first rows, None when there is none."""
    found = [
        Heading(number, table, tuple(_columns(row, table, crosswalk)))
        for number, row in enumerate(rows[:LOOKED_AT])
        for table in crosswalk.classes
        if table.marks
    ]
    found = [each for each in found if each.known >= FEWEST]
    return max(found, key=_fit, default=None)


def known_names(crosswalk: Crosswalk) -> frozenset[str]:
    """Give the names of all columns, folded as ``folded`` does."""
    return frozenset(name for table in crosswalk.classes for name in _names(table, crosswalk))


def header_of(row: Sequence[str]) -> Iterator[str]:
    """Give the folded names in a row."""
    return (_folded(cell) for cell in row if cell.strip())


def _fit(found: Heading) -> tuple[int, int, int]:
    """Compare by properties that only the class has, then by all known ones, then the earlier."""
    marks = set(found.table.marks)
    own = sum(column.steps[:1] != () and column.steps[0] in marks for column in found.columns)
    return own, found.known, -found.row


def _columns(row: Sequence[str], table: ClassTable, crosswalk: Crosswalk) -> Iterator[Column]:
    names = _names(table, crosswalk)
    taken: set[str] = set()
    for index, cell in enumerate(row):
        header = " ".join(cell.split())
        steps = _steps(_folded(header), names)
        name = "_".join(steps)
        if not header or name in taken:
            yield Column(index, header or f"column {letters(index)}")
        else:
            taken.update(filter(None, (name,)))
            yield Column(index, header, steps, name)


def _steps(name: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Find the property that a header names, a slip of the pen allowed."""
    if name in names or len(name) < _SHORTEST_ALIKE:
        return names.get(name, ())
    alike = difflib.get_close_matches(name, names, n=1, cutoff=_ALIKE)
    return names[alike[0]] if alike else ()


@functools.cache
def _names(table: ClassTable, crosswalk: Crosswalk) -> Mapping[str, tuple[str, ...]]:
    """Map the folded name of each column to the steps to its property."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table.rows:
        inner = crosswalk.of_class(row.of).rows if row.of else ()
        for spelling in (row.path, *row.also):
            if not inner:
                found.setdefault(_folded(spelling), (row.path,))
            for part in inner:
                for last in (part.path, *part.also):
                    found.setdefault(_folded(f"{spelling}_{last}"), (row.path, part.path))
    return MappingProxyType(found)


def letters(index: int) -> str:
    """Name a column as spreadsheets do."""
    index, last = divmod(index, _LETTERS)
    return (letters(index - 1) if index else "") + chr(ord("A") + last)


def _folded(name: str) -> str:
    return folded(name).replace(".", "")
