"""Asking for access: the way to the data, the request, and following it."""

from flask import Blueprint

from frontend.pages.asking import advice, applicant_moves, checking, mine, sections
from frontend.pages.moving.answer_words import FILTERS

for _name, _words in FILTERS.items():
    mine.blueprint.add_app_template_filter(_words, _name)


def blueprints() -> tuple[Blueprint, ...]:
    """Return the routes of asking."""
    return (
        advice.blueprint,
        mine.blueprint,
        checking.blueprint,
        applicant_moves.blueprint,
        sections.blueprint,
    )
