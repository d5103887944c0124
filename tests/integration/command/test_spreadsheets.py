"""The command given the spreadsheet template, read by the process that may open nothing else."""

from pathlib import Path

import pytest

from tests.feed_server import Answer, FeedServer
from tests.integration.command.conftest import Command
from tests.unit.schemas_dialects.sheets import TIDES, as_csv, as_ods, as_xlsx, rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BAD = TIDES | {"identifier": "waves", "title": "Wave heights", "modified": "some time"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("template.xlsx", as_xlsx(Dataset=rows(TIDES, BAD))),
        ("template.ods", as_ods(Dataset=rows(TIDES, BAD))),
        ("template.csv", as_csv(rows(TIDES, BAD), ";")),
    ],
    ids=["xlsx", "ods", "csv"],
)
def test_a_template_is_checked_row_by_row(
    wayleave: Command, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    told = wayleave("validate", path, "--json").json
    assert [record["identifier"] for record in told["records"]] == ["tides", "waves"]
    unreadable = [
        finding
        for record in told["records"]
        for finding in record["findings"]
        if finding["code"] == "DATE-UNREADABLE"
    ]
    assert [finding["line"] for finding in unreadable] == [4]


def test_a_template_is_harvested_from_a_file(wayleave: Command, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(as_xlsx(Dataset=rows(TIDES)))
    assert wayleave("init").status == 0
    answer = wayleave("harvest", "dcat", path, "--source", "tide-watch")
    assert answer.status == 0, answer
    assert "Tide gauge readings" in wayleave("search", "tide").out


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_a_template_is_checked_at_its_address(wayleave: Command) -> None:
    content = as_xlsx(Dataset=rows(TIDES))
    with FeedServer({"/t": Answer(body=content, media_type=XLSX)}) as server:
        allowed = f"127.0.0.1:{server.port}"
        answer = wayleave("validate", server.url("/t"), "--json", WAYLEAVE_HARVEST_ALLOW=allowed)
    assert [record["identifier"] for record in answer.json["records"]] == ["tides"]


def test_a_workbook_that_is_no_template_is_refused_in_words(
    wayleave: Command, tmp_path: Path
) -> None:
    path = tmp_path / "people.ods"
    path.write_bytes(as_ods(People=[["name", "age"], ["Ann", "3"]]))
    answer = wayleave("validate", path)
    assert answer.status == 2
    assert "no row names the columns" in answer.err
