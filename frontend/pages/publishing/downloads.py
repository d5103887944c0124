"""What a run did, and what records lack, as files for a spreadsheet or a program."""

from collections.abc import Iterator

import msgspec
from flask import Blueprint, Response

from catalogue.domain.run import RecordOutcome
from catalogue.policy.entrances import Permission
from catalogue.services.record_care import RecordInCare
from frontend.exports.findings import (
    COLUMNS,
    FINDING_COLUMNS,
    finding_cells,
    finding_rows,
    report_pieces,
)
from frontend.exports.outcomes import judged_records
from frontend.exports.tables import MEDIA_TYPE, csv_lines
from frontend.pages.publishing import record_words
from frontend.pages.publishing.records import asked_filter
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.viewing import current_viewer

blueprint = Blueprint("publishing_downloads", __name__)

_CSV = "csv"
_JSON = "application/json"
_OUTCOMES = ("outcome", "identifier", "title", "type", "record")
_RECORDS = ("title", "identifier", "source", "type", "access rights", "assumed")
_COUNTS = (
    "mandatory met",
    "mandatory met after repair",
    "mandatory",
    "recommended met",
    "recommended met after repair",
    "recommended",
    "missing",
    "record",
)


@blueprint.get("/publishing/runs/<run_id>/outcomes.<any(csv, json):form>")
@open_to(Permission.LOOK_AFTER_RECORDS)
def outcomes(run_id: str, form: str) -> Response:
    """Send every outcome of a run with its findings, one finding a row or one record a line."""
    care = services().run_care
    opened = care.open(current_viewer(), run_id)
    every = care.every_outcome(opened)
    if form == _CSV:
        site = services().settings.public_url
        rows = (row for one in every for row in _rows(one, site))
        return _table((*_OUTCOMES, *FINDING_COLUMNS), rows, "run")
    return _lines(msgspec.json.encode(one) for one in every)


@blueprint.get("/publishing/runs/<run_id>/findings.<any(csv, json):form>")
@open_to(Permission.LOOK_AFTER_RECORDS)
def findings(run_id: str, form: str) -> Response:
    """Send the report on a run, as on any file that is checked: a finding a row, or all in one."""
    care, site = services().run_care, services().settings.public_url
    opened = care.open(current_viewer(), run_id)
    records = judged_records(care.every_outcome(opened))
    if form == _CSV:
        return _table(COLUMNS, finding_rows(records, site=site), "findings")
    pieces = report_pieces(care.report(opened).grouped, records, (), site, run=opened.run.id)
    return Response(pieces, mimetype=_JSON)


@blueprint.get("/publishing/records.csv")
@open_to(Permission.LOOK_AFTER_RECORDS)
def records() -> Response:
    """Send the records that the list's filters leave, with what each lacks."""
    found = services().record_care.records(current_viewer(), asked_filter())
    return _table((*_RECORDS, *_COUNTS), map(_record_row, found.records), "records")


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]], name: str) -> Response:
    answer = Response(csv_lines(head, rows), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _lines(encoded: Iterator[bytes]) -> Response:
    """Send a JSON list while it is made: a first harvest has as many outcomes as records."""

    def pieces() -> Iterator[bytes]:
        between = b"["
        for one in encoded:
            yield between + one
            between = b",\n"
        yield b"]\n" if between != b"[" else b"[]\n"

    return Response(pieces(), mimetype=_JSON)


def _rows(one: RecordOutcome, site: str) -> Iterator[tuple[str, ...]]:
    record = (one.outcome.value, one.identifier, one.title, one.type, one.id or "")
    if not one.findings:
        yield (*record, *[""] * len(FINDING_COLUMNS))
    for finding in one.findings:
        yield (*record, *finding_cells(finding, site))


def _record_row(record: RecordInCare) -> tuple[str, ...]:
    conformance = record.conformance
    return (
        record_words.title(record),
        record.shown.identifier,
        record.shown.source,
        type(record.shown.resource).__name__,
        record.shown.resource.access_rights.value,
        " ".join(record.shown.resource.assumed),
        str(conformance.mandatory_met),
        str(conformance.mandatory_repaired),
        str(conformance.mandatory_total),
        str(conformance.recommended_met),
        str(conformance.recommended_repaired),
        str(conformance.recommended_total),
        "; ".join(dict.fromkeys(finding.path for finding in record.missing)),
        record.shown.id,
    )
