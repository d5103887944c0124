"""Answering requests for the owner of the data: the inbox, a case, and every decision."""

from flask import Blueprint

from frontend.pages.answering import cases, decisions, team


def blueprints() -> tuple[Blueprint, ...]:
    """Return the routes of answering."""
    return (cases.blueprint, team.blueprint, decisions.blueprint)
