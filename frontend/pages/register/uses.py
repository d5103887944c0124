"""The register as a page, as CSV and as JSON; the same for everybody."""

from collections.abc import Sequence

import msgspec
from flask import Blueprint, Response, request

from catalogue.policy.entrances import Permission
from catalogue.services.access.public_register import RegisteredUse
from frontend.exports.tables import MEDIA_TYPE, csv_lines
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page

blueprint = Blueprint("register_of_uses", __name__)

_COLUMNS = tuple(RegisteredUse.__struct_fields__)


@blueprint.get("/register")
@open_to(Permission.EVERYONE)
def show() -> Response:
    """Show the register, narrowed to an owner or to words."""
    uses = services().access.register.uses()
    owner, words = request.args.get("owner", ""), request.args.get("words", "").strip()
    shown = [use for use in uses if owner in {"", use.owner} and _has(use, words)]
    owners = sorted({use.owner for use in uses})
    return page(
        "register/uses.html", uses=shown, total=len(uses), owners=owners, owner=owner, words=words
    )


@blueprint.get("/register.csv")
@open_to(Permission.EVERYONE)
def show_csv() -> Response:
    """Give the register as CSV."""
    rows = (_cells(use) for use in services().access.register.uses())
    answered = Response("".join(csv_lines(_COLUMNS, rows)), content_type=MEDIA_TYPE)
    answered.headers["Content-Disposition"] = 'attachment; filename="register-of-uses.csv"'
    return answered


@blueprint.get("/register.json")
@open_to(Permission.EVERYONE)
def show_json() -> Response:
    """Give the register as JSON."""
    body = msgspec.json.encode({"uses": services().access.register.uses()})
    return Response(body, mimetype="application/json")


def _has(use: RegisteredUse, words: str) -> bool:
    text = " ".join((use.title, use.lay_summary, use.organisation, *use.datasets)).casefold()
    return all(word in text for word in words.casefold().split())


def _cells(use: RegisteredUse) -> Sequence[str]:
    values = (getattr(use, column) for column in _COLUMNS)
    return ["; ".join(v) if isinstance(v, tuple) else str(v or "") for v in values]
