"""How the catalogue stands as a whole, as far as whoever asks can list what is counted."""

from collections.abc import Sequence

from flask import Blueprint, Response

from catalogue.domain.case_words import STATE_WORDS
from catalogue.policy.entrances import Permission
from catalogue.services.figures import CaseAges, PublisherQuality
from frontend.charts import Chart, Figure, Row, bars
from frontend.pages.publishing import record_words
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_audience, current_viewer

blueprint = Blueprint("figures", __name__)

#: More bars than this are no picture any more; the rest is one bar.
_MOST_BARS = 15
_AGES = ("Under a week", "1 to 4 weeks", "4 to 12 weeks", "Longer")


@blueprint.get("/figures")
@open_to(Permission.EVERYONE)
def show() -> Response:
    """Show records by publisher and quality, and to owners the age of their cases."""
    quality = services().figures.quality(current_audience())
    cases = services().figures.cases(current_viewer())
    return page(
        "publishing/figures.html",
        total=sum(one.total for one in quality),
        complete=sum(one.counts[0] for one in quality),
        publishers=len(quality),
        quality=_quality_chart(quality),
        cases=_case_chart(cases) if cases else None,
    )


def _quality_chart(quality: Sequence[PublisherQuality]) -> Figure:
    rows = [Row(one.name, one.counts) for one in quality[:_MOST_BARS]]
    rest = quality[_MOST_BARS:]
    if rest:
        sums = tuple(sum(one.counts[i] for one in rest) for i in range(3))
        rows.append(Row(f"{len(rest)} others", sums))
    return bars(
        Chart(
            key="quality",
            title="How complete records are, by organisation",
            of="Organisation",
            unit=("record", "records"),
            series=record_words.BANDS,
            rows=tuple(rows),
        )
    )


def _case_chart(cases: Sequence[CaseAges]) -> Figure:
    rows = tuple(Row(STATE_WORDS[one.state].name, one.counts) for one in cases)
    return bars(
        Chart(
            key="cases",
            title="How long your organisation's open cases have been as they are",
            of="State",
            unit=("open case", "open cases"),
            series=_AGES,
            rows=rows,
        )
    )
