"""The exchange model's examples: the valid conform, each fault of the invalid is found in place."""

from pathlib import Path

import pytest

from tests.feeds import standard_oracle
from tests.feeds.faulty_examples import FAULTS, VALID
from tests.feeds.standard_oracle import EXAMPLES, TABLE, Row

needs_examples = pytest.mark.skipif(
    not TABLE.is_file(), reason="the standard's examples are not beside the checkout"
)


def example_rows() -> list[Row]:
    return standard_oracle.rows(TABLE) if TABLE.is_file() else []


@needs_examples
@pytest.mark.parametrize(
    "row", example_rows(), ids=lambda row: f"{row.file}:{row.location}:{row.fault}"
)
def test_an_example_of_the_standard_gives_what_its_table_names(row: Row) -> None:
    found = standard_oracle.outcome(row, EXAMPLES)
    assert found.is_met, found.found


@needs_examples
def test_every_example_is_in_the_table() -> None:
    files = {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.yaml")}
    assert files == {row.file for row in example_rows()}


@pytest.mark.parametrize("of", VALID)
def test_a_valid_document_is_usable_and_conformant(of: str, tmp_path: Path) -> None:
    found = _outcome(tmp_path, Row("valid.yaml", of, "", ""), VALID[of])
    assert found.is_met, found.found


@pytest.mark.parametrize(
    ("of", "old", "new", "location", "fault"),
    FAULTS,
    ids=[
        f"{of}:{location}:{fault[:20]}:{n}" for n, (of, _, _, location, fault) in enumerate(FAULTS)
    ],
)
def test_a_fault_is_found_at_its_location(
    of: str, old: str, new: str, location: str, fault: str, tmp_path: Path
) -> None:
    document = VALID[of]
    assert old in document
    row = Row("invalid.yaml", of, location, fault)
    whole = standard_oracle.outcome(row, _folder(tmp_path / "valid", row.file, document))
    assert not whole.is_met, "the fault is found where there is none"
    faulty = _folder(tmp_path / "invalid", row.file, document.replace(old, new, 1))
    assert standard_oracle.outcome(row, faulty).is_met


@pytest.mark.parametrize(
    ("of", "old", "new", "line"),
    [
        ("ContactPoint", "@tide", " at tide", 2),
        ("DataService", "LIVE", "PRODUCTION", 19),
        ("DataService", "licence:", "license:", 5),
        ("Dataset", "2025-06-17", "2025-06", 14),
        ("Distribution", "text/csv", "CSV", 5),
    ],
)
def test_the_line_of_the_fault_is_told(of: str, old: str, new: str, line: int) -> None:
    document = VALID[of].replace(old, new, 1)
    (reading,) = standard_oracle.readings(document.encode(), "document.yaml")
    assert line in {finding.line for finding in reading.report.findings}


def _outcome(folder: Path, row: Row, document: str) -> standard_oracle.Outcome:
    return standard_oracle.outcome(row, _folder(folder, row.file, document))


def _folder(folder: Path, name: str, document: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(document, encoding="utf-8")
    return folder
