"""What every operation of the interface has in common: its errors, its entity tag, its types."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NamedTuple, TypeVar

from flask import Response, request
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import Schema
from webargs.flaskparser import FlaskParser

_View = TypeVar("_View", bound=Callable[..., object])

#: Whatever is asked, these can be the answer.
_ALWAYS = (
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
)


class Part(NamedTuple):
    """A part of an address, described."""

    name: str
    said: str
    example: str


class _Parser(FlaskParser):
    """Reads parameters as their schema says, which refuses those that it does not know."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {}  # noqa: RUF012 - as webargs declares it


class ApiBlueprint(Blueprint):  # type: ignore[misc]  # flask-smorest has no types
    """Routes of the interface, each described where it is written."""

    ARGUMENTS_PARSER = _Parser()

    def operation(
        self,
        name: str,
        gives: type[Schema],
        asks: type[Schema],
        *errors: HTTPStatus,
        body: dict[str, object] | None = None,
    ) -> Callable[[_View], _View]:
        """Say what a method asks for, what it gives, and which errors it has beside the usual.

        The name is what programs that write clients call it; ``body`` describes what is sent, and
        what is made of that is the same never again.
        """

        def declare(view: _View) -> _View:
            described = self.arguments(asks, location="query")(view)
            for status in (*_ALWAYS, *errors):
                described = self.alt_response(int(status), response=status.name)(described)
            described = self.response(int(HTTPStatus.OK), gives)(described)
            described = self.doc(operationId=name, **_security(errors))(described)
            if body is not None:
                return self.doc(requestBody=body)(described)  # type: ignore[no-any-return]
            described._apidoc["etag"] = True  # noqa: SLF001 - described here, set in _with_tag
            return described  # type: ignore[no-any-return]

        return declare

    def place(self, rule: str, view: type[MethodView], tag: str, *parts: Part) -> None:
        """Put a view at an address."""
        parameters = [
            {"in": "path", "name": part.name, "description": part.said, "example": part.example}
            for part in parts
        ]
        self.add_url_rule(rule, view_func=view, tags=[tag], parameters=parameters)


blueprint = ApiBlueprint("api", __name__, url_prefix="/api/v1")


def _security(errors: tuple[HTTPStatus, ...]) -> dict[str, object]:
    """Describe what somebody must have to be let in, where there is somebody who is not."""
    return {"security": [{"session": []}]} if HTTPStatus.UNAUTHORIZED in errors else {}


def _with_tag(response: Response) -> Response:
    """Tag an answer by its content, and answer that it has not changed if the asker has it."""
    if response.status_code == HTTPStatus.OK and request.method != "POST":
        response.add_etag()
        response.make_conditional(request.environ)
    return response


_after: Any = blueprint.after_request
_after(_with_tag)
