"""The spreadsheet template: rows into objects, as if they had come as JSON.

Rows of one identifier, or of none below one that has it, are one dataset and its distributions.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from schemas.dialects.columns import (
    FEWEST,
    LOOKED_AT,
    Column,
    Heading,
    header_of,
    heading,
    known_names,
)
from schemas.dialects.crosswalk import Crosswalk, crosswalk
from schemas.dialects.tables import DELIMITERS, Sheet
from schemas.dialects.translation import Described
from schemas.errors import NotRdfError
from schemas.rules import codes, page_codes
from schemas.vocabularies import classification

if TYPE_CHECKING:
    from schemas.dialects.values import Object
    from schemas.findings import Finding

TEMPLATE: Final = "esda"
_DISTRIBUTION: Final = "distribution"
_ALL_COUNT: Final = frozenset({"securityClassification", "accessRights"})
# The last four are those of a full-width keyboard.
_FORMULA: Final = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


class Filled(msgspec.Struct, frozen=True):
    """What a filled-in template says: its objects, their lines, and what was remarked on sheets.

    It ``is_marked`` when a banner above some heading says that it is above OFFICIAL.
    """

    objects: list[Described]
    lines: dict[int, int]
    findings: list["Finding"]
    is_marked: bool = False


def delimiter_of(head: str) -> str | None:
    """Tell what parts the cells of a text that is a filled-in template; None for any other."""
    known = known_names(crosswalk(TEMPLATE))
    lines = head.removeprefix("\ufeff").splitlines()[:LOOKED_AT]
    counts = {
        delimiter: max((_count(line, delimiter, known) for line in lines), default=0)
        for delimiter in DELIMITERS
    }
    best = max(DELIMITERS, key=lambda delimiter: counts[delimiter])
    return best if counts[best] >= FEWEST else None


def _count(line: str, delimiter: str, known: frozenset[str]) -> int:
    if delimiter not in line:
        return 0
    cells = [cell.strip(' "') for cell in line.split(delimiter)]
    return len(known.intersection(header_of(cells)))


def filled(sheets: Sequence[Sheet]) -> Filled:
    """Give what the sheets describe; raise ``NotRdfError`` when none is of the template."""
    walk = crosswalk(TEMPLATE)
    found = Filled([], {}, [])
    headings = [(sheet, heading(sheet.rows, walk)) for sheet in sheets]
    if all(head is None for _, head in headings):
        raise NotRdfError(
            "this is a table in which no row names the columns of the template (title, "
            "description, identifier and others): fill in the template, or name them in a row"
        )
    for sheet, head in headings:
        if head is None or head.table.refused:
            _pass_over(sheet, head, found)
        else:
            _Reading(sheet, head, walk, found).read()
    is_marked = any(head is not None and _has_banner(sheet, head) for sheet, head in headings)
    return msgspec.structs.replace(found, is_marked=is_marked)


def _has_banner(sheet: Sheet, head: Heading) -> bool:
    return any(classification.is_banner(cell) for row in sheet.rows[: head.row] for cell in row)


def _pass_over(sheet: Sheet, head: Heading | None, found: Filled) -> None:
    rows = sum(
        any(cell.strip() for cell in row) for row in sheet.rows[head.row + 1 if head else 0 :]
    )
    if rows:
        told = page_codes.PAGE_PART_NOT_READ.at(
            "sheet", f"{sheet.name}: {rows} rows", node=sheet.name
        )
        found.findings.append(told)


class _Record:
    """A record while its rows are read."""

    def __init__(self, content: "Object", line: int) -> None:
        self.content = content
        self.line = line
        self.remarks: list[Finding] = []

    def may_go_on(self, content: "Object") -> bool:
        """Tell whether a row of the same identifier is of this record."""
        return content.get("title", "") in {"", self.content.get("title", "")}

    def is_in(self, content: "Object") -> bool:
        """Tell whether a row says nothing else than this record does."""
        return all(self.content.get(path) == value for path, value in content.items())


class _Reading:
    """One sheet of the template."""

    def __init__(self, sheet: Sheet, head: Heading, walk: Crosswalk, found: Filled) -> None:
        self._sheet = sheet
        self._head = head
        self._found = found
        self._identifier = walk.identifier_path
        self._records: list[_Record] = []
        self._known: dict[str, list[_Record]] = {}

    @property
    def _node(self) -> str | None:
        return self._sheet.name or None

    def read(self) -> None:
        """Read the rows below the heading."""
        self._remark_on_columns()
        for number in range(self._head.row + 1, len(self._sheet.rows)):
            content = self._object(self._sheet.rows[number])
            if content:
                self._take(content, number + 1)
        for each in self._records:
            described = Described(
                content=each.content,
                table=self._head.table,
                line=each.line,
                sheet=self._node,
                remarks=tuple(each.remarks),
            )
            self._found.objects.append(described)

    def _remark_on_columns(self) -> None:
        for column in self._head.columns:
            if column.is_misspelt:
                told = codes.PROPERTY_MISSPELT.at(
                    ".".join(column.steps),
                    column.header,
                    line=self._head.row + 1,
                    node=self._node,
                    words={"right": column.name},
                )
                self._found.findings.append(told)

    def _object(self, row: Sequence[str]) -> "Object":
        """Give the values of a row by the paths of their properties."""
        names = {column.name for column in self._head.columns if column.name}
        content: Object = {}
        if sum(cell.strip() in names for cell in row) >= FEWEST:
            return content  # the heading once more, above further rows
        for column in self._head.columns:
            value = _unmarked(row[column.index].strip()) if column.index < len(row) else ""
            if value:
                _put(content, column, value)
        return content

    def _take(self, content: "Object", line: int) -> None:
        """Take a row as a record of its own, or as a further distribution of one above."""
        file = content.pop(_DISTRIBUTION, None)
        record = self._above(content)
        if record is None:
            record = _Record(content, line)
            self._records.append(record)
            self._known.setdefault(_text(content, self._identifier), []).append(record)
        else:
            self._merge(record, content, line)
        if file is not None:
            self._found.lines[id(file)] = line
            files = record.content.setdefault(_DISTRIBUTION, [])
            if isinstance(files, list):
                files.append(file)

    def _above(self, content: "Object") -> _Record | None:
        """Find the record that a row goes on with."""
        identifier = _text(content, self._identifier)
        if identifier:
            known = self._known.get(identifier, ())
            return next((record for record in known if record.may_go_on(content)), None)
        # Cells that stand for several rows are often filled in only in the first of them.
        last = self._records[-1] if self._records else None
        return last if last is not None and last.is_in(content) else None

    def _merge(self, record: _Record, content: "Object", line: int) -> None:
        """Add what the rows above left out, and remark on what they have otherwise."""
        for path, value in content.items():
            kept = record.content.setdefault(path, value)
            if (path in _ALL_COUNT or classification.is_stated_by(path)) and kept != value:
                # The reader decides: a marking is never lost, of rights the most closed counts.
                record.content[path] = [*(kept if isinstance(kept, list) else [kept]), value]
            elif kept != value:
                shown = value if isinstance(value, str) else None
                told = codes.VALUE_REPEATED.at(path, shown, line=line, node=self._node)
                record.remarks.append(told)


def _unmarked(cell: str) -> str:
    """Take off the mark by which spreadsheets know a text that looks like a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in _FORMULA else cell


def _text(content: "Object", path: str) -> str:
    value = content.get(path)
    return value if isinstance(value, str) else ""


def _put(content: "Object", column: Column, value: str) -> None:
    if not column.steps:
        content[column.header] = value
        return
    first, *rest = column.steps
    inner = content.setdefault(first, {}) if rest else content
    if isinstance(inner, dict):
        inner[rest[0] if rest else first] = value
