"""The sources that somebody looks after, and each one's own page."""

from flask import Blueprint, Response

from catalogue.domain.run import Run
from catalogue.policy.entrances import Permission
from frontend.charts import Chart, Figure, Row, columns
from frontend.pages.publishing import deed_words, run_words
from frontend.pages.publishing.kind_words import kind_in_words
from frontend.pages.quality import words as quality_words
from frontend.pages.quality.charting import trend
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer
from frontend.web.words import short_day

blueprint = Blueprint("publishing_sources", __name__)


@blueprint.get("/publishing")
@open_to(Permission.LOOK_AFTER_RECORDS)
def show_all() -> Response:
    """Show the sources that the viewer looks after, what needs them first."""
    standings = services().source_care.sources(current_viewer())
    return page(
        "publishing/sources.html",
        standings=standings,
        needs={s.source.name: run_words.needs(s) for s in standings},
        words=run_words,
        may_add=services().source_settings.organisations_for(current_viewer()),
    )


@blueprint.get("/publishing/sources/<name>")
@open_to(Permission.LOOK_AFTER_RECORDS)
def show(name: str) -> Response:
    """Show one source: how it stands, how it is treated, and its history."""
    viewer = current_viewer()
    standing = services().source_care.source(viewer, name)
    history = services().source_care.history(viewer, name)
    quality = services().quality.source(viewer, name)
    return page(
        "publishing/source.html",
        standing=standing,
        kind=kind_in_words(standing.source.kind),
        needs=run_words.needs(standing),
        history=history,
        figure=_history_chart(history) if history else None,
        summary=quality.summary,
        lines=quality_words.of_many(quality.summary),
        bands=quality_words.in_bands(quality.summary),
        to_do=quality_words.to_do(quality.summary),
        trend=trend(quality.history),
        words=run_words,
        deeds=services().source_care.deeds(viewer, name),
        deed_words=deed_words,
        request=services().source_settings.asked_harvest(viewer, name),
        may_have_back=name in viewer.owned_sources,
    )


def _history_chart(history: list[Run]) -> Figure:
    rows = tuple(
        Row(
            short_day(run.started_at),
            (
                run.counts.created,
                run.counts.updated,
                run.counts.rejected,
                run.counts.retired + run.counts.held,
            ),
        )
        for run in reversed(history)
    )
    chart = Chart(
        key="history",
        title="What each harvest changed",
        of="Harvest",
        unit=("change", "changes"),
        series=("New", "Changed", "Rejected", "Retired or held"),
        rows=rows,
    )
    return columns(chart)
