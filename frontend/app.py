"""The web application: an installation, and every way into it over HTTP."""

import os
from collections.abc import Iterable

from flask import Blueprint, Flask

from catalogue.settings import Settings
from frontend import api
from frontend.pages import blueprints as pages
from frontend.web import (
    failures,
    forms,
    health,
    limits,
    logs,
    navigation,
    permits,
    proxies,
    request_ids,
    security_headers,
    sessions,
    templates,
)
from frontend.web.assets import Assets
from frontend.web.services import serve
from frontend.wiring import Installation


def create_app(settings: Settings | None = None, installation: Installation | None = None) -> Flask:
    """Make the application; without settings they are read from the environment.

    Nothing is opened before the first request, so that processes may fork after this.
    """
    if installation is None:
        installation = Installation(settings or Settings.from_env(os.environ))
    app = Flask("frontend", static_folder=None, template_folder=None)
    app.url_map.merge_slashes = False  # that redirects to whatever host a request names
    serve(app, installation)
    limits.init_app(app)
    request_ids.init_app(app)
    logs.init_app(app)
    sessions.init_app(app)
    forms.init_app(app)
    permits.init_app(app)
    failures.init_app(app)
    assets = Assets()
    templates.init_app(app, assets)
    navigation.init_app(app)
    security_headers.init_app(app)
    _register(app, (health.blueprint, *pages()))
    api.init_app(app)
    assets.serve(app)
    proxies.init_app(app)
    return app


def _register(app: Flask, blueprints: Iterable[Blueprint]) -> None:
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
