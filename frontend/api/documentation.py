"""The OpenAPI document, and a page for people made of it."""

from typing import Any

import msgspec
from flask import Blueprint, Response, current_app

from catalogue.policy.entrances import Permission
from frontend.api.described import described_operations, described_schemas
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page

blueprint = Blueprint("api_documentation", __name__, url_prefix="/api/v1")

_TAGS = {
    "Finding": "Looking for records, as the search page does.",
    "Records": "One record, with everything that may be shown of it.",
    "Organisations and themes": "What the records are grouped by, with counts.",
    "Checking": "What this catalogue would make of metadata; for everybody, and nothing is kept.",
    "Sources and runs": "How harvests went; for those who look after a source, signed in.",
}


@blueprint.get("/openapi.json")
@open_to(Permission.EVERYONE)
def as_json() -> Response:
    """Give the OpenAPI document."""
    return Response(msgspec.json.encode(document()), mimetype="application/json")


@blueprint.get("/documentation")
@open_to(Permission.EVERYONE)
def as_page() -> Response:
    """Show the interface to a person."""
    described = document()
    return page(
        "api-documentation.html",
        info=described["info"],
        groups=[(tag, said, described_operations(described, tag)) for tag, said in _TAGS.items()],
        schemas=described_schemas(described),
        base=services().settings.public_url,
    )


def document() -> dict[str, Any]:
    """Return the OpenAPI document of this application's interface."""
    api = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    described: dict[str, Any] = api.spec.to_dict()
    described["tags"] = [{"name": tag, "description": said} for tag, said in _TAGS.items()]
    return described
