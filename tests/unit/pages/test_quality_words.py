"""Scores in words, and the line that shows how they went."""

import datetime as dt
from xml.etree.ElementTree import fromstring

import pytest

from catalogue.domain.kept_quality import Gain, HistoryDay, Summary
from frontend.charts import Chart, Row
from frontend.line_chart import line
from frontend.pages.quality.charting import trend
from frontend.pages.quality.words import MOST_TO_DO, in_bands, of_many, to_do

SVG = "{http://www.w3.org/2000/svg}"
DAY = dt.date(2026, 11, 2)


def summary(score: int | None = 57, *gains: Gain) -> Summary:
    return Summary(
        records=24,
        score=score,
        parts=(68, 97, 0, 80, 100, None),
        applies=(24, 24, 24, 24, 24, 0),
        bands=(20, 1, 3),
        gains=gains,
    )


def test_each_part_of_many_records_has_its_reasons() -> None:
    gain = Gain(key="SUMMARY-MISSING", records=12, hundredths=250, parts=(0,))
    lines = of_many(summary(57, gain))
    assert lines is not None
    assert all(part.reasons for part in lines.parts)
    first, last = lines.parts[0], lines.parts[-1]
    assert first.reasons[0].words == "Add a summary: 12 records."
    assert first.reasons[0].rule == "SUMMARY-MISSING"
    assert lines.parts[4].reasons[0].words.endswith("nothing is left to do.")
    assert (last.score, last.band) == (None, "Does not apply")


def test_what_to_do_tells_the_points_and_no_more_things_than_can_be_done() -> None:
    gains = [Gain(key="KEYWORD", records=1, hundredths=h) for h in (420, 40, *range(20))]
    told = to_do(summary(57, *gains))
    assert len(told) == MOST_TO_DO
    assert (told[0].what, told[0].gain) == ("Add keywords: 1 record", "+4")
    assert (told[1].gain, told[1].rule) == ("under +1", "")


def test_records_are_told_by_band_and_none_have_no_score() -> None:
    assert in_bands(summary()) == "20 good, 1 fair, 3 in need of work"
    assert of_many(summary(None)) is None


def test_one_day_is_no_trend_and_two_are() -> None:
    days = [HistoryDay(day=DAY + dt.timedelta(days=n), summary=summary(50 + n)) for n in range(2)]
    assert trend(days[:1]) is None
    assert trend([]) is None
    figure = trend(days)
    assert figure is not None
    assert [row.label for row in figure.chart.rows] == ["2 Nov 2026", "3 Nov 2026"]
    svg = fromstring(str(figure.svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))  # noqa: S314 - ours
    assert "From 50 on 2 Nov 2026 to 51 on 3 Nov 2026." in "".join(svg.itertext())
    assert len(list(svg.iter(f"{SVG}circle"))) == 2


def test_a_line_has_one_series_and_stays_in_its_frame() -> None:
    rows = (Row("a", (0,)), Row("b", (100,)), Row("c", (900,)))
    chart = Chart(key="k", title="t", of="o", unit=("u", "us"), series=("s",), rows=rows)
    svg = str(line(chart, most=100).svg)
    points = svg.split('points="')[1].split('"', maxsplit=1)[0].split()
    assert [float(point.split(",")[1]) for point in points] == [164.0, 14.0, 14.0]
    with pytest.raises(ValueError, match="one series"):
        line(Chart(key="k", title="t", of="o", unit=("u", "us"), series=("s",), rows=()), most=9)
