"""Addresses: the whole ones that others are told, and what the parameters of ours hold."""

from flask import request

from frontend.web.services import services


def public_address(path: str) -> str:
    """Return the whole address of a path of ours, as the outside is to call it."""
    return services().settings.public_url.rstrip("/") + path


def parameter(name: str) -> str:
    """Return a parameter of the address; empty when it is not there."""
    return request.args.get(name, "")
