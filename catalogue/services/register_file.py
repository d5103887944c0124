"""The register of accredited researchers as a CSV file: read line by line, faults told by line."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec

from catalogue.domain.person import AccreditationKind
from catalogue.domain.researcher import AccreditedResearcher
from catalogue.errors import UnreadableInputError
from search.folding import folded

_COLUMNS = {
    "surname": "surname",
    "last name": "surname",
    "family name": "surname",
    "first name": "first_name",
    "forename": "first_name",
    "given name": "first_name",
    "organisation": "organisation",
    "institution": "organisation",
    "number": "number",
    "accreditation number": "number",
    "accreditation no": "number",
    "researcher number": "number",
    "type": "kind",
    "accreditation type": "kind",
    "kind": "kind",
    "expiry": "expires_on",
    "expiry date": "expires_on",
    "expires": "expires_on",
    "expires on": "expires_on",
    "accreditation expiry date": "expires_on",
}
_NEEDED = {
    "surname": "Surname",
    "first_name": "First name",
    "number": "Number",
    "kind": "Type",
    "expires_on": "Expiry date",
}
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y")
_LONGEST_NUMBER = 60
_NOT_IN_A_NUMBER = re.compile(r"[\s./_-]+")

_Row: TypeAlias = Mapping[str, str]


class LineFault(msgspec.Struct, frozen=True):
    """What is wrong with a line, and so was not taken."""

    line: int
    message: str


def researchers_in(content: bytes) -> tuple[list[AccreditedResearcher], list[LineFault]]:
    """Read the file; raise ``UnreadableInputError`` when it cannot be told what its columns are."""
    found: dict[str, AccreditedResearcher] = {}
    faults: list[LineFault] = []
    for line, row in _rows(_decoded(content)):
        read = _researcher(row)
        if isinstance(read, str):
            faults.append(LineFault(line, read))
        elif read.number in found:
            faults.append(LineFault(line, f"The number {read.number} stands on a line before."))
        else:
            found[read.number] = read
    return list(found.values()), faults


def number_key(given: str) -> str:
    """Make accreditation numbers comparable: capitals, and neither spaces nor marks."""
    return _NOT_IN_A_NUMBER.sub("", given.upper())


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Spreadsheets on Windows write this one.
        return content.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[tuple[int, _Row]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        columns = _columns(next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                named = zip(columns, cells, strict=False)
                yield reader.line_num, {name: cell.strip() for name, cell in named if name}
    except csv.Error as error:
        raise UnreadableInputError(
            f"The file is no CSV from line {reader.line_num} on: {error}; nothing was imported."
        ) from error


def _columns(header: list[str]) -> list[str | None]:
    columns = [_COLUMNS.get(folded(cell).replace("_", " ").strip(" .")) for cell in header]
    missing = [words for name, words in _NEEDED.items() if name not in columns]
    if missing:
        raise UnreadableInputError(
            f"The first line must name the columns; {', '.join(missing)} cannot be found in it. "
            "Nothing was imported."
        )
    return columns


def _researcher(row: _Row) -> AccreditedResearcher | str:
    empty = [words for name, words in _NEEDED.items() if not row.get(name)]
    if empty:
        return f"{', '.join(empty)}: empty."
    kind, expires_on, number = _kind(row["kind"]), _date(row["expires_on"]), row["number"]
    if kind is None:
        return f"Type: {row['kind'][:40]!r} is neither full nor provisional."
    if expires_on is None:
        return f"Expiry date: {row['expires_on'][:40]!r} is no date such as 2027-03-31."
    if not 0 < len(number_key(number)) <= _LONGEST_NUMBER:
        return f"Number: {number[:40]!r} is no accreditation number."
    return AccreditedResearcher(
        number=number_key(number),
        surname=row["surname"],
        first_name=row["first_name"],
        organisation=row.get("organisation", ""),
        kind=kind,
        expires_on=expires_on,
    )


def _kind(given: str) -> AccreditationKind | None:
    words = folded(given).split()
    return next((kind for kind in AccreditationKind if kind.value in words), None)


def _date(given: str) -> dt.date | None:
    for form in _DATES:
        try:
            return dt.datetime.strptime(given, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    return None
