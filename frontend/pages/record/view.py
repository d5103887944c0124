"""The record's address: a page for people, and the same record in other formats for programs.

An absent record, a hidden one and one that was withdrawn are answered alike, with 404: an answer of
410 would tell that there was something, to people who could not know of it.
"""

import structlog
from flask import Blueprint, Response
from werkzeug.exceptions import NotAcceptable

from catalogue.errors import NotFoundError
from catalogue.policy.entrances import Permission
from catalogue.policy.routes import advise
from frontend.exports.records import HDRUK, export
from frontend.exports.schema_org import schema_org_script
from frontend.exports.tables import MEDIA_TYPE as CSV
from frontend.exports.variables import variables_csv
from frontend.pages.record.contents import Asked
from frontend.pages.record.formats import MEDIA_TYPES, NAMES, in_format, preferred
from frontend.pages.record.lines import Line
from frontend.pages.record.shown import record_page
from frontend.web.addresses import parameter, public_address
from frontend.web.permits import open_to
from frontend.web.reading import read_page, read_record
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.validators import answer_with
from frontend.web.viewing import current_audience, current_viewer, now
from schemas.model import Dataset
from search.errors import SearchError

blueprint = Blueprint("record", __name__)
_log = structlog.stdlib.get_logger("wayleave.record")

_SIMILAR = 5


@blueprint.get("/records/<record_id>")
@open_to(Permission.EVERYONE)
def show(record_id: str) -> Response:
    """Show a record in the format that is preferred."""
    form = preferred()
    if form == "html":
        answer = _page(record_id)
    else:
        projected = read_record(record_id)
        if form is None:
            raise NotAcceptable
        answer = in_format(projected, form)
    answer.vary.add("Accept")
    return answer


@blueprint.get("/records/<record_id>.<any(ttl,xml,jsonld,nt,json):form>")
@open_to(Permission.EVERYONE)
def show_in_format(record_id: str, form: str) -> Response:
    """Show a record in the format that the address names."""
    return in_format(read_record(record_id), form)


@blueprint.get('/records/<record_id>/<any("uk.json", "ukap.json"):form>')
@open_to(Permission.EVERYONE)
def in_uk_dialect(record_id: str, form: str) -> Response:
    """Give a record in one of the UK's own dialects."""
    return answer_with(export(read_record(record_id), form), "application/json")


@blueprint.get(f"/records/<record_id>/{HDRUK}")
@open_to(Permission.EVERYONE)
def as_hdruk(record_id: str) -> Response:
    """Give a dataset as HDR UK metadata."""
    return answer_with(export(read_record(record_id), HDRUK), "application/json")


@blueprint.get("/records/<record_id>/variables.csv")
@open_to(Permission.EVERYONE)
def variables(record_id: str) -> Response:
    """Give the data dictionary of a record to download."""
    content = variables_csv(read_record(record_id))
    if content is None:
        raise NotFoundError("The record shows no variables to this viewer.")
    answer = answer_with(content, CSV)
    answer.headers["Content-Disposition"] = f'attachment; filename="{record_id}-variables.csv"'
    return answer


def _page(record_id: str) -> Response:
    seen = read_page(record_id)
    asked = Asked.of(parameter("variable"), parameter("page"), parameter("files"))
    advice = advise(seen.projected, seen.origin.organisation, current_viewer(), now())
    address = public_address(f"/records/{record_id}")
    return page(
        "record/record.html",
        record=record_page(seen, advice, asked, _similar(record_id)),
        address=address,
        hdruk=HDRUK if isinstance(seen.projected.resource, Dataset) else None,
        formats=[(form, NAMES[form], MEDIA_TYPES[form]) for form in NAMES],
        schema_org=schema_org_script(seen.projected, address, public_address("/")),
    )


def _similar(record_id: str) -> tuple[Line, ...]:
    """Look for similar records; without the engine the page does without them."""
    try:
        found = services().discovery.similar(current_audience(), record_id, _SIMILAR)
    except (SearchError, NotFoundError) as error:
        _log.warning("no similar records", why=str(error))
        return ()
    return tuple(
        Line(text=each.title, href=f"/records/{each.id}", is_ours=True, note=each.publisher)
        for each in found
    )
