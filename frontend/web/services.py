"""The installation that the pages of this process serve."""

from flask import Flask, current_app

from frontend.wiring import Installation

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
