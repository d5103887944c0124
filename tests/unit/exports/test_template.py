"""The spreadsheet template as an export: given back whole, and never a formula."""

import csv
import io
import re
import zipfile
from collections.abc import Callable

import msgspec
import pytest
from python_calamine import CalamineWorkbook

from catalogue.policy.audiences import Audience
from catalogue.policy.projection import ProjectedRecord, project
from frontend.exports.template import as_csv, as_xlsx
from schemas.dialects.template_writing import DATASETS, SERVICES, rows
from schemas.model import AccessRights, Dataset, LangString, Resource, text
from tests.record_factory import record_from
from tests.unit.schemas_dialects.documents import read
from tests.unit.schemas_dialects.test_writing import TIDES

HOSTILE = ("=HYPERLINK(1)", "+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0")


def seen(resource: Resource) -> ProjectedRecord:
    """Give a record as everybody may see it."""
    record = msgspec.structs.replace(record_from(1, hidden_share=0.0), resource=resource)
    found = project(record, Audience.PUBLIC, withheld=frozenset())
    assert found is not None
    return found


def read_one(content: bytes) -> Resource:
    (reading,), _ = read(content)
    assert reading.resource is not None, reading.report.findings
    return reading.resource


def cells(resource: Resource) -> list[list[str]]:
    return [row.cells for row in rows(resource)]


def in_csv(record: ProjectedRecord, sheet: str = DATASETS) -> bytes:
    return "".join(as_csv([record], sheet)).encode()


def in_xlsx(record: ProjectedRecord) -> bytes:
    return b"".join(as_xlsx([record]))


@pytest.mark.parametrize("write", [in_csv, in_xlsx])
def test_the_template_gives_back_what_it_can_carry(
    write: Callable[[ProjectedRecord], bytes],
) -> None:
    record = seen(TIDES)
    found = read_one(write(record))
    assert isinstance(found, Dataset)
    assert (found.identifier, found.title) == (TIDES.identifier, TIDES.title)
    assert [file.title for file in found.distribution] == [f.title for f in TIDES.distribution]
    assert cells(found) == cells(record.resource)


@pytest.mark.parametrize("title", HOSTILE)
def test_no_cell_is_a_formula_and_none_is_changed(title: str) -> None:
    hostile = Dataset(
        identifier="x", access_rights=AccessRights.OPEN, title=(LangString(value=title),)
    )
    content, table = in_xlsx(seen(hostile)), in_csv(seen(hostile))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(DATASETS)
    assert sheet.to_python()[2][0] == title
    assert list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))[2][0] == f"'{title}"
    assert read_one(content).title == read_one(table).title == hostile.title


def test_a_dataset_is_in_no_sheet_of_services() -> None:
    assert len(in_csv(seen(TIDES), SERVICES).splitlines()) == 2


def test_characters_that_no_workbook_holds_are_left_out() -> None:
    odd = Dataset(identifier="x", access_rights=AccessRights.OPEN, title=text("a\x0bb"))
    content = in_xlsx(seen(odd))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(DATASETS)
    assert sheet.to_python()[2][0] == "ab"


def test_a_workbook_does_not_tell_when_it_was_written() -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(as_xlsx([])))) as book:
        assert {part.date_time for part in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        moments = set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", book.read("docProps/core.xml")))
        assert moments == {b"2000-01-01T00:00:00Z"}
