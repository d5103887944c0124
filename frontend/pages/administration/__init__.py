"""The administrator's pages: people, organisations, the register of accredited researchers."""

from flask import Blueprint

from frontend.pages.administration import (
    organisation,
    organisations,
    overview,
    people,
    person,
    register,
)


def blueprints() -> tuple[Blueprint, ...]:
    """Return the routes of the administration."""
    modules = (overview, people, person, organisations, organisation, register)
    return tuple(module.blueprint for module in modules)
