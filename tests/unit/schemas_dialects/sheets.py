"""Filled-in templates for the tests: as CSV, Excel and OpenDocument."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import openpyxl

Cells = Sequence[Sequence[object]]

OBLIGATIONS = ["Mandatory", "Recommended", "Mandatory"]
DATASET_COLUMNS = (
    "title", "alternativeTitle", "summary", "description", "keyword", "theme",
    "contactPoint_contactName", "contactPoint_email", "publisher", "creator", "version", "issued",
    "modified", "created", "updateFrequency", "licence", "accessRights", "securityClassification",
    "identifier", "relatedResource", "", "distribution_title", "distribution_accessService",
    "distribution_identifier", "distribution_modified", "distribution_issued",
    "distribution_licence", "distribution_byteSize", "distribution_mediaType",
)  # fmt: skip
SERVICE_COLUMNS = (
    "title", "description", "contactPoint_contactName", "contactPoint_email", "publisher",
    "creator", "version", "modified", "licence", "accessRights", "securityClassification",
    "identifier", "serviceType", "serviceStatus", "endpointURL", "endpointDescription",
    "servesData",
)  # fmt: skip
CONSUMED_COLUMNS = (
    "title", "department", "contactPoint_contactName", "contactPoint_email", "service supported",
)  # fmt: skip
TIDES = {
    "title": "Tide gauge readings",
    "description": r"Sea levels.\nEvery quarter of an hour.",
    "keyword": "tides, sea levels",
    "theme": "https://www.data.gov.uk/search?filters%5Btopic%5D=Environment",
    "contactPoint_contactName": "Tides team",
    "contactPoint_email": "tides@tidewatch.example",
    "publisher": "environment-agency",
    "creator": "environment-agency,ordnance-survey",
    "version": "2026-03",
    "modified": "31/03/2026",
    "updateFrequency": "freq:monthly",
    "licence": "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "accessRights": "OPEN",
    "securityClassification": "OFFICIAL",
    "identifier": "tides",
    "distribution_title": "As CSV",
    "distribution_identifier": "tides-csv",
    "distribution_licence": "DATA_SHARE_REQUEST",
    "distribution_byteSize": "2048",
    "distribution_mediaType": "text/csv",
}
SERVICE = {
    "title": "Tides interface",
    "identifier": "tides-api",
    "serviceType": "REST",
    "serviceStatus": "LIVE",
    "endpointDescription": "https://tidewatch.example/manual",
    "servesData": "tides, https://tidewatch.example/other",
}


def rows(
    *records: Mapping[str, object],
    columns: Sequence[str] = DATASET_COLUMNS,
    obligations: bool = True,
) -> list[list[object]]:
    """Write records as the rows of a sheet."""
    head: list[list[object]] = [list(OBLIGATIONS)] if obligations else []
    return [
        *head,
        list(columns),
        *([record.get(name, "") for name in columns] for record in records),
    ]


def as_csv(cells: Cells, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Write a sheet as delimited text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(cells)
    return out.getvalue().encode(encoding)


def as_xlsx(**sheets: Cells) -> bytes:
    """Write a workbook of Excel; a line in the name of a sheet becomes a space."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, cells in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in cells:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(**sheets: Cells) -> bytes:
    """Write a small OpenDocument spreadsheet by hand."""
    tables = "".join(_ods_table(name, cells) for name, cells in sheets.items())
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest "
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            "</manifest:manifest>",
        )
    return out.getvalue()


def _ods_table(name: str, cells: Cells) -> str:
    return f'<table:table table:name="{name}">{"".join(map(_ods_row, cells))}</table:table>'


def _ods_row(row: Sequence[object]) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p>'
        "</table:table-cell>"
        for cell in row
    )
    return f"<table:table-row>{cells}</table:table-row>"
