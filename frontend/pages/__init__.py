"""The pages, one module or package for each journey."""

from flask import Blueprint

from frontend.pages import about, finding
from frontend.pages.record.view import blueprint as record


def blueprints() -> tuple[Blueprint, ...]:
    """Return every journey's routes."""
    return (*finding.blueprints(), about.blueprint, record)
