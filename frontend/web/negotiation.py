"""What an asker would rather have: a page, or something for programs."""

from flask import request

_PROGRAMS = ("application/json", "application/problem+json")


def wants_page() -> bool:
    """Tell whether an error is to be a page: not for the API, nor for who asks for JSON only."""
    if request.path.startswith("/api/"):
        return False
    best = request.accept_mimetypes.best_match(("text/html", *_PROGRAMS), default="text/html")
    return best == "text/html"
