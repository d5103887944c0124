"""A line through the figures of one series, drawn as the other charts are; see ``charts``."""

from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from frontend.charts import Chart, Figure

_WIDTH, _PLOT, _LEFT, _TOP, _FOOT = 360, 150, 44, 14, 26


def line(chart: Chart, most: int) -> Figure:
    """Draw a line through the only series of a chart, from zero to ``most``."""
    if len(chart.series) != 1 or not chart.rows:
        raise ValueError("a line has one series and at least one figure")
    svg = _canvas(chart)
    for value in (0, most // 2, most):
        _level(svg, value, most)
    points = [_place(chart, number, most) for number in range(len(chart.rows))]
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    SubElement(svg, "polyline", {"class": "wl-chart__path", "points": path})
    for x, y in points:
        centre = {"cx": f"{x:.2f}", "cy": f"{y:.2f}", "r": "4"}
        SubElement(svg, "circle", {"class": "wl-chart__point", **centre})
    _ends(svg, chart)
    # Every text was cleaned, and the serialiser escapes them.
    return Figure(chart=chart, svg=Markup(tostring(svg, encoding="unicode")))  # noqa: S704


def _canvas(chart: Chart) -> Element:
    names = f"{chart.key}-title {chart.key}-description"
    box = f"0 0 {_WIDTH} {_TOP + _PLOT + _FOOT}"
    given = {"class": "wl-chart", "viewBox": box, "role": "img", "aria-labelledby": names}
    svg = Element("svg", given)
    SubElement(svg, "title", {"id": f"{chart.key}-title"}).text = chart.title
    first, last = chart.rows[0], chart.rows[-1]
    told = f"From {first.total} on {first.label} to {last.total} on {last.label}."
    described = SubElement(svg, "desc", {"id": f"{chart.key}-description"})
    described.text = f"{told} The table beside has every figure."
    return svg


def _level(svg: Element, value: int, most: int) -> None:
    y = _height(value, most)
    ends = {"x1": f"{_LEFT}", "x2": f"{_WIDTH}", "y1": f"{y:g}", "y2": f"{y:g}"}
    SubElement(svg, "line", {"class": "wl-chart__line", **ends})
    _text(svg, _LEFT - 6, y + 5, f"{value:,}", "wl-chart__scale")


def _place(chart: Chart, number: int, most: int) -> tuple[float, float]:
    room = _WIDTH - _LEFT - 12
    x = _LEFT + 6 + room * number / max(1, len(chart.rows) - 1)
    return x, _height(chart.rows[number].total, most)


def _height(value: int, most: int) -> float:
    return _TOP + _PLOT * (1 - min(value, most) / most)


def _ends(svg: Element, chart: Chart) -> None:
    y = _TOP + _PLOT + 20
    _text(svg, _LEFT, y, chart.rows[0].label, "wl-chart__label")
    if len(chart.rows) > 1:
        _text(svg, _WIDTH, y, chart.rows[-1].label, "wl-chart__scale")


def _text(svg: Element, x: float, y: float, words: str, kind: str) -> None:
    SubElement(svg, "text", {"class": kind, "x": f"{x:.2f}", "y": f"{y:.2f}"}).text = words
