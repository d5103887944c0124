"""Our JSON-LD context at its address: what documents name that are written in its terms."""

from flask import Blueprint, Response

from catalogue.policy.entrances import Permission
from frontend.web.permits import open_to
from frontend.web.validators import answer_with
from schemas.rdf.own_context import NAME, as_document
from schemas.rdf.syntax import Syntax

blueprint = Blueprint("contexts", __name__)


@blueprint.get(f"/contexts/{NAME}.jsonld")
@open_to(Permission.EVERYONE)
def give() -> Response:
    """Give the context; pages of other sites may read it too."""
    answer = answer_with(as_document().encode(), Syntax.JSON_LD.media_type)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
