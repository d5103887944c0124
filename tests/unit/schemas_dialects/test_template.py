"""The spreadsheet template, filled in well and badly."""

import contextlib
import datetime as dt
import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.dialects import tables
from schemas.dialects.cells import CONVERTERS
from schemas.errors import LimitExceededError, NotRdfError, UnreadableError
from schemas.model import AccessRights, DataService, Dataset, Frequency, ServiceStatus, best
from schemas.rdf.page import read_page
from schemas.reading import ReadOptions
from tests.unit.schemas_dialects.documents import TODAY, codes_of, read
from tests.unit.schemas_dialects.sheets import (
    CONSUMED_COLUMNS,
    DATASET_COLUMNS,
    SERVICE,
    SERVICE_COLUMNS,
    TIDES,
    as_csv,
    as_ods,
    as_xlsx,
    rows,
)


def dataset_of(content: bytes) -> Dataset:
    (reading,), _ = read(content)
    assert isinstance(reading.resource, Dataset)
    return reading.resource


def told(content: bytes) -> list[tuple[str, str, str | None, int | None, str | None]]:
    """Give the findings on a file as a whole."""
    return [(f.code, f.path, f.value, f.line, f.node) for f in read(content)[1].findings]


def utf16(cells: list[list[object]]) -> bytes:
    return as_csv(cells, "\t", "utf-16")


@pytest.mark.parametrize(
    "write",
    [
        as_csv,
        lambda cells: as_csv(cells, ";"),
        lambda cells: as_csv(cells, "\t"),
        lambda cells: as_csv(cells, "|"),
        lambda cells: as_csv(cells, encoding="utf-8-sig"),
        utf16,
        lambda cells: as_xlsx(Dataset=cells),
        lambda cells: as_ods(Dataset=cells),
    ],
    ids=["commas", "semicolons", "tabs", "bars", "mark", "utf-16", "xlsx", "ods"],
)
def test_a_dataset_is_read_from_every_form_of_the_template(
    write: Callable[[list[list[object]]], bytes],
) -> None:
    (reading,), end = read(write(rows(TIDES)))
    found = reading.resource
    assert isinstance(found, Dataset)
    assert (found.identifier, best(found.title)) == ("tides", "Tide gauge readings")
    assert best(found.description) == "Sea levels.\nEvery quarter of an hour."
    assert {word.value for word in found.keyword} == {"tides", "sea levels"}
    assert [theme.code for theme in found.theme] == ["environment"]
    assert [body.slug for body in found.creator] == ["environment-agency", "ordnance-survey"]
    assert found.modified is not None
    assert found.modified.lexical == "2026-03-31"
    assert found.update_frequency is Frequency.MONTHLY
    assert found.contact_point[0].email == "tides@tidewatch.example"
    (file,) = found.distribution
    assert (best(file.title), file.byte_size, file.media_type) == ("As CSV", 2048, "text/csv")
    assert reading.line == 3
    assert end.findings == ()


def test_the_row_of_obligations_may_be_left_out() -> None:
    (reading,), _ = read(as_csv(rows(TIDES, obligations=False)))
    assert (reading.identifier, reading.line) == ("tides", 2)


def test_text_of_windows_is_read_with_a_remark() -> None:
    content = as_csv(rows(TIDES | {"title": "Côté mer: été"}), encoding="cp1252")
    (reading,), end = read(content)
    assert reading.title == "Côté mer: été"
    assert [finding.code for finding in end.findings] == ["PAGE-ENCODING"]


def test_rows_of_one_identifier_are_the_distributions_of_one_dataset() -> None:
    second = TIDES | {"distribution_title": "As JSON", "distribution_identifier": "tides-json"}
    third = {"distribution_title": "As XML"}
    found = dataset_of(as_csv(rows(TIDES, second, third)))
    assert [best(file.title) for file in found.distribution] == ["As CSV", "As JSON", "As XML"]


