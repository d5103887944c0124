"""The scores of the last days as a chart, with the same figures for a table."""

from collections.abc import Sequence

from catalogue.domain.kept_quality import HistoryDay
from frontend.charts import Chart, Figure, Row
from frontend.line_chart import line


def trend(history: Sequence[HistoryDay]) -> Figure | None:
    """Draw how a score went; one day alone is no trend."""
    days = [(kept.day, kept.summary.score) for kept in history if kept.summary.score is not None]
    if len(days) < 2:  # noqa: PLR2004 - two ends make a line
        return None
    return line(
        Chart(
            key="trend",
            title="The score over time",
            of="Day",
            unit=("point", "points"),
            series=("Score out of 100",),
            rows=tuple(Row(f"{day.day} {day:%b %Y}", (score,)) for day, score in days),
        ),
        most=100,
    )
