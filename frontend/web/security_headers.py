"""The headers that tell a browser and a cache what they may do with an answer."""

from flask import Flask, Response, g

from frontend.web.request_ids import request_id
from frontend.web.services import services

_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_HSTS = "max-age=31536000; includeSubDomains"

PRIVATE = "private, no-store"
#: A cache may keep it and must ask before every use: whoever signs in asks with a cookie and is
#: answered anew, so that no public copy is taken for theirs.
PUBLIC = "public, no-cache"


def init_app(app: Flask) -> None:
    """Set the headers of every answer."""
    app.after_request(_set_headers)


def for_this_viewer_only() -> None:
    """Mark this answer as one that no cache may keep, whoever asked."""
    g.is_private = True


def _set_headers(response: Response) -> Response:
    for name, value in _FIXED.items():
        response.headers.setdefault(name, value)
    if services().settings.public_url.startswith("https://"):
        response.headers["Strict-Transport-Security"] = _HSTS
    response.headers.setdefault("Content-Security-Policy", _policy(response))
    if _is_private(response):
        response.headers["Cache-Control"] = PRIVATE
    else:
        response.headers.setdefault("Cache-Control", PUBLIC)
    return response


def _policy(response: Response) -> str:
    if response.mimetype != "text/html":
        return "default-src 'none'; frame-ancestors 'none'; sandbox"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{request_id()}'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def _is_private(response: Response) -> bool:
    """Tell whether an answer was made for somebody, or sets a cookie of theirs."""
    return bool(g.get("is_private")) or "Set-Cookie" in response.headers
