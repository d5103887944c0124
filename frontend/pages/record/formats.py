"""The formats that a record can be had in beside its page."""

from collections.abc import Mapping

from flask import Response, request

from catalogue.policy.projection import ProjectedRecord
from frontend.exports.records import export
from frontend.web.validators import answer_with

#: By the ending of the address; what an asker can prefer in ``Accept``.
MEDIA_TYPES: Mapping[str, str] = {
    "ttl": "text/turtle",
    "xml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "json": "application/json",
}
NAMES: Mapping[str, str] = {
    "ttl": "Turtle",
    "xml": "RDF/XML",
    "jsonld": "JSON-LD",
    "nt": "N-Triples",
    "json": "JSON",
}
HTML = "text/html"


def preferred() -> str | None:
    """Return the ending of the format that the asker prefers, ``html`` for the page.

    Nothing when the asker accepts none of them.
    """
    offered = {HTML: "html", **{media_type: form for form, media_type in MEDIA_TYPES.items()}}
    if not request.accept_mimetypes:
        return "html"
    best = request.accept_mimetypes.best_match(list(offered))
    return offered[best] if best else None


def in_format(projected: ProjectedRecord, form: str) -> Response:
    """Write a record in one of the formats."""
    return answer_with(export(projected, form), MEDIA_TYPES[form])
