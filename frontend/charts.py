"""Charts as SVG, drawn on the server from plain figures; each with the rows for a table beside it.

Colours, sizes of text and patterns are classes, so that the page's policy needs no exception, and
no meaning hangs on colour: each series has a pattern of its own and is named, in the same order as
it is drawn. Widths are of a small screen; a larger one enlarges the whole.
"""

from itertools import accumulate
from xml.etree.ElementTree import Element, SubElement, tostring

import msgspec
from markupsafe import Markup

#: As many series can be told apart by their patterns.
MOST_SERIES = 4

_WIDTH = 360
_LINE = 20
_BAR = 22
_PITCH = 54
_PLOT = 150
_MARGIN = 44
_FOOT = 26
_SWATCH = 14
_LONGEST_LABEL = 46


class Row(msgspec.Struct, frozen=True):
    """One bar or column: its label, and a figure for each series."""

    label: str
    values: tuple[int, ...]

    @property
    def total(self) -> int:
        """The whole length of the bar."""
        return sum(self.values)


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be drawn, in words and figures.

    ``key`` is a word of letters that no other chart on the page has. ``of`` names what the rows
    are, for the table; ``unit`` is what is counted, one of it and many.
    """

    key: str
    title: str
    of: str
    unit: tuple[str, str]
    series: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def description(self) -> str:
        """What the chart shows, by its totals, for whoever does not see it."""
        totals = [sum(row.values[i] for row in self.rows) for i in range(len(self.series))]
        whole = sum(totals)
        parts = (f"{name}: {n:,}" for name, n in zip(self.series, totals, strict=True))
        noun = self.unit[0] if whole == 1 else self.unit[1]
        return f"{whole:,} {noun}. {'; '.join(parts)}. The table beside has every figure."


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A chart that was drawn, with what its table is made of."""

    chart: Chart
    svg: Markup


def bars(chart: Chart) -> Figure:
    """Draw a horizontal bar for each row, its series one after the other."""
    _refuse_crooked(chart)
    top = _legend_height(chart)
    svg = _canvas(chart, top + max(1, len(chart.rows)) * _PITCH)
    _legend(svg, chart)
    most = max((row.total for row in chart.rows), default=0) or 1
    for place, row in enumerate(chart.rows):
        y = top + place * _PITCH
        _text(svg, 0, y + 14, _short(row.label), "wl-chart__label")
        _bar(svg, chart, row, y + _LINE, most)
    return _figure(chart, svg)


def columns(chart: Chart) -> Figure:
    """Draw an upright column for each row in their order, the first series at the bottom."""
    _refuse_crooked(chart)
    top = _legend_height(chart) + 12
    svg = _canvas(chart, top + _PLOT + _FOOT)
    _legend(svg, chart)
    most = max((row.total for row in chart.rows), default=0) or 1
    _axis(svg, top, most)
    pitch = (_WIDTH - _MARGIN) / max(1, len(chart.rows))
    for place, row in enumerate(chart.rows):
        _column(svg, chart, row, (_MARGIN + place * pitch, pitch), (top, most))
    _ends(svg, chart, top + _PLOT + 18)
    return _figure(chart, svg)


def _refuse_crooked(chart: Chart) -> None:
    if not 0 < len(chart.series) <= MOST_SERIES:
        raise ValueError(f"a chart has one to {MOST_SERIES} series, not {len(chart.series)}")
    for row in chart.rows:
        if len(row.values) != len(chart.series) or any(value < 0 for value in row.values):
            raise ValueError(f"the row {row.label!r} has not one figure for each series")


def _figure(chart: Chart, svg: Element) -> Figure:
    # Every text was cleaned, and the serialiser escapes them.
    return Figure(chart=chart, svg=Markup(tostring(svg, encoding="unicode")))  # noqa: S704


def _canvas(chart: Chart, height: float) -> Element:
    svg = Element(
        "svg",
        {
            "class": "wl-chart",
            "viewBox": f"0 0 {_WIDTH} {height:g}",
            "role": "img",
            "aria-labelledby": f"{chart.key}-title {chart.key}-description",
        },
    )
    SubElement(svg, "title", {"id": f"{chart.key}-title"}).text = _clean(chart.title)
    described = SubElement(svg, "desc", {"id": f"{chart.key}-description"})
    described.text = _clean(chart.description)
    _patterns(svg, chart)
    return svg


