"""My page: who I am here, what I may see and until when, and how to change that."""

from flask import Blueprint

from frontend.pages.me import account, overview, standing


def blueprints() -> tuple[Blueprint, ...]:
    """Return the routes of my page."""
    return (overview.blueprint, standing.blueprint, account.blueprint)
