"""Records as rows of the spreadsheet template: one for each distribution of a dataset."""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from schemas.dialects.crosswalk import ClassTable, crosswalk
from schemas.dialects.template import TEMPLATE
from schemas.dialects.values import Json, Object, written
from schemas.dialects.writing import written as written_in
from schemas.model import Resource

DATASETS: Final = "Dataset"
SERVICES: Final = "DataService"
_DISTRIBUTION: Final = "distribution"
_BETWEEN: Final = ", "
_SEPARATORS: Final[Mapping[str, str]] = {"alternativeTitle": "; "}


class Row(msgspec.Struct, frozen=True):
    """One row, and the sheet that it belongs to."""

    sheet: str
    cells: list[str]


def heads(sheet: str) -> tuple[list[str], list[str]]:
    """Give the two rows that a sheet begins with: whether a column is mandatory, and its name."""
    columns = _table(sheet).columns
    return [obligation for _, obligation in columns], [name for name, _ in columns]


def rows(resource: Resource) -> Iterator[Row]:
    """Write a record as rows; a dataset with several distributions is repeated in each."""
    found = written_in(resource, crosswalk(TEMPLATE))
    sheet = found.table.name
    names = [name for name, _ in found.table.columns]
    files = found.content.get(_DISTRIBUTION)
    for file in files if isinstance(files, list) and files else [None]:
        content = found.content if file is None else {**found.content, _DISTRIBUTION: file}
        yield Row(sheet, [_cell(content, name) for name in names])


def _table(sheet: str) -> ClassTable:
    return crosswalk(TEMPLATE).of_class(sheet)


def _cell(content: Object, column: str) -> str:
    first, _, rest = column.partition("_")
    value: Json = content.get(first)
    if rest:
        value = value.get(rest) if isinstance(value, dict) else None
    if isinstance(value, list):
        return _SEPARATORS.get(column, _BETWEEN).join(map(_text, value))
    return _text(value)


def _text(value: Json) -> str:
    return "" if isinstance(value, dict | list) else written(value)