def _patterns(svg: Element, chart: Chart) -> None:
    """Define the patterns: plain, stripes, dots, outline; they also tell apart in print."""
    definitions = SubElement(svg, "defs")
    drawings = ("M0 0", "M-2 2 2-2M0 8 8 0M6 10 10 6", "M2 4a2 2 0 1 0 4 0a2 2 0 1 0-4 0", "M0 0")
    for number, drawing in enumerate(drawings[: len(chart.series)], start=1):
        size = {"width": "8", "height": "8", "patternUnits": "userSpaceOnUse"}
        pattern = SubElement(definitions, "pattern", {"id": f"{chart.key}-{number}", **size})
        ground = {"width": "8", "height": "8", "class": f"wl-chart__ground-{number}"}
        SubElement(pattern, "rect", ground)
        SubElement(pattern, "path", {"d": drawing, "class": f"wl-chart__mark-{number}"})


def _legend_height(chart: Chart) -> int:
    return len(chart.series) * _LINE + 10


def _legend(svg: Element, chart: Chart) -> None:
    for number, name in enumerate(chart.series, start=1):
        y = (number - 1) * _LINE
        _block(svg, chart, number, (0, y + 1, _SWATCH, _SWATCH))
        _text(svg, _SWATCH + 8, y + 13, _short(name), "wl-chart__label")


def _bar(svg: Element, chart: Chart, row: Row, y: float, most: int) -> None:
    room = _WIDTH - _MARGIN
    ends = [0, *accumulate(row.values)]
    for number, value in enumerate(row.values, start=1):
        if value:
            x = room * ends[number - 1] / most
            _block(svg, chart, number, (x, y, room * value / most, _BAR))
    _text(svg, room * row.total / most + 6, y + 16, f"{row.total:,}", "wl-chart__figure")


def _column(
    svg: Element,
    chart: Chart,
    row: Row,
    across: tuple[float, float],
    up: tuple[float, int],
) -> None:
    (x, pitch), (top, most) = across, up
    width = min(pitch * 0.7, 40)
    ends = [0, *accumulate(row.values)]
    for number, value in enumerate(row.values, start=1):
        if value:
            y = top + _PLOT * (1 - ends[number] / most)
            at = (x + (pitch - width) / 2, y, width, _PLOT * value / most)
            _block(svg, chart, number, at)


def _axis(svg: Element, top: float, most: int) -> None:
    for value in sorted({0, most}):
        y = top + _PLOT * (1 - value / most)
        line = {"x1": f"{_MARGIN}", "x2": f"{_WIDTH}", "y1": f"{y:g}", "y2": f"{y:g}"}
        SubElement(svg, "line", {"class": "wl-chart__line", **line})
        _text(svg, _MARGIN - 6, y + 5, f"{value:,}", "wl-chart__scale")


def _ends(svg: Element, chart: Chart, y: float) -> None:
    """Label the first and the last column; the table names them all."""
    if chart.rows:
        _text(svg, _MARGIN, y, _short(chart.rows[0].label), "wl-chart__label")
    if len(chart.rows) > 1:
        _text(svg, _WIDTH, y, _short(chart.rows[-1].label), "wl-chart__scale")


def _block(svg: Element, chart: Chart, number: int, at: tuple[float, float, float, float]) -> None:
    x, y, width, height = (f"{value:.2f}" for value in at)
    place = {"x": x, "y": y, "width": width, "height": height}
    fill = f"url(#{chart.key}-{number})"
    SubElement(svg, "rect", {"class": "wl-chart__block", "fill": fill, **place})


def _text(svg: Element, x: float, y: float, words: str, kind: str) -> None:
    SubElement(svg, "text", {"class": kind, "x": f"{x:.2f}", "y": f"{y:.2f}"}).text = words


def _short(words: str) -> str:
    clean = _clean(words)
    return clean if len(clean) <= _LONGEST_LABEL else f"{clean[: _LONGEST_LABEL - 1].rstrip()}…"


def _clean(words: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(letter if letter.isprintable() else " " for letter in words)
