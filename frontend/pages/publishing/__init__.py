"""Looking after sources, runs and records: for publishers and administrators."""

from flask import Blueprint

from frontend.pages.publishing import (
    administration,
    decisions,
    downloads,
    figures,
    received,
    records,
    rules,
    runs,
    settings,
    sources,
    visibility,
)


def blueprints() -> tuple[Blueprint, ...]:
    """Return the routes of this journey."""
    modules = (
        sources,
        settings,
        runs,
        decisions,
        downloads,
        records,
        received,
        visibility,
        rules,
        figures,
        administration,
    )
    return tuple(module.blueprint for module in modules)
