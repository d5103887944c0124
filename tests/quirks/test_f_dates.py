"""Section F of the list of faults: dates and periods."""

import datetime as dt

import msgspec
import pytest

from catalogue.policy.audiences import Audience
from catalogue.services.indexing import documents_for
from frontend.web.words import partial_date as in_words
from schemas.model import Frequency, PartialDate, PeriodOfTime, Precision
from schemas.reading import RecordReading
from search.document import SearchDocument
from tests.quirks.reading import codes_of, dataset_of, read, read_dataset
from tests.unit.services.made import a_record


def written(date: PartialDate | None) -> str | None:
    """Give a date in the precision it was read in."""
    return date.lexical if date else None


def span(period: PeriodOfTime) -> tuple[str | None, str | None]:
    """Give the start and end of a period."""
    return written(period.start), written(period.end)


def test_quirk_066_a_year_or_month_keeps_its_exactness_and_is_a_range() -> None:
    dataset, codes = read_dataset("066-years-and-months.ttl")
    assert written(dataset.created) == "1996"
    assert written(dataset.issued) == "1994-12"
    assert written(dataset.modified) == "2012-03"
    assert [span(period) for period in dataset.temporal] == [("2004", "2010-02")]
    assert "DATE-PRECISION" in codes
    assert dataset.created is not None
    assert dataset.created.precision is Precision.YEAR
    assert dataset.created.earliest() == dt.datetime(1996, 1, 1, tzinfo=dt.UTC)
    assert dataset.created.latest() == dt.datetime(1996, 12, 31, 23, 59, 59, tzinfo=dt.UTC)
    assert in_words(dataset.created) == "1996"
    assert dataset.modified is not None
    assert in_words(dataset.modified) == "March 2012"


def test_quirk_067_a_year_typed_as_a_date_is_read_as_a_year() -> None:
    dataset, _ = read_dataset("067-year-typed-as-date.ttl")
    assert written(dataset.modified) == "2012"


def test_quirk_068_a_time_typed_as_a_date_keeps_its_time() -> None:
    dataset, _ = read_dataset("068-time-typed-as-date.ttl")
    assert written(dataset.modified) == "2024-07-03T14:25:36Z"


def test_quirk_069_times_are_utc_and_without_a_zone_those_of_london() -> None:
    dataset, _ = read_dataset("069-fractions-and-no-zone.ttl")
    assert written(dataset.created) == "2024-07-03T13:25:36Z"
    assert written(dataset.issued) == "2024-01-03T14:25:36Z"
    assert written(dataset.modified) == "2024-07-03T12:25:36Z"


def test_quirk_070_only_what_can_mean_one_day_is_read() -> None:
    records = read("070-days-in-other-orders.ttl")[0]
    found = {
        record.title.removeprefix("Written as: "): written(dataset_of(record).issued)
        for record in records
    }
    assert found == {
        "13/04/2015": "2015-04-13",
        "03/04/2015": None,
        "12/24/2020": None,
        "24 December 2020": "2020-12-24",
        "April 2015": "2015-04",
        "1st Apr 2015": "2015-04-01",
        "2015/04/13": "2015-04-13",
        "2022-12-31T24:00:00Z": "2023-01-01T00:00:00Z",
        "-0044-03-15": None,
        "nothing": None,
        "13-04-2015": "2015-04-13",
        "1/april/2015": "2015-04-01",
        "Thu, 24 Dec 2020 10:00:00 GMT": "2020-12-24T10:00:00Z",
        "31 February 2020": None,
    }
    for record in records:
        told = {"DATE-UNREADABLE", "VALUE-PLACEHOLDER"} & codes_of(record)
        assert bool(told) == (dataset_of(record).issued is None)


def test_quirk_071_a_date_in_the_future_is_kept_and_told() -> None:
    later, now = read("071-modified-in-the-future.ttl")[0]
    assert written(dataset_of(later).modified) == "2091-05-04"
    assert "DATE-IN-FUTURE" in codes_of(later)
    assert "DATE-IN-FUTURE" not in codes_of(now)


def test_quirk_071_a_date_in_the_future_sorts_no_record_before_the_others() -> None:
    later, now = read("071-modified-in-the-future.ttl")[0]
    indexed = [_document(each).modified for each in (later, now)]
    assert indexed == [None, dt.datetime(2026, 5, 4, tzinfo=dt.UTC)]


