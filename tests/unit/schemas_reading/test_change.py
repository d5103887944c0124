"""Telling a changed record from an unchanged one, by a digest of what was received."""

import datetime as dt

import pytest

from schemas.rdf import read_records
from schemas.reading import ReadOptions
from tests.conformant_record import CONFORMANT, PREFIXES, read_turtle, with_change

BLANK = (
    '[] a dcat:Dataset ; dct:identifier "k" ; dct:title "A" ; dcat:distribution [ dct:title "B" ] .'
)


def digests(turtle: str, options: ReadOptions | None = None) -> dict[str, str]:
    """Read a page and give each record's digest."""
    return {record.identifier: record.digest for record in read_turtle(turtle, options)[0]}


def test_an_unchanged_record_is_passed_over_without_being_mapped() -> None:
    known = digests(CONFORMANT)
    records, end = read_turtle(CONFORMANT, ReadOptions(known=known))
    assert [record.unchanged for record in records] == [True, True]
    assert [record.resource for record in records] == [None, None]
    assert {record.identifier: record.digest for record in records} == known
    assert (end.datasets, end.services) == (1, 1)


def test_only_the_changed_record_is_mapped() -> None:
    known = digests(CONFORMANT)
    records, _ = read_turtle(with_change("v3.1", "v3.2"), ReadOptions(known=known))
    assert [record.unchanged for record in records] == [False, True]


def test_order_and_blank_node_labels_make_no_difference() -> None:
    other = (
        '_:z dct:title "B" . _:a dcat:distribution _:z ; dct:title "A" ; a dcat:Dataset ;'
        ' dct:identifier "k" .'
    )
    assert digests(PREFIXES + BLANK) == digests(PREFIXES + other)


def test_a_change_in_a_node_that_the_record_rests_on_is_a_change() -> None:
    assert digests(PREFIXES + BLANK) != digests(PREFIXES + BLANK.replace('"B"', '"C"'))


def test_a_new_version_of_the_reader_reads_everything_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = digests(CONFORMANT)
    monkeypatch.setattr(read_records, "READER_VERSION", "later")
    records, _ = read_turtle(CONFORMANT, ReadOptions(known=known))
    assert [record.unchanged for record in records] == [False, False]


def test_a_changed_setting_of_the_source_reads_everything_again() -> None:
    known = digests(CONFORMANT)
    records, _ = read_turtle(CONFORMANT, ReadOptions(known=known, is_open_by_nature=True))
    assert [record.unchanged for record in records] == [False, False]


def test_a_new_parent_is_a_change() -> None:
    listed = CONFORMANT + (
        "<https://d.example/c> a dcat:Catalog ;"
        " dcat:dataset <https://data.tidewatch.example/id/dataset/tide-gauges> ."
    )
    records, _ = read_turtle(listed, ReadOptions(known=digests(CONFORMANT)))
    assert [record.unchanged for record in records] == [False, True]


def test_a_report_that_depends_on_today_is_made_anew_until_the_date_has_come() -> None:
    future = with_change("2025-06-17", "2026-12-24")
    first = read_turtle(future)[0][0]
    assert "DATE-IN-FUTURE" in {finding.code for finding in first.report.findings}
    options = ReadOptions(known={first.identifier: first.digest})
    again = read_turtle(future, options)[0][0]
    assert not again.unchanged
    assert again.digest == first.digest
    later = read_turtle(future, options, today=dt.date(2027, 1, 2))[0][0]
    assert not later.unchanged
    assert later.digest != first.digest
    assert "DATE-IN-FUTURE" not in {finding.code for finding in later.report.findings}
