"""The quality of all records of an organisation, for those who look after them."""

from flask import Blueprint, Response

from catalogue.policy.entrances import Permission
from catalogue.services.quality.telling import OrganisationQuality
from frontend.pages.quality import words
from frontend.pages.quality.charting import trend
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer

blueprint = Blueprint("quality_organisations", __name__)


@blueprint.get("/publishing/organisations/<slug>")
@open_to(Permission.LOOK_AFTER_RECORDS)
def show(slug: str) -> Response:
    """Show an organisation's score, its parts, how it went, and what would raise it."""
    told = services().quality.organisation(current_viewer(), slug)
    return page(
        "quality/organisation.html",
        organisation=told.organisation,
        lines=words.of_many(told.summary),
        bands=words.in_bands(told.summary),
        summary=told.summary,
        to_do=words.to_do(told.summary),
        trend=trend(told.history),
        sources=_sources(told),
    )


def _sources(told: OrganisationQuality) -> list[tuple[str, int, words.ScoreLines | None]]:
    return [(name, summary.records, words.of_many(summary)) for name, summary in told.sources]
