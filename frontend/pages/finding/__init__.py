"""Finding data: the home page, results, suggestions, organisations and themes."""

from flask import Blueprint

from frontend.pages.finding import group_pages, home, results, suggestions


def blueprints() -> tuple[Blueprint, ...]:
    """Return the routes of this journey."""
    modules = (home, results, suggestions, group_pages)
    return tuple(module.blueprint for module in modules)
