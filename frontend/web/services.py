"""The installation that the pages of this process serve."""

from contextlib import suppress

from flask import Flask, current_app

from catalogue.errors import CatalogueError
from frontend.wiring import Installation
from search.errors import SearchError

_KEY = "wayleave"


def serve(app: Flask, installation: Installation) -> None:
    """Give an application the installation that it serves."""
    app.extensions[_KEY] = installation


def services() -> Installation:
    """Return the services of the installation that this request is about."""
    installation = current_app.extensions[_KEY]
    if not isinstance(installation, Installation):  # pragma: no cover - narrows the type
        raise TypeError(type(installation))
    return installation


def opened(app: Flask) -> None:
    """Open what an application serves from, in this process, so that the first visitor need not."""
    with app.app_context():
        installation = services()
    with suppress(CatalogueError, SearchError):  # it may come up later; until then: 503
        _ = installation.store, installation.engine, installation.discovery, installation.sessions


def closed(app: Flask) -> None:
    """Let go of what an application serves from."""
    with app.app_context():
        services().close()
