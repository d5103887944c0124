"""Signing in and out: with a password of ours, or at a provider of single sign-on."""

from flask import Blueprint

from frontend.signon import passwords, provider_pages, signing_in


def blueprints() -> tuple[Blueprint, ...]:
    """Return the routes of signing in."""
    return (signing_in.blueprint, provider_pages.blueprint, passwords.blueprint)
