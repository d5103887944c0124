"""HDR UK's published examples, where they are present."""

from pathlib import Path

import pytest

from tests.feeds import hdruk

#: Access fields, tables and variables that each example states.
_STATED = {
    "gwdm-1.0.example.json": (9, 1, 1),
    "hdruk-2.1.2.example.json": (9, 1, 1),
    "hdruk-3.0.0.example.json": (0, 0, 0),
    "hdruk-4.0.0.example.json": (0, 0, 0),
    "gateway-tests/gwdm_v1_dataset_min.json": (9, 2, 3),
    "gateway-tests/gwdm_v1p1_dataset_min.json": (9, 2, 3),
    "gateway-tests/gwdm_v2p0_dataset_min.json": (9, 1, 1),
    "gateway-tests/gwdm_v2p1_dataset_min.json": (9, 0, 0),
    "gateway-tests/hdruk_3p0p0_dataset_min.json": (9, 1, 1),
    **{f"cruk-dummy/dataset_{number:02}.json": (9, 0, 0) for number in range(20)},
}
#: Describe the types of the values where the values should stand.
_TEMPLATES = ("hdruk-2.2.0.example.json", "hdruk-3.0.0.example-full.json")


def _file(name: str) -> Path:
    file = hdruk.EXAMPLES / name
    if not file.is_file():
        pytest.skip(f"the examples are not here: {hdruk.EXAMPLES}")
    return file


@pytest.mark.parametrize("name", _STATED)
def test_access_tables_and_variables_are_filled_where_the_example_has_them(name: str) -> None:
    row = hdruk.row(_file(name))
    assert (row.access, row.tables, row.variables) == _STATED[name]
    assert row.usable


@pytest.mark.parametrize("name", _TEMPLATES)
def test_a_template_is_refused_with_every_place_that_is_not_filled_in(name: str) -> None:
    reading = hdruk.read(_file(name))
    codes = [finding.code for finding in reading.report.findings]
    assert not reading.report.usable
    assert "TITLE-MISSING" in codes
    assert codes.count("TEMPLATE-LEFT") > 40


def test_the_table_has_a_line_for_every_example() -> None:
    _file("hdruk-4.0.0.example.json")
    assert len(hdruk.table().splitlines()) == len(hdruk.files()) + 1
