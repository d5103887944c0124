"""``/validate``: the report on metadata that is sent or that is at an address; nothing is kept."""

from http import HTTPStatus
from typing import Final

import msgspec
from flask import Response, request
from flask.views import MethodView
from werkzeug.exceptions import UnsupportedMediaType

from catalogue.errors import UnreadableInputError
from catalogue.policy.entrances import Permission
from catalogue.services.addresses import UnusableFieldError
from frontend.api.arguments import Arguments
from frontend.api.blueprint import blueprint
from frontend.api.validating_schemas import AddressToCheck, CheckReport
from frontend.exports.checks import as_json
from frontend.pages.validating.asked import Asked, checked_address, named
from frontend.pages.validating.view import made, most_bytes, status_of
from frontend.signon.forms import asker
from frontend.web.failures import answer
from frontend.web.forms import takes_programs
from frontend.web.limits import takes
from frontend.web.permits import open_to
from frontend.web.services import services

_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What can be sent, with the suffix that a file of it has; without one the content tells.
_SUFFIXES: Final = {
    "text/turtle": ".ttl",
    "application/ld+json": ".jsonld",
    "application/rdf+xml": ".rdf",
    "application/n-triples": ".nt",
    "application/trig": ".trig",
    "application/n-quads": ".nq",
    "application/json": ".json",
    "application/yaml": ".yaml",
    "text/yaml": ".yaml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/csv": ".csv",
    _SHEET: ".xlsx",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "text/plain": "",
    "application/octet-stream": "",
}
_BINARY: Final = {"type": "string", "format": "binary"}
_BODY: Final[dict[str, object]] = {
    "required": True,
    "description": "The metadata itself, or as JSON the address at which it is.",
    "content": {kind: {"schema": _BINARY} for kind in _SUFFIXES if kind != "application/json"}
    | {"application/json": {"schema": AddressToCheck}},
}
_ERRORS: Final = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.TOO_MANY_REQUESTS,
)
_SENT: Final = "What was sent"


class _Address(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    url: str


_address: Final = msgspec.json.Decoder(_Address)


@takes_programs
@takes(most_bytes)
@open_to(Permission.EVERYONE)
class Validate(MethodView):
    """Metadata that is checked."""

    @blueprint.operation("validate", CheckReport, Arguments, *_ERRORS, body=_BODY)
    def post(self, _asked: dict[str, object]) -> Response:
        """Check metadata and say what to mend.

        Send it with its content type, or `{"url": "https://…"}` for what is at a public address;
        any other JSON is taken for metadata. What cannot be read at all is answered with 422 and
        the reason.
        """
        wanted = _wanted()
        services().checking.admit(asker())
        found = made(wanted)
        status = status_of(found)
        if status is not HTTPStatus.OK:
            return answer(status, found.report.error)
        site = services().settings.public_url
        return Response(as_json(found, site), mimetype="application/json")


def _wanted() -> Asked:
    kind = request.mimetype
    if kind and kind not in _SUFFIXES:
        raise UnsupportedMediaType
    content = request.get_data()
    if not content.strip():
        raise UnreadableInputError("The request has no body. Send metadata, or a JSON address.")
    # Of another kind, somebody else's page could have a browser send it.
    if kind == "application/json":
        try:
            return Asked(url=checked_address(_address.decode(content).url))
        except UnusableFieldError as error:
            raise UnreadableInputError(f"url: {error}") from error
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass  # no address but metadata
    return Asked(document=named(content, _SUFFIXES.get(kind, ""), _SENT))
