"""Dates are read from their written form and keep their precision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.model import Dataset, PartialDate, Precision
from schemas.rdf.read_dates import partial_date
from tests.conformant_record import codes, read_record

FULL_WIDTH = "".join(chr(0xFF10 + digit) for digit in (2, 0, 1, 5))
TIME = "http://www.w3.org/2006/time#"
OWL_TIME = f'[ <{TIME}hasBeginning> [ <{TIME}inXSDDate> "2010-01-01" ] ]'


@pytest.mark.parametrize(
    ("written", "lexical", "precision"),
    [
        ("2015", "2015", Precision.YEAR),
        ("2015Z", "2015", Precision.YEAR),
        ("2015-04", "2015-04", Precision.MONTH),
        ("2015-04-01", "2015-04-01", Precision.DAY),
        ("2015-04-01+01:00", "2015-04-01", Precision.DAY),
        ("20150401", "2015-04-01", Precision.DAY),
        ("24/12/2020", "2020-12-24", Precision.DAY),
        ("1893-12-31", "1893-12-31", Precision.DAY),
        ("2022-05-04T15:46:07.000Z", "2022-05-04T15:46:07Z", Precision.TIME),
        ("2022-05-04T15:46:07+02:00", "2022-05-04T13:46:07Z", Precision.TIME),
        ("2022-05-04 15:46", "2022-05-04T14:46:00Z", Precision.TIME),
        ("2022-01-04T15:46:07", "2022-01-04T15:46:07Z", Precision.TIME),
        ("2018-04-24T19:30:57.197374Z", "2018-04-24T19:30:57Z", Precision.TIME),
        ("2022-12-31T24:00:00Z", "2023-01-01T00:00:00Z", Precision.TIME),
        (" 2015-04-01\n", "2015-04-01", Precision.DAY),
    ],
)
def test_a_date_keeps_the_precision_it_was_written_with(
    written: str, lexical: str, precision: Precision
) -> None:
    assert partial_date(written) == PartialDate(lexical=lexical, precision=precision)


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2020", "-0044-03-15", "0000", "2015-13", "2015-02-30", "yesterday", "", "R/P1D",
        "{{modified}}", "9999-12-31T23:59:59-14:00", FULL_WIDTH, "2015-04-01T25:00:00Z", "12",
    ],
)  # fmt: skip
def test_what_is_no_date_or_could_mean_two_is_left_out(written: str) -> None:
    assert partial_date(written) is None


@given(st.text() | st.datetimes().map(str) | st.from_regex(r"\d{1,5}[-/.]\d{1,3}[-/.T ]?\d*"))
def test_no_text_makes_reading_a_date_fail(written: str) -> None:
    found = partial_date(written)
    if found is not None:
        assert found.earliest() <= found.latest()
        assert partial_date(found.lexical) == found


@pytest.mark.parametrize(
    "modified",
    ['"2012"^^xsd:date', '"2012-05-04T10:00:00Z"^^xsd:date', '"2012-05-04T10:00:00.000Z"'],
)
def test_the_written_form_counts_whatever_type_it_claims(modified: str) -> None:
    record = read_record(
        f'<https://d.example/1> a dcat:Dataset ; dct:title "A" ; dct:modified {modified} .'
    )
    assert record.resource is not None
    assert record.resource.modified is not None
    assert record.resource.modified.lexical.startswith("2012")


def test_a_date_that_cannot_be_read_is_told_once_and_the_record_kept() -> None:
    record = read_record(
        '<https://d.example/1> a dcat:Dataset ; dct:title "A" ; dct:modified "last Tuesday" .'
    )
    assert record.resource is not None
    assert record.resource.modified is None
    assert "DATE-UNREADABLE" in codes(record)
    assert "MODIFIED-MISSING" not in codes(record)


def test_a_repeat_in_the_place_of_a_date_is_read_as_the_frequency() -> None:
    record = read_record(
        '<https://d.example/1> a dcat:Dataset ; dct:title "A" ; dct:modified "R/P1D" .'
    )
    assert isinstance(record.resource, Dataset)
    assert record.resource.update_frequency == "daily"


@pytest.mark.parametrize(
    ("temporal", "start", "end"),
    [
        ('[ dcat:startDate "2010" ; dcat:endDate "2012-05" ]', "2010", "2012-05"),
        ('[ <http://schema.org/startDate> "2010-01-01" ]', "2010-01-01", None),
        (OWL_TIME, "2010-01-01", None),
        ('"2010/2012"', "2010", "2012"),
        ('"2010-01-01 / 2012-12-31"', "2010-01-01", "2012-12-31"),
        ('"2010"', "2010", "2010"),
        ("<http://reference.data.gov.uk/id/year/2011>", "2011", "2011"),
        (
            "<http://reference.data.gov.uk/id/gregorian-interval/2011-04-01T00:00:00/P1Y>",
            "2011-04-01",
            "2012-03",
        ),
        ('[ dcat:startDate "2012" ; dcat:endDate "2010" ]', "2012", None),
    ],
)
def test_periods_are_read_in_every_form(temporal: str, start: str, end: str | None) -> None:
    record = read_record(
        f'<https://d.example/1> a dcat:Dataset ; dct:title "A" ; dct:temporal {temporal} .'
    )
    assert isinstance(record.resource, Dataset)
    (period,) = record.resource.temporal
    assert period.start is not None
    assert period.start.lexical == start
    assert (period.end.lexical if period.end else None) == end
