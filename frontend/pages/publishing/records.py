"""The department's records with what each lacks, and the report of one."""

from collections.abc import Mapping

from flask import Blueprint, Response, request

from catalogue.domain.record import FieldClass
from catalogue.policy.entrances import Permission
from catalogue.services.record_care import RecordInCare
from catalogue.store.record_lists import RecordFilter
from frontend.charts import Chart, Figure, Row, bars
from frontend.pages.publishing import deed_words, record_words, run_words
from frontend.pages.publishing.paging import (
    PER_PAGE,
    Paging,
    asked_page,
    offset_of,
    with_parameters,
)
from frontend.pages.publishing.typed import typed_words
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer
from schemas.findings import Severity
from schemas.model import AccessRights

blueprint = Blueprint("publishing_records", __name__)

CLASSES: Mapping[FieldClass, str] = {
    FieldClass.VARIABLES: "Variables: names and descriptions of tables and columns",
    FieldClass.COUNTS: "Counts: how many records, exactly",
    FieldClass.TECHNICAL: "Technical detail: addresses of files and services, system names",
}


def asked_filter() -> RecordFilter:
    """Return which records are asked for; what is no choice of ours counts as not chosen."""
    asked = request.args
    source = asked.get("source", "")
    return RecordFilter(
        sources=frozenset({source} if source else ()),
        words=typed_words(),
        only_gaps=asked.get("show") == "gaps",
        only_hidden=asked.get("show") == "hidden",
        type=asked.get("type", "") if asked.get("type") in run_words.TYPES else "",
        access_rights=asked.get("rights", "") if asked.get("rights") in set(AccessRights) else "",
    )


@blueprint.get("/publishing/records")
@open_to(Permission.LOOK_AFTER_RECORDS)
def show_all() -> Response:
    """Show the records of the viewer's sources, the worst described first."""
    viewer, wanted, number = current_viewer(), asked_filter(), asked_page()
    found = services().record_care.records(viewer, wanted, offset_of(number), PER_PAGE)
    return page(
        "publishing/records.html",
        found=found,
        wanted=wanted,
        sources=sorted(viewer.owned_sources),
        asked_source=request.args.get("source", ""),
        types=run_words.TYPES,
        rights=record_words.RIGHTS,
        paging=Paging(number=number, total=found.total),
        figure=_chart(),
        csv_address=with_parameters(path="/publishing/records.csv", page=""),
        words=record_words,
    )


@blueprint.get("/publishing/records/<record_id>")
@open_to(Permission.LOOK_AFTER_RECORDS)
def show(record_id: str) -> Response:
    """Show the report of one record, and what was decided about it."""
    record = services().record_care.record(current_viewer(), record_id)
    return page(
        "publishing/record.html",
        record=record,
        groups=_by_severity(record),
        classes=CLASSES,
        was_object=services().received.record(current_viewer(), record_id).document is not None,
        deeds=services().record_care.deeds(current_viewer(), record_id),
        deed_words=deed_words,
        words=record_words,
        run_words=run_words,
    )


def _by_severity(record: RecordInCare) -> list[tuple[Severity, list[object]]]:
    groups = [(s, [f for f in record.findings if f.severity is s]) for s in Severity]
    return [(severity, list(found)) for severity, found in groups if found]


def _chart() -> Figure | None:
    counted = services().record_care.conformance(current_viewer())
    if not counted:
        return None
    rows = tuple(Row(source, figures) for source, figures in counted)
    return bars(
        Chart(
            key="conformance",
            title="How complete the records of each source are",
            of="Source",
            unit=("record", "records"),
            series=record_words.BANDS,
            rows=rows,
        )
    )