def test_what_a_later_row_has_otherwise_is_remarked_on_with_its_row() -> None:
    (reading,), _ = read(as_csv(rows(TIDES, TIDES | {"version": "2"})))
    (finding,) = [f for f in reading.report.findings if f.code == "VALUE-REPEATED"]
    assert (finding.path, finding.value, finding.line) == ("version", "2", 4)


def test_a_marking_in_any_row_of_a_dataset_refuses_it() -> None:
    (reading,), end = read(
        as_xlsx(Secrets=rows(TIDES, TIDES | {"securityClassification": "SECRET"}))
    )
    assert (reading.resource, reading.title, reading.graph) == (None, "", b"")
    assert {finding.code for finding in reading.report.findings} == {"CLASSIFICATION-REFUSED"}
    assert end.findings == ()


def test_of_access_rights_in_several_rows_the_most_closed_counts() -> None:
    found = dataset_of(as_csv(rows(TIDES, TIDES | {"accessRights": "INTERNAL"})))
    assert found.access_rights is AccessRights.INTERNAL


def test_a_sheet_beside_a_marked_record_is_not_even_named() -> None:
    marked = rows(TIDES | {"securityClassification": "SECRET"})
    content = as_xlsx(Zanzibar=[["Read this first"]], Dataset=marked)
    assert told(content) == [("PAGE-PART-NOT-READ", "sheet", None, None, None)]


def test_one_identifier_for_two_titles_is_refused() -> None:
    readings, _ = read(as_csv(rows(TIDES, TIDES | {"title": "Wave heights"})))
    assert [reading.report.usable for reading in readings] == [True, False]
    (finding,) = readings[1].report.findings
    assert (finding.code, finding.line) == ("IDENTIFIER-DUPLICATE", 4)


def test_findings_name_the_row_and_the_sheet() -> None:
    row = TIDES | {"accessRights": "SHUT"}
    (reading,), _ = read(as_xlsx(Dataset=rows({}, row)))
    (finding,) = [f for f in reading.report.findings if f.code == "ACCESS-RIGHTS-UNKNOWN"]
    assert (finding.line, finding.node) == (4, "Dataset")


def test_both_sheets_are_read_and_they_name_each_other() -> None:
    content = as_xlsx(Dataset=rows(TIDES), DataService=rows(SERVICE, columns=SERVICE_COLUMNS))
    dataset, service = (reading.resource for reading in read(content)[0])
    assert isinstance(dataset, Dataset)
    assert isinstance(service, DataService)
    assert service.service_status is ServiceStatus.LIVE
    targets = [link.target for link in service.serves_dataset]
    assert targets == [dataset.iri, "https://tidewatch.example/other"]


def test_sheets_that_describe_no_data_are_told_of() -> None:
    consumed = rows({"title": "Rain", "department": "Met"}, columns=CONSUMED_COLUMNS)
    content = as_xlsx(Guidance=[["Read this first"]], Dataset=rows(TIDES), Consumed=consumed)
    assert told(content) == [
        ("PAGE-PART-NOT-READ", "sheet", "Guidance: 1 rows", None, "Guidance"),
        ("PAGE-PART-NOT-READ", "sheet", "Consumed: 1 rows", None, "Consumed"),
    ]


def test_columns_are_known_in_any_order_and_with_slips_of_the_pen() -> None:
    renamed = {"identifier": "Identifer", "contactPoint_email": "Contact Point Email",
               "licence": "license", "title": "Title"}  # fmt: skip
    columns = [renamed.get(name, name) for name in reversed(DATASET_COLUMNS)]
    row = {renamed.get(name, name): value for name, value in TIDES.items()}
    content = as_csv(rows(row, columns=columns))
    assert dataset_of(content).contact_point[0].email == "tides@tidewatch.example"
    misspelt = {(code, value, line) for code, _, value, line, _ in told(content)}
    assert misspelt == {("PROPERTY-MISSPELT", name, 2) for name in renamed.values()}


