"""The shapes of the UK profile: for programs at their address, for people on a page."""

from flask import Blueprint, Response, request

from catalogue.policy.entrances import Permission
from frontend.pages.shapes.explained import explained
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.validators import answer_with
from schemas.rdf.syntax import Syntax
from schemas.shacl.publishing import PUBLISHED, in_syntax

blueprint = Blueprint("shapes", __name__)

_NAMES = "any({})".format(",".join(f'"{name}"' for name in PUBLISHED))
_SYNTAXES = {"ttl": Syntax.TURTLE, "jsonld": Syntax.JSON_LD}


@blueprint.get("/shapes")
@open_to(Permission.EVERYONE)
def show() -> Response:
    """Explain in plain English what the shapes ask for."""
    return page("shapes/shapes.html", classes=explained(), site=services().settings.public_url)


@blueprint.get(f"/shapes/<{_NAMES}:name>.<any(ttl,jsonld):form>")
@open_to(Permission.EVERYONE)
def give(name: str, form: str) -> Response:
    """Give a file of shapes in a syntax."""
    return _answer(name, _SYNTAXES[form])


@blueprint.get(f"/shapes/<{_NAMES}:name>")
@open_to(Permission.EVERYONE)
def give_what_is_wanted(name: str) -> Response:
    """Give a file of shapes in the syntax that the asker prefers; Turtle when it has no wish."""
    by_type = {syntax.media_type: syntax for syntax in _SYNTAXES.values()}
    wanted = request.accept_mimetypes.best_match(list(by_type), default=Syntax.TURTLE.media_type)
    answer = _answer(name, by_type[wanted])
    answer.vary.add("Accept")
    return answer


def _answer(name: str, syntax: Syntax) -> Response:
    return answer_with(in_syntax(name, syntax), f"{syntax.media_type}; charset=utf-8")
