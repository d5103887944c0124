"""What a source sent, given back to the owner of the data: exactly, and as one whole record."""

from collections.abc import Iterable

from flask import Blueprint, Response

from catalogue.errors import NotFoundError
from catalogue.policy.entrances import Permission
from frontend.exports.complete import complete
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.viewing import current_viewer
from schemas.rdf.syntax import Syntax

blueprint = Blueprint("publishing_received", __name__)

_JSON = "json"


@blueprint.get("/publishing/records/<record_id>/received.<any(nt,json):form>")
@open_to(Permission.LOOK_AFTER_RECORDS)
def record(record_id: str, form: str) -> Response:
    """Send a record as it was received: its statements, or the object that it was made of."""
    received = services().received.record(current_viewer(), record_id)
    if form != _JSON:
        return _file([received.graph], Syntax.N_TRIPLES.media_type, f"{record_id}.nt")
    if received.document is None:
        raise NotFoundError("The record was received as RDF; there is no JSON object of it.")
    return _file([received.document.encode() + b"\n"], "application/json", f"{record_id}.json")


@blueprint.get("/publishing/records/<record_id>/complete.<any(ttl,xml,jsonld,nt,trig,nq):form>")
@open_to(Permission.LOOK_AFTER_RECORDS)
def whole(record_id: str, form: str) -> Response:
    """Send a record with all that the catalogue has no room for, to be read again anywhere."""
    received = services().received.record(current_viewer(), record_id)
    syntax = Syntax(form)
    return _file([complete(received, syntax)], syntax.media_type, f"{record_id}{syntax.suffix}")


@blueprint.get("/publishing/sources/<name>/received.nt")
@open_to(Permission.LOOK_AFTER_RECORDS)
def source(name: str) -> Response:
    """Send all that a source sent in its latest harvest."""
    pieces = services().received.source(current_viewer(), name)
    return _file(pieces, Syntax.N_TRIPLES.media_type, "received.nt")


def _file(pieces: Iterable[bytes], media_type: str, name: str) -> Response:
    answer = Response(pieces)
    answer.content_type = media_type
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