def test_a_column_of_ones_own_is_kept_and_remarked_on() -> None:
    columns = [*DATASET_COLUMNS, "cost centre"]
    (reading,), _ = read(as_csv(rows(TIDES | {"cost centre": "4711"}, columns=columns)))
    assert ("PROPERTY-NOT-READ", "cost centre") in codes_of(reading)
    assert b"4711" in reading.graph


def test_days_are_read_as_excel_counts_them_or_shows_them() -> None:
    cells = rows(TIDES | {"modified": dt.date(2026, 3, 31), "issued": 45000, "created": "1/2/26"})
    found = dataset_of(as_xlsx(Dataset=cells))
    dates = [found.modified, found.issued, found.created]
    assert [each and each.lexical for each in dates] == ["2026-03-31", "2023-03-15", "2026-02-01"]


def test_words_for_nothing_are_nothing() -> None:
    (reading,), _ = read(as_csv(rows(TIDES | {"summary": "N/A", "issued": "not applicable"})))
    assert isinstance(reading.resource, Dataset)
    assert (reading.resource.summary, reading.resource.issued) == ((), None)
    assert {("VALUE-PLACEHOLDER", "summary"), ("VALUE-PLACEHOLDER", "issued")} <= codes_of(reading)


def test_a_formula_is_never_evaluated() -> None:
    cells = rows(TIDES | {"summary": "=1+1"})
    assert dataset_of(as_xlsx(Dataset=cells)).summary == ()


def test_a_table_of_other_things_is_no_feed() -> None:
    with pytest.raises(NotRdfError, match="no row names the columns"):
        read(b"name,age\nAnn,3\n", "people.csv")
    with pytest.raises(NotRdfError, match="no row names the columns"):
        read(as_xlsx(People=[["name", "age"], ["Ann", 3]]))
    with pytest.raises(NotRdfError, match="zip archive"):
        read(zipped(("readme.txt", b"hello")))


def test_a_cell_far_off_is_refused_before_it_takes_the_memory() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(Dataset=rows(TIDES))))
    book.worksheets[0]["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(LimitExceededError, match="row 1,048,576, column 16,384"):
        read(out.getvalue())


def test_a_cell_that_is_repeated_too_often_is_refused() -> None:
    content = as_ods(Dataset=rows(TIDES))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("content.xml")
    often = b'<table:table-row table:number-rows-repeated="1048576">'
    repeated = sheet.replace(b"<table:table-row>", often, 1)
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    with pytest.raises(LimitExceededError, match="row 1,048,57"):
        read(zipped(("mimetype", kind), ("content.xml", repeated)))


def test_a_workbook_that_unpacks_into_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "_LARGEST_UNPACKED", 1 << 20)
    parts = [(f"xl/media/{number}.bin", bytes(1 << 18)) for number in range(5)]
    with pytest.raises(LimitExceededError, match="unpacks into"):
        read(zipped(("xl/workbook.xml", b"<workbook/>"), *parts))


def zipped(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


_XLSX = as_xlsx(Dataset=rows(TIDES))


@given(st.integers(0, len(_XLSX) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused_in_words(place: int, noise: bytes) -> None:
    damaged = _XLSX[:place] + noise + _XLSX[place + len(noise) :]
    with contextlib.suppress(UnreadableError):
        read(damaged)


@given(st.text())
def test_no_cell_breaks_a_conversion(cell: str) -> None:
    for convert in CONVERTERS.values():
        assert all(isinstance(part, str) for part in convert(cell))


def test_a_type_or_a_name_that_says_table_is_enough() -> None:
    for media_type, name in (("text/csv", None), (None, "feed.CSV")):
        with pytest.raises(NotRdfError, match="no row names"):
            read_page(
                b"a;b\n1;2\n",
                media_type=media_type,
                name=name,
                base_iri="https://feed.example/",
                today=TODAY,
                options=ReadOptions(),
            )
