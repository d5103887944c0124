"""JSON and YAML that were made to do harm: each ends soon, in little memory, with plain words."""

import datetime as dt
import io
import json
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harvesters.errors import FeedError, PageUnreadableError
from harvesters.sandbox import Sandbox
from harvesters.sandbox_protocol import Begin, ReadPage
from schemas.dialects.documents import looks_like_yaml
from schemas.errors import UnreadableError
from schemas.rdf.page import read_page
from schemas.reading import ReadOptions, RecordReading
from tests.unit.schemas_dialects.sheets import as_ods

LOCATION = "https://data.example/feed.json"
#: Far more than each takes, far less than what grows with the square or worse.
SECONDS = 20.0
Boxed = Callable[[bytes], list[RecordReading]]


def read(text: str, name: str = "feed.json") -> list[RecordReading]:
    page = read_page(
        text.encode("utf-8", "surrogatepass"),
        media_type=None,
        name=name,
        base_iri=LOCATION,
        today=dt.date(2026, 11, 26),
        options=ReadOptions(),
    )
    return list(page.records)


def exchange(**more: object) -> str:
    return json.dumps({"type": "dcat:Dataset", "identifier": "a", "title": "T"} | more)


def hdruk(**more: object) -> str:
    return json.dumps({"identifier": "a", "summary": {"title": "T"}, "documentation": {}} | more)


def repeated_rows() -> bytes:
    """Make a workbook of some hundred bytes that says it has a million rows."""
    row = (
        '<table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
        "</table:table-row>"
    )
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_ods(sheet=[["x"]]))) as small,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as large,
    ):
        for part in small.namelist():
            content = small.read(part).decode()
            large.writestr(part, content.replace("</table:table>", f"{row}</table:table>"))
    return out.getvalue()


@pytest.fixture
def boxed(tmp_path: Path) -> Iterator[Boxed]:
    begin = Begin(reader="rdf", today=dt.date(2026, 11, 26), cpu_seconds=60, memory_bytes=250 << 20)
    with Sandbox(begin, wall_seconds=120.0) as sandbox:

        def read_boxed(content: bytes) -> list[RecordReading]:
            path = tmp_path / "page"
            path.write_bytes(content)
            page = ReadPage(path=str(path), base_iri=LOCATION, name="feed.json")
            return list(sandbox.read(page, location=LOCATION).records)

        yield read_boxed


def test_a_document_of_empty_objects_ends_in_the_sandbox_with_plain_words(boxed: Boxed) -> None:
    with pytest.raises(PageUnreadableError, match="memory"):
        boxed(b"[" + b"{}," * 4_000_000 + b"{}]")
    (after,) = boxed(exchange().encode())
    assert after.title == "T"


@pytest.mark.parametrize("start", ["[", '{"a":', '{"summary":{"a":', '{"tables":['])
def test_what_is_nested_without_end_is_refused_before_it_is_parsed(start: str) -> None:
    with pytest.raises(UnreadableError, match="nested"):
        read(start * 40_000)


def test_yaml_of_flow_lists_without_end_is_refused() -> None:
    with pytest.raises(UnreadableError, match="nest"):
        read(f"title: T\na: {'[' * 5_000}{']' * 5_000}\n", "feed.yaml")


def test_no_object_of_a_programs_is_made_of_yaml() -> None:
    text = 'type: dcat:Dataset\nidentifier: a\ntitle: !!python/object/apply:os.getpid ""\n'
    (reading,) = read(text, "feed.yaml")
    assert reading.title == ""


@pytest.mark.parametrize(
    "head",
    [b"#" + b"\n" * 8_000 + b"}", b"---\n" * 2_000 + b"}", b"# \n \n\t" * 1_000 + b"<a>"],
    ids=["blank", "dashes", "comments"],
)
def test_telling_yaml_from_turtle_takes_no_time(head: bytes) -> None:
    start = time.monotonic()
    assert not looks_like_yaml(head, "", "feed")
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        hdruk(coverage={"spatial": f"https://x.example/{' ' * 60_000}y"}),
        hdruk(accessibility={"access": {"accessService": f"a{' ' * 60_000}<https://x.example"}}),
        hdruk(accessibility={"access": {"accessRights": f"http://x.example{' ' * 60_000}b"}}),
        hdruk(documentation={"associatedMedia": f"https://x.example{',' * 200_000}"}),
        hdruk(summary={"title": "T", "keywords": ";,;" * 50_000}),
        hdruk(summary={"title": "T", "doiName": f"doi:{' ' * 60_000}10"}),
        hdruk(structuralMetadata=[{"columns": [[[[{}]]]]}] * 200),
        exchange(keyword=["a" * 50_000 + "," * 50_000]),
    ],
    ids=["spatial", "service", "rights", "commas", "keywords", "doi", "lists", "keyword"],
)
def test_long_values_take_no_more_time_than_they_are_long(text: str) -> None:
    start = time.monotonic()
    (reading,) = read(text)
    assert reading.title == "T"
    assert time.monotonic() - start < SECONDS


