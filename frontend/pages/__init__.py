"""The pages, one module or package for each journey."""

from flask import Blueprint

from frontend.pages import finding


def blueprints() -> tuple[Blueprint, ...]:
    """Return every journey's routes."""
    return (*finding.blueprints(),)
