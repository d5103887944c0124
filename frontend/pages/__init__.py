"""The pages, one module or package for each journey."""

from flask import Blueprint

from frontend import signon
from frontend.pages import about, finding, publishing
from frontend.pages.record.view import blueprint as record


def blueprints() -> tuple[Blueprint, ...]:
    """Return every journey's routes."""
    return (*finding.blueprints(), *publishing.blueprints(), about.blueprint, record, *signon.blueprints())