def test_a_table_of_endless_columns_is_refused(boxed: Boxed) -> None:
    head = "title,identifier,description,licence,version,keyword," + ",".join(
        f"x{number}" for number in range(50_000)
    )
    with pytest.raises(PageUnreadableError, match="1,000 columns"):
        boxed(f"{head}\na,b,c\n".encode())


def test_a_sheet_that_says_that_it_repeats_itself_hurts_the_child_alone(boxed: Boxed) -> None:
    with pytest.raises(FeedError, match=r"200,000 rows|more than 250 MB of memory"):
        boxed(repeated_rows())
    (after,) = boxed(exchange().encode())
    assert after.title == "T"


def test_no_more_is_remarked_on_than_a_person_can_read() -> None:
    (reading,) = read(exchange(**{f"unknown{number}": number for number in range(3_000)}))
    findings = reading.report.findings
    assert len(findings) < 600
    assert "REMARKS-LEFT-OUT" in {finding.code for finding in findings}
    assert b"unknown2999" in reading.graph


def test_no_name_makes_a_finding_long() -> None:
    (reading,) = read(exchange(**{"k" * 100_000: 1}))
    assert max(len(finding.path) for finding in reading.report.findings) <= 250


def test_a_template_of_types_without_end_is_told_of_in_few_words() -> None:
    written = "Url[{'type': 'string'}]"
    (reading,) = read(hdruk(summary={"title": written, "keywords": [written] * 5_000}))
    assert len(reading.report.findings) < 600


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "dcat:Dataset", "identifier": "\\ud800a", "title": "\\udfffT"}',
        '{"type": "dcat:Dataset", "identifier": "a\\u0000", "title": "T\\u0000"}',
        '{"type": "dcat:Dataset", "identifier": 1e999999999, "title": "T"}',
        '{"type": "dcat:Dataset", "identifier": "a", "title": "T", "\\ud800\\u202e": [{}]}',
        '{"type": "dcat:Dataset", "identifier": "a", "title": "T", "licence": "http://\\ud800"}',
        '{"type": "dcat:Dataset", "identifier": "a", "title": "T", "__proto__": {"a": 1}}',
        '{"summary": {"title": "T"}, "identifier": "a", "documentation": {"\\ufffe": "\\udc00"}}',
        '{"summary": {"title": "T", "populationSize": -1e99999999}, "identifier": "a"}',
    ],
)
def test_no_character_and_no_number_breaks_the_page(text: str) -> None:
    (reading,) = read(text)
    assert reading.title == "T"
    reading.graph.decode()


def test_numbers_of_a_million_digits_are_only_text() -> None:
    start = time.monotonic()
    (reading,) = read(f'{{"type": "dcat:Dataset", "identifier": "a", "title": "T", "version": '
                      f'{"9" * 1_000_000}}}')  # fmt: skip
    assert reading.title == "T"
    assert time.monotonic() - start < SECONDS


def test_a_name_with_dots_opens_nothing_that_the_nested_one_does_not() -> None:
    dotted = {"accessibility.access.accessServiceCategory": "Open access"}
    nested = {"access": {"accessRights": "In Progress"}}
    (reading,) = read(hdruk(accessibility=nested, **dotted))
    assert reading.resource is not None
    assert reading.resource.access_rights == "INTERNAL"


def test_many_records_that_name_one_another_stay_quick() -> None:
    links = [f"d{number}" for number in range(150)]
    records = [{"type": "dcat:Dataset", "identifier": each, "title": "T",
                "relatedResource": links} for each in links]  # fmt: skip
    start = time.monotonic()
    assert len(read(json.dumps(records))) == 150
    assert time.monotonic() - start < SECONDS
