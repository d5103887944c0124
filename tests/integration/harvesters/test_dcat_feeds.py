"""DCAT in real syntaxes, through the real child process."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from catalogue.domain.source import Source
from harvesters import errors
from harvesters.dcat import DcatSourceKind
from harvesters.source_kinds import Equipment
from schemas.findings import Severity
from schemas.reading import RecordReading

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
QUIRKS = Path(__file__).parents[4] / "shared" / "feeds" / "quirks"

needs_quirks = pytest.mark.skipif(not QUIRKS.is_dir(), reason="no sample feeds at ../shared/feeds")

PREFIXES = (
    "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . "
    "@prefix hydra: <http://www.w3.org/ns/hydra/core#> . "
)


class Harvest(msgspec.Struct):
    """What came of a feed."""

    records: list[RecordReading] = []
    page_codes: list[str] = []
    datasets: int = 0
    error: Exception | None = None


def harvest(path: Path, known: dict[str, str] | None = None) -> Harvest:
    kind = DcatSourceKind(Equipment(today=NOW.date(), page_seconds=60))
    source = Source(id="1", name="Weights", kind="dcat", location=str(path), created_at=NOW)
    result = Harvest()
    try:
        for page in kind.fetch(source, known=known or {}):
            result.records += page.records
            result.datasets += page.end.datasets
            result.page_codes += [finding.code for finding in page.end.findings]
    except (errors.FeedError, errors.FeedIncompleteError) as error:
        result.error = error
    return result


def dataset(identifier: str, title: str = "Rain") -> str:
    return (
        f'<{identifier}> a dcat:Dataset ; dct:identifier "{identifier}" ; '
        f'dct:title "{title}" ; dct:description "How much of it fell." . '
    )


def test_a_feed_is_read_through_the_child(tmp_path: Path) -> None:
    (tmp_path / "feed.ttl").write_text(PREFIXES + dataset("a") + dataset("b"), encoding="utf-8")
    result = harvest(tmp_path / "feed.ttl")
    assert result.error is None
    assert sorted(record.identifier for record in result.records) == ["a", "b"]
    assert all(record.resource is not None for record in result.records)


def test_no_record_tells_the_folder_that_a_file_lay_in(tmp_path: Path) -> None:
    (tmp_path / "feed.ttl").write_text(PREFIXES + dataset("relative"), encoding="utf-8")
    (record,) = harvest(tmp_path / "feed.ttl").records
    assert b"<https://weights.invalid/relative>" in record.graph
    document = msgspec.json.encode(record) + record.graph
    assert b"file:" not in document
    assert str(tmp_path).encode() not in document


def test_an_unchanged_record_is_known_by_its_digest(tmp_path: Path) -> None:
    (tmp_path / "feed.ttl").write_text(PREFIXES + dataset("a") + dataset("b"), encoding="utf-8")
    first = harvest(tmp_path / "feed.ttl")
    known = {record.identifier: record.digest for record in first.records}
    again = harvest(tmp_path / "feed.ttl", known)
    assert [record.unchanged for record in again.records] == [True, True]
    assert {record.identifier: record.digest for record in again.records} == known


def test_a_record_that_an_earlier_page_had_is_refused_on_a_later_one(tmp_path: Path) -> None:
    link = "<x> hydra:next <page2.ttl> . "
    first, second = tmp_path / "page1.ttl", tmp_path / "page2.ttl"
    first.write_text(PREFIXES + link + dataset("a", "Rain"), encoding="utf-8")
    second.write_text(PREFIXES + dataset("a", "Snow") + dataset("b"), encoding="utf-8")
    result = harvest(first)
    assert result.error is None
    usable = [record.title for record in result.records if record.report.usable]
    refused = [record for record in result.records if not record.report.usable]
    assert sorted(usable) == ["Rain", "Rain"]
    assert [record.title for record in refused] == ["Snow"]
    (blocker,) = [f for f in refused[0].report.findings if f.severity is Severity.BLOCKER]
    assert "DUPLICATE" in blocker.code


@needs_quirks
def test_the_hydra_loop_gives_two_datasets_and_one_warning() -> None:
    result = harvest(QUIRKS / "07-hydra-loop-page1.rdf")
    assert [record.identifier for record in result.records] == ["loop-1", "loop-2"]
    assert result.page_codes == ["PAGE-LOOP"]
    assert isinstance(result.error, errors.FeedIncompleteError)


@needs_quirks
@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("03-unescaped-quotes.ttl", True),
        ("04-missing-comma-in-keywords.ttl", True),
        ("12-html-error-page-status-200.rdf", False),
        ("16-truncated.rdf", True),
        ("17-entity-expansion.rdf", True),
    ],
)
def test_a_feed_that_cannot_be_read_is_named_with_its_line(name: str, *, line: bool) -> None:
    result = harvest(QUIRKS / name)
    assert isinstance(result.error, errors.PageUnreadableError)
    assert str(QUIRKS / name) in str(result.error)
    assert (result.error.line is not None) is line
    assert result.records == []
