"""Charts: sound, escaped, told in words, and true to their figures whatever those are."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontend.charts import MOST_SERIES, Chart, Figure, Row, bars, columns

LABELS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(["<script>alert(1)</script>", '"quoted" & <b>', "a\x00b\x1b", "\ud800", "]]>"]),
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    width = draw(st.integers(1, MOST_SERIES))
    values = st.tuples(*[st.integers(0, 10**9)] * width)
    rows = st.lists(st.builds(Row, LABELS, values), max_size=25)
    return Chart(
        key="chart",
        title=draw(LABELS),
        of="Source",
        unit=("record", "records"),
        series=tuple(draw(st.lists(LABELS, min_size=width, max_size=width))),
        rows=tuple(draw(rows)),
    )


def drawn(figure: Figure) -> Element:
    return fromstring(str(figure.svg))  # noqa: S314 - our own


def lengths(svg: Element, side: str, number: int) -> list[float]:
    """Return how long the blocks of a series are, without the one in the legend."""
    blocks = [b for b in svg.iter("rect") if b.get("fill") == f"url(#chart-{number})"]
    return [float(block.get(side, "")) for block in blocks[1:]]


@pytest.mark.parametrize("draw", [bars, columns])
@given(chart=charts())
def test_any_figures_give_sound_svg_with_a_title_and_a_description(
    draw: object, chart: Chart
) -> None:
    assert callable(draw)
    svg = drawn(draw(chart))
    assert svg.tag == "svg"
    assert [child.tag for child in svg][:2] == ["title", "desc"]
    assert f"{sum(row.total for row in chart.rows):,}" in (svg.findtext("desc") or "")


@pytest.mark.parametrize("draw", [bars, columns])
@given(chart=charts())
def test_no_text_becomes_markup_and_nothing_is_styled_inline(draw: object, chart: Chart) -> None:
    assert callable(draw)
    svg = drawn(draw(chart))
    allowed = {"svg", "title", "desc", "defs", "pattern", "rect", "path", "line", "text"}
    assert {element.tag for element in svg.iter()} <= allowed
    for element in svg.iter():
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]


def test_a_bar_is_as_long_as_its_figure() -> None:
    rows = (Row("one", (10, 0)), Row("two", (5, 15)))
    svg = drawn(bars(chart_of(rows, ("a", "b"))))
    first, second = lengths(svg, "width", 1)
    assert first == pytest.approx(2 * second, abs=0.02)
    assert lengths(svg, "width", 2) == [pytest.approx(3 * second, abs=0.02)]


def test_a_column_is_as_high_as_its_figure() -> None:
    svg = drawn(columns(chart_of((Row("one", (8,)), Row("two", (2,))), ("a",))))
    first, second = lengths(svg, "height", 1)
    assert first == pytest.approx(4 * second, abs=0.05)


def test_series_are_told_apart_by_patterns_and_not_by_colour_alone() -> None:
    svg = drawn(bars(chart_of((Row("one", (1, 1, 1, 1)),), ("a", "b", "c", "d"))))
    patterns = [(p[0].get("class"), p[1].get("d")) for p in svg.iter("pattern")]
    assert len(set(patterns)) == 4


@pytest.mark.parametrize("values", [(1,), (1, 2, 3), (-1, 2)])
def test_a_row_that_does_not_fit_is_refused(values: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="one figure for each series"):
        bars(chart_of((Row("one", values),), ("a", "b")))


def test_more_series_than_patterns_are_refused() -> None:
    with pytest.raises(ValueError, match="series"):
        columns(chart_of((), ("a", "b", "c", "d", "e")))


def chart_of(rows: tuple[Row, ...], series: tuple[str, ...]) -> Chart:
    """Make a chart of rows."""
    return Chart(
        key="chart", title="T", of="Source", unit=("record", "records"), series=series, rows=rows
    )