def _document(reading: RecordReading) -> SearchDocument:
    record = msgspec.structs.replace(
        a_record(), resource=dataset_of(reading), report=reading.report
    )
    document = documents_for(record, [Audience.PUBLIC])[Audience.PUBLIC]
    assert document is not None
    return document


def test_quirk_072_a_repeat_in_the_place_of_a_date_is_the_frequency() -> None:
    dataset, codes = read_dataset("072-repeat-as-modified.ttl")
    assert dataset.update_frequency is Frequency.DAILY
    assert dataset.modified is None
    assert {"DATE-IS-FREQUENCY", "MODIFIED-MISSING"} <= codes


def test_quirk_073_a_template_left_in_counts_as_missing() -> None:
    dataset, codes = read_dataset("073-template-left-in.json")
    assert dataset.description == ()
    assert (dataset.issued, dataset.modified, dataset.licence) == (None, None, None)
    assert (dataset.spatial, dataset.temporal) == ((), ())
    assert [word.value for word in dataset.keyword] == ["allotments"]
    assert {"VALUE-PLACEHOLDER", "TEMPLATE-LEFT"} <= codes


def test_quirk_074_dates_before_1900_are_dates() -> None:
    dataset, codes = read_dataset("074-dates-before-1900.ttl")
    assert written(dataset.issued) == "1893-12-31T00:00:00Z"
    assert written(dataset.modified) == "1905-03-01"
    assert [span(period) for period in dataset.temporal] == [("0987-01-31", "1066")]
    assert "DATE-UNREADABLE" not in codes
    start = dataset.temporal[0].start
    assert start is not None
    assert in_words(start) == "31 January 987"


def test_quirk_075_frequencies_of_every_list_are_known_and_the_unknown_told() -> None:
    for record in read("075-frequencies.ttl")[0]:
        expected = record.title.partition(": ")[2]
        frequency = dataset_of(record).update_frequency
        assert (frequency.value if frequency else "unknown") == expected
        assert ("FREQUENCY-UNKNOWN" in codes_of(record)) == (frequency is None)


def test_quirk_076_periods_of_four_vocabularies_are_all_kept() -> None:
    dataset, codes = read_dataset("076-periods-in-four-vocabularies.ttl")
    assert [span(period) for period in dataset.temporal] == [
        ("2001-01-01", "2001-12-31"),
        ("2002-01-01", "2002-12-31"),
        ("2003-01-01T00:00:00Z", "2003-12-31"),
        ("2004-01-01", "2004-12-31"),
        ("2005-01-01", "2005-12-31"),
    ]
    assert "VALUE-REPEATED" not in codes


def test_quirk_077_periods_as_text_and_as_addresses_are_worked_out() -> None:
    spans = {
        record.title: [span(period) for period in dataset_of(record).temporal]
        for record in read("077-periods-as-text-and-address.ttl")[0]
    }
    assert spans == {
        "Period 1": [("2010", "2012")],
        "Period 2": [("2010", "2012")],
        "Period 3": [("2010", "2012")],
        "Period 4": [("2010-01-01", "2010-12")],
        "Period 5": [("2010-04", None)],
        "Period 6": [("2011-04-01", "2011-06")],
        "Period 7": [("2011", "2011")],
        "Period 8": [("2011-04", "2012-03")],
        "Period 9": [("2011-04", "2011-06")],
        "Period 10": [],
        "Period 11": [(None, None)],
    }


def test_quirk_078_an_end_before_the_start_is_dropped() -> None:
    backwards, coarse = read("078-end-before-start.ttl")[0]
    assert [span(period) for period in dataset_of(backwards).temporal] == [("2014-06-01", None)]
    assert "PERIOD-REVERSED" in codes_of(backwards)
    assert [span(period) for period in dataset_of(coarse).temporal] == [("2014-06-01", "2014")]


@pytest.mark.parametrize("number", [5, 10, 11])
def test_a_period_without_both_dates_never_loses_the_record(number: int) -> None:
    record = read("077-periods-as-text-and-address.ttl")[0][number - 1]
    assert record.report.usable
