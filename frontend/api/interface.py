"""The interface put together: every route in one list, and the document that describes them."""

from http import HTTPStatus

from flask import Flask
from flask_smorest import Api

from frontend.api.blueprint import blueprint
from frontend.api.documentation import blueprint as documentation
from frontend.api.problem import Problem
from frontend.api.resource_schemas import describe_resource
from frontend.api.views import place_all
from frontend.web.sessions import RowSessions

VERSION = "1.0.0"
_DESCRIPTION = (
    "Search the catalogue and read its records as JSON. Whoever asks without signing in is given "
    "what is public. Names of fields stay as they are within version 1; new ones may come, so "
    "ignore those that you do not know. Parameters that are not described here are refused."
)


class _Api(Api):  # type: ignore[misc]  # flask-smorest has no types
    """Describes errors as the whole site answers them, and leaves answering to it."""

    ERROR_SCHEMA = Problem
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """Leave errors to ``frontend.web.failures``."""

    def _register_pagination_header(self) -> None:
        """Leave out what flask-smorest pages lists with: ours say it in the body."""

    def _register_responses(self) -> None:
        for status in HTTPStatus:
            described: dict[str, object] = {"description": status.phrase}
            if status >= HTTPStatus.BAD_REQUEST:
                described["content"] = {"application/problem+json": {"schema": Problem}}
            self.spec.components.response(status.name, described, lazy=True)


def init_app(app: Flask) -> None:
    """Serve the interface."""
    app.config["API_TITLE"] = "Catalogue API"
    app.config["API_VERSION"] = VERSION
    app.config["OPENAPI_VERSION"] = "3.1.0"
    for option, value in {"sort_keys": False, "ensure_ascii": False, "compact": True}.items():
        setattr(app.json, option, value)
    described = {"info": {"description": _DESCRIPTION}, "servers": [{"url": "/"}]}
    api = _Api(app, spec_kwargs=described)
    api.spec.components.security_scheme("session", session_scheme(app))
    api.ma_plugin.converter.add_attribute_function(describe_resource)
    api.register_blueprint(blueprint)
    app.register_blueprint(documentation)


def session_scheme(app: Flask) -> dict[str, str]:
    """Describe the cookie that says who asks."""
    interface = app.session_interface
    name = interface.cookie if isinstance(interface, RowSessions) else ""
    said = "The cookie of a session, as a browser has it after signing in."
    return {"type": "apiKey", "in": "cookie", "name": name, "description": said}


place_all()
