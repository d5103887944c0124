"""What completes a word being typed, for the search field's script."""

import msgspec
from flask import Blueprint, Response, request

from catalogue.policy.entrances import Permission
from frontend.pages.finding.asking import sayable
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.viewing import current_audience

blueprint = Blueprint("suggestions", __name__)

_LONGEST = 100


@blueprint.get("/suggest")
@open_to(Permission.EVERYONE)
def give() -> Response:
    """Give titles and keywords that continue what is typed, as plain text in JSON."""
    typed = sayable(request.args.get("q", ""))[:_LONGEST]
    found = services().discovery.suggest(current_audience(), typed) if typed.strip() else ()
    return Response(msgspec.json.encode({"suggestions": found}), mimetype="application/json")
